import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { unitLimit, lineLimit } from "@/lib/basket/basket";
import { basketLinkText, type LinkEntry, type PlannedEntry } from "@/lib/basket/basket-link";
import { fullName } from "@/lib/catalogue/catalogue";
import { addUp, formatPence, times, type Pence } from "@/lib/money";

interface LinkPlanProps {
  readonly plan: readonly PlannedEntry[];
  readonly unread: readonly string[];
  /** The name of the press, 32 hexadecimal digits: the form sent twice counts once. */
  readonly press: string;
}

/** What a link to a filled basket would add, and the one button that does. */
export function LinkPlan({ plan, unread, press }: LinkPlanProps) {
  const adding = plan.filter((entry) => entry.adding > 0);
  const units = adding.reduce((sum, entry) => sum + entry.adding, 0);
  return (
    <>
      {unread.length > 0 && (
        <Notice tone="alert" title="Part of the link cannot be read">
          {unread.map((text) => `“${text}”`).join(", ")}
        </Notice>
      )}
      {plan.length > 0 && (
        <ul aria-label="In the link" role="list" className="w-full first:-mt-6">
          {plan.map((entry) => (
            <PlannedRow key={entry.sku} entry={entry} />
          ))}
        </ul>
      )}
      {units > 0 ? (
        <form action="/api/basket/link" method="post" className="w-full">
          <input type="hidden" name="items" value={basketLinkText(asked(plan))} />
          <input type="hidden" name="press" value={press} />
          <p className="flex flex-wrap items-baseline justify-between gap-x-6 font-bold">
            {units} {units === 1 ? "item" : "items"}
            <span className="price text-2xl">{formatPence(sumOf(adding))}</span>
          </p>
          <p className="mt-1 mb-5 text-sm text-ink-soft">Nothing is added until you say so.</p>
          <Button variant="buy" className="w-full sm:w-auto">
            Add to basket
          </Button>
        </form>
      ) : (
        <p className="text-lg">Nothing of this can be added to your basket.</p>
      )}
    </>
  );
}

function asked(plan: readonly PlannedEntry[]): LinkEntry[] {
  return plan.map(({ sku, quantity }) => ({ sku, quantity }));
}

function sumOf(adding: readonly PlannedEntry[]): Pence {
  return addUp(adding.flatMap(({ offer, adding: units }) => (offer ? [times(offer.unitPence, units)] : [])));
}

function PlannedRow({ entry }: { readonly entry: PlannedEntry }) {
  const { offer, adding } = entry;
  const words = shortfallWords(entry);
  return (
    <li className="border-b border-line py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <p className="font-bold" data-note={offer?.productSlug}>
          {offer ? fullName(offer.productName, offer.label) : entry.sku}
        </p>
        {offer && adding > 0 && (
          <p className="price font-normal tracking-normal">
            {adding} × {formatPence(offer.unitPence)}
          </p>
        )}
      </div>
      {words && <p className="mt-1 border-l-4 border-ink pl-3 text-sm font-bold">{words}</p>}
    </li>
  );
}

/** Why fewer are added than the link asks for. */
function shortfallWords({ quantity, adding, offer, shortfall }: PlannedEntry): string | null {
  const held = offer?.held ?? 0;
  const has = held > 0 ? ` Your basket has ${held} already.` : "";
  switch (shortfall) {
    case null:
      return null;
    case "not-sold":
      return "We do not sell that.";
    case "sold-out":
      return "Sold out.";
    case "line-limit":
      return `A basket holds at most ${lineLimit} different things.`;
    case "fewer-left":
      return `The link asks for ${quantity}; ${adding} can be added, as only ${offer?.free ?? 0} are left.${has}`;
    case "unit-limit":
      return `The link asks for ${quantity}; ${adding} can be added, as we send at most ${unitLimit} of one thing.${has}`;
  }
}
