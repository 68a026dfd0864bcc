import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import type { Kit, KitLine, KitWish } from "@/lib/guide/kit-builder";
import type { KitChange } from "@/lib/guide/kit-changes";
import { kitTitle, kitWords } from "@/lib/guide/kit-words";
import { formatPence } from "@/lib/money";
import type { Bands } from "@/lib/stock/stock";
import { KitAdd } from "./kit-add";
import { kitForm } from "./kit-choices";
import { KitLeftOut } from "./kit-left-out";
import { KitRow } from "./kit-row";

interface KitResultProps {
  readonly guide: string;
  readonly kit: Kit | null;
  readonly wish: KitWish | null;
  readonly cards: readonly ProductCard[];
  readonly bands: Bands;
  readonly held: Readonly<Record<string, number>>;
  readonly gone: readonly KitChange[];
  readonly full: readonly KitChange[];
  /** What was chosen, for the way back from the basket. */
  readonly query: string;
  /** The name of the press, 32 hexadecimal digits: the form sent twice counts once. */
  readonly press: string;
  /** Why the last press added nothing, when no part was to blame. */
  readonly refused: string | null;
}

/** The kit itself: what is in it and why, what is not and why not, what it comes to, and the one press that adds all of it. */
export function KitResult(props: KitResultProps) {
  const { guide, kit, wish, cards, bands, held, gone, full, query, press, refused } = props;
  if (!kit || !wish) {
    return (
      <section id="kit" aria-labelledby="kit-title" className="kit-sells border-t-2 border-ink pt-6">
        <h2 id="kit-title" className="text-3xl">
          Under an amount
        </h2>
        <p className="mt-4 text-lg">
          Give the amount first, in pounds, and the best that it can buy stands here.
        </p>
      </section>
    );
  }
  const count = kit.lines.length;
  const add = (words: string) => (
    <KitAdd guide={guide} lines={kit.lines} query={query} press={press}>
      {words}
    </KitAdd>
  );
  return (
    <section id="kit" aria-labelledby="kit-title" className="kit-sells">
      {refused && (
        <div className="mb-8">
          <Notice tone="alert">{refused}</Notice>
        </div>
      )}
      {gone.length + full.length > 0 && (
        <div className="mb-10">
          <Notice tone="alert" title="Nothing has been added yet">
            {[
              ...gone.map((change) => goneWords(change, cards)),
              ...full.map((change) => fullWords(change, cards)),
            ].map((words) => (
              <p key={words}>{words}</p>
            ))}
            {count > 0 && <div className="mt-4 mb-1">{add(replacedWords(gone, count))}</div>}
          </Notice>
        </div>
      )}
      <div className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 border-t-2 border-ink pt-5">
        <h2 id="kit-title" className="text-3xl">
          {kitTitle(wish)}
        </h2>
        {count > 0 && (
          <p className="price text-3xl" data-kit-sum="">
            {formatPence(kit.totalPence)}
          </p>
        )}
      </div>
      <p className="mt-3 mb-5 max-w-measure">{kitWords(kit, wish)}</p>
      {count > 0 && (
        <>
          <ul aria-label="In the kit" role="list" className="border-t border-line">
            {kit.lines.map((line) => (
              <KitRow
                key={line.productSlug}
                guide={guide}
                line={line}
                cards={cards}
                bands={bands}
                held={held[line.sku] ?? 0}
              />
            ))}
          </ul>
          <div className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-4 print:hidden">
            <Button form={kitForm}>Update the kit</Button>
            {add(addWords(count))}
          </div>
          <p className="mt-3 text-sm text-ink-soft print:hidden">All of it is added, or nothing.</p>
        </>
      )}
      <KitLeftOut leftOut={kit.leftOut} cards={cards} />
    </section>
  );
}

function addWords(count: number): string {
  return count === 1 ? "Add it to the basket" : `Add all ${count} to the basket`;
}

function nameOf(
  cards: readonly ProductCard[],
  { productSlug, sku }: Pick<KitLine, "productSlug" | "sku">,
): string {
  const card = cards.find(({ slug }) => slug === productSlug);
  const label = card?.variants.find((variant) => variant.sku === sku)?.label ?? "";
  const name = card?.name ?? sku;
  return label === "" ? name : `${name} (${label})`;
}

function goneWords(change: KitChange, cards: readonly ProductCard[]): string {
  const by = change.by
    .map((line) => `${nameOf(cards, line)}, at ${formatPence(line.unitPence)}`)
    .join(" and ");
  return by
    ? `${nameOf(cards, change)} has sold out meanwhile. In its place: ${by}.`
    : `${nameOf(cards, change)} has sold out meanwhile, and nothing would take its place.`;
}

function fullWords(change: KitChange, cards: readonly ProductCard[]): string {
  return `Your basket has all of ${nameOf(cards, change)} that it can have, so it is left out here.`;
}

function replacedWords(gone: readonly KitChange[], count: number): string {
  if (gone.some(({ by }) => by.length > 0))
    return count === 1 ? "Add that instead" : `Add all ${count}, with that instead`;
  return count === 1 ? "Add the rest" : `Add the other ${count}`;
}
