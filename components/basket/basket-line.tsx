import Link from "next/link";
import { useState, type SyntheticEvent } from "react";
import { Button } from "@/components/ui/button";
import { FieldError } from "@/components/ui/field";
import { Picture } from "@/components/ui/picture";
import { Quantity } from "@/components/ui/quantity";
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
    <div className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-4 sm:grid-cols-[8.5rem_minmax(0,1fr)] sm:gap-x-6">
      <div className="aspect-square self-start bg-paper-deep">
        {line.pictureName && (
          <Picture
            name={line.pictureName}
            alt=""
            width={800}
            height={800}
            sizes="(min-width: 40rem) 8.5rem, 5.5rem"
          />
        )}
      </div>
      <div className="flex flex-col">
        <h2 id={named} className="text-xl">
          <Link
            href={`/products/${line.productSlug}`}
            prefetch={false}
            className="hover:underline hover:underline-offset-4"
          >
            {line.productName}
          </Link>
        </h2>
        <p className="mt-1 text-sm text-ink-soft" data-note={line.productSlug}>
          {line.label && `${line.label}, `}
          <span className="whitespace-nowrap">{formatPence(line.unitPence)} each</span>
        </p>
        <LineNews line={line} named={named} onAccept={onAccept} />
        {/* On a narrow screen the sum stands beside the number, and the two buttons below them. */}
        <div className="mt-auto flex flex-wrap items-center gap-x-5 pt-4 after:order-1 after:w-full sm:after:hidden">
          <QuantityForm line={line} named={named} refused={refused} onChange={onChange} />
          <form
            action="/api/basket/lines/remove"
            method="post"
            onSubmit={instead(onRemove)}
            className="order-2"
          >
            <input type="hidden" name="sku" value={line.sku} />
            <Button
              id={removeButtonId(line.sku)}
              variant="quiet"
              aria-describedby={named}
              className="text-sm forced-colors:px-2"
            >
              Remove
            </Button>
          </form>
          <p className="price order-1 ml-auto py-2 text-xl sm:order-2">{formatPence(lineTotal(line))}</p>
        </div>
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
  function change(quantity: string): void {
    setTyped(null);
    onChange(quantity);
  }
  return (
    <form
      action="/api/basket/lines/quantity"
      method="post"
      className="contents"
      onSubmit={instead(() => change(value))}
    >
      <input type="hidden" name="sku" value={line.sku} />
      <Quantity
        name="quantity"
        of={line.productName}
        aria-label="Quantity"
        aria-describedby={refused ? `${named} refused-${line.sku}` : named}
        aria-invalid={refused ? true : undefined}
        value={value}
        onChange={(event) => setTyped(event.target.value)}
        onStep={change}
        min={1}
        max={unitLimit}
        required
      />
      {/* The two buttons beside the number need no second press; one that was typed does, and then this stands out. */}
      <Button
        variant="quiet"
        aria-describedby={named}
        className={`order-2 -ml-px text-sm sm:order-none sm:ml-0 forced-colors:px-2 ${value === String(line.quantity) ? "text-ink-soft no-underline noscript:text-ink noscript:underline" : ""}`}
      >
        Update
      </Button>
      {refused && (
        <div role="alert" className="order-3 mb-2 w-full">
          <FieldError id={`refused-${line.sku}`}>{refused.words}</FieldError>
        </div>
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
    <div className="mt-3 border-l-4 border-ink pl-3 text-sm">
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
          <Button aria-describedby={named} className="mt-2 mb-1 text-sm">
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
