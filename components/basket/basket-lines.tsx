import Link from "next/link";
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

function changeWords(change: LineChange): string {
  switch (change.kind) {
    case "price":
      return `The price has changed from ${formatPence(change.before)} to ${formatPence(change.now)} since you added it.`;
    case "sold-out":
      return "Sold out since you added it. Remove it to check out.";
    case "fewer":
      return `Only ${change.left} left. Change the quantity to check out.`;
  }
}

/** What is in the basket; each line is changed by a form of its own. */
export function BasketLines({ lines }: { readonly lines: readonly BasketLineFacts[] }) {
  return (
    <ul aria-label="Basket" role="list" className="border-t-2 border-ink">
      {lines.map((line) => (
        <li key={line.sku} className="border-b border-line py-5">
          <BasketLine line={line} />
        </li>
      ))}
    </ul>
  );
}

function BasketLine({ line }: { readonly line: BasketLineFacts }) {
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
        {lineChanges(line).map((change) => (
          <p key={change.kind} className="mt-2 border-l-4 border-ink pl-3 text-sm font-bold">
            {changeWords(change)}
          </p>
        ))}
      </div>
      <p className="col-start-2 text-lg font-bold tabular-nums sm:col-start-3 sm:row-start-1 sm:text-right">
        {formatPence(lineTotal(line))}
      </p>
      <div className="col-start-2 flex flex-wrap items-end gap-x-4 gap-y-2">
        <form action="/api/basket/lines/quantity" method="post" className="flex items-end gap-3">
          <input type="hidden" name="sku" value={line.sku} />
          <label className="w-20">
            <span className="block text-xs text-ink-soft">Quantity</span>
            <input
              type="number"
              name="quantity"
              aria-describedby={named}
              // A basket that has changed elsewhere shows its own number, not the one last typed here.
              key={line.quantity}
              defaultValue={line.quantity}
              min={1}
              max={unitLimit}
              step={1}
              required
              inputMode="numeric"
              className="min-h-11 w-full rounded-sm border border-ink-soft bg-paper px-3 text-base text-ink"
            />
          </label>
          <Button aria-describedby={named}>Update</Button>
        </form>
        <form action="/api/basket/lines/remove" method="post">
          <input type="hidden" name="sku" value={line.sku} />
          <Button variant="quiet" aria-describedby={named}>
            Remove
          </Button>
        </form>
      </div>
    </div>
  );
}
