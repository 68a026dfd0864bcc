import Link from "next/link";
import { useState, type SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import { Picture } from "@/components/ui/picture";
import {
  lineChanges,
  lineTotal,
  unitLimit,
  type BasketLineFacts,
  type LineChange,
} from "@/lib/basket/basket";
import { formatPence } from "@/lib/money";

/** Why a line could not be changed, and what was typed. */
export interface LineRefusal {
  readonly words: string;
  readonly typed: string | undefined;
}

/** The id of a line's "Remove", which the keyboard comes back to. */
export function removeButtonId(sku: string): string {
  return `remove-${sku}`;
}

interface BasketLineProps {
  readonly line: BasketLineFacts;
  readonly refused: LineRefusal | null;
  readonly onChange: (typed: string) => void;
  readonly onAccept: (quantity: number) => void;
  readonly onRemove: () => void;
}

export function BasketLine({ line, refused, onChange, onAccept, onRemove }: BasketLineProps) {
  const named = `line-${line.sku}`;
  return (
    <div className="grid grid-cols-[5rem_1fr] gap-x-4 gap-y-3 sm:grid-cols-[7rem_1fr_auto]">
      <div className="row-span-2">
        {line.pictureName && <Picture name={line.pictureName} alt="" width={800} height={800} sizes="7rem" />}
      </div>
      <div>
        <h2 id={named} className="text-lg">
          <Link href={`/products/${line.productSlug}`} prefetch={false} className="link">
            {line.productName}
          </Link>
        </h2>
        {line.label && <p className="text-sm text-ink-soft">{line.label}</p>}
        <p className="text-sm text-ink-soft">{formatPence(line.unitPence)} each</p>
        <LineNews line={line} named={named} onAccept={onAccept} />
      </div>
      <p className="col-start-2 text-lg font-bold tabular-nums sm:col-start-3 sm:row-start-1 sm:text-right">
        {formatPence(lineTotal(line))}
      </p>
      <div className="col-start-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <QuantityForm line={line} named={named} refused={refused} onChange={onChange} />
        <form action="/api/basket/lines/remove" method="post" onSubmit={instead(onRemove)}>
          <input type="hidden" name="sku" value={line.sku} />
          <Button id={removeButtonId(line.sku)} variant="quiet" aria-describedby={named}>
            Remove
          </Button>
        </form>
      </div>
    </div>
  );
}

/** What a form does with JavaScript in place of being sent. */
function instead(work: () => void): (event: SyntheticEvent) => void {
  return (event) => {
    event.preventDefault();
    work();
  };
}

interface QuantityFormProps extends Pick<BasketLineProps, "line" | "refused" | "onChange"> {
  readonly named: string;
}

/** A line that is changed elsewhere shows its own number, unless another one is being typed here. */
function QuantityForm({ line, named, refused, onChange }: QuantityFormProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? refused?.typed ?? String(line.quantity);
  function submit(): void {
    setTyped(null);
    onChange(value);
  }
  return (
    <form
      action="/api/basket/lines/quantity"
      method="post"
      className="flex flex-wrap items-end gap-3"
      onSubmit={instead(submit)}
    >
      <input type="hidden" name="sku" value={line.sku} />
      <label className="w-20">
        <span className="block text-xs text-ink-soft">Quantity</span>
        <input
          type="number"
          name="quantity"
          aria-describedby={refused ? `${named} refused-${line.sku}` : named}
          aria-invalid={refused ? true : undefined}
          value={value}
          onChange={(event) => setTyped(event.target.value)}
          min={1}
          max={unitLimit}
          step={1}
          required
          inputMode="numeric"
          className="control"
        />
      </label>
      <Button aria-describedby={named}>Update</Button>
      {refused && (
        <p
          id={`refused-${line.sku}`}
          role="alert"
          className="w-full border-l-4 border-ink pl-3 text-sm font-bold"
        >
          {refused.words}
        </p>
      )}
    </form>
  );
}

interface LineNewsProps {
  readonly line: BasketLineFacts;
  readonly named: string;
  readonly onAccept: (quantity: number) => void;
}

/** What has changed since the line was added, and the one press that takes it as it is now. */
function LineNews({ line, named, onAccept }: LineNewsProps) {
  const changes = lineChanges(line);
  const quantity = Math.min(line.quantity, line.available);
  if (changes.length === 0) return null;
  return (
    <div className="mt-2 border-l-4 border-ink pl-3 text-sm">
      {changes.map((change) => (
        <p key={change.kind} className="font-bold">
          {changeWords(change)}
        </p>
      ))}
      {quantity > 0 && (
        <form action="/api/basket/lines/accept" method="post" onSubmit={instead(() => onAccept(quantity))}>
          <input type="hidden" name="sku" value={line.sku} />
          <input type="hidden" name="pence" value={line.unitPence} />
          <input type="hidden" name="quantity" value={quantity} />
          <Button variant="quiet" aria-describedby={named}>
            {acceptWords(line, quantity)}
          </Button>
        </form>
      )}
    </div>
  );
}

function changeWords(change: LineChange): string {
  switch (change.kind) {
    case "price": {
      const way = change.now > change.before ? "up" : "down";
      return `The price has gone ${way} from ${formatPence(change.before)} to ${formatPence(change.now)} since you added it.`;
    }
    case "sold-out":
      return "Sold out since you added it. Remove it to check out.";
    case "fewer":
      return `Only ${change.left} left. Change the quantity to check out.`;
  }
}

function acceptWords(line: BasketLineFacts, quantity: number): string {
  const price = formatPence(line.unitPence);
  if (quantity === line.quantity) return `Keep it at ${price}`;
  return line.unitPence === line.seenPence ? `Take the ${quantity} left` : `Take ${quantity} at ${price}`;
}
