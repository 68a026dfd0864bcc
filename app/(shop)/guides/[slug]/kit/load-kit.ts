import { readBasket } from "@/lib/basket/basket-reads";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import { getCards } from "@/lib/catalogue/catalogue-queries";
import type { GuideDetails } from "@/lib/guide/guide";
import { kitProducts } from "@/lib/guide/guide-kit";
import { getMoves } from "@/lib/guide/guide-queries";
import { buildKit, type Kit, type KitOffer, type KitQuestion, type KitWish } from "@/lib/guide/kit-builder";
import { kitChanges, type KitChange } from "@/lib/guide/kit-changes";
import { wishOf, type KitChoice } from "@/lib/guide/kit-choice";
import { readKitChoice, readKitNews } from "@/lib/guide/kit-schema";
import type { Move } from "@/lib/guide/moves";
import type { Bands } from "@/lib/stock/stock";
import { readBands } from "@/lib/stock/stock-reads";

/** A section that there is something to do or to have in. */
type KitSection = GuideDetails["sections"][number] & { readonly moves: readonly Move[] };

export interface LoadedKit {
  readonly sections: readonly KitSection[];
  /** As it may be shared: without what a press has just found out. */
  readonly choice: KitChoice;
  /** Null while the amount cannot be read; then there is no kit either. */
  readonly wish: KitWish | null;
  readonly kit: Kit | null;
  readonly cards: readonly ProductCard[];
  readonly bands: Bands;
  /** Units that the visitor's basket has, by SKU. */
  readonly held: Readonly<Record<string, number>>;
  /** What became of parts that a press could not add. */
  readonly gone: readonly KitChange[];
  /** Parts of which the basket has all that it can have. */
  readonly full: readonly KitChange[];
}

/** Builds the kit that an address asks for from what is on the shelves now. */
export async function loadKit(
  guide: GuideDetails,
  asked: Readonly<Record<string, string | string[] | undefined>>,
  token: string | undefined,
): Promise<LoadedKit> {
  const [moves, cards] = await Promise.all([getMoves(guide.slug), getCards(kitProducts(guide))]);
  const skus = cards.flatMap(({ variants }) => variants.map(({ sku }) => sku));
  const [bands, basket] = await Promise.all([readBands(skus), readBasket(token)]);
  const sections = guide.sections.flatMap((section) => {
    const own = moves[section.slug] ?? [];
    return own.length > 0 || section.needs.length > 0 ? [{ ...section, moves: own }] : [];
  });
  const choice = readKitChoice(
    asked,
    sections.map(({ slug }) => slug),
  );
  const held = Object.fromEntries(basket?.lines.map(({ sku, quantity }) => [sku, quantity]) ?? []);
  const wish = wishOf(choice);
  const shown = { sections, cards, bands, held, wish };
  if (!wish) return { ...shown, choice, kit: null, gone: [], full: [] };

  const news = readKitNews(asked);
  const ask = (change: Partial<KitQuestion>) =>
    buildKit({
      sections: sections.filter(({ slug }) => choice.sections.includes(slug)),
      owned: new Set(choice.owned),
      picks: new Set(choice.picks),
      wish,
      offers: offersOf(cards, (sku) => bands[sku] === "sold-out"),
      ...change,
    });
  // What a press has found out is newer than what it was pressed on.
  const pressed = ask({
    offers: offersOf(cards, (sku) => bands[sku] === "sold-out" && !news.gone.includes(sku)),
  });
  const full = pressed.lines.filter(({ sku }) => news.held.includes(sku));
  const kit = ask({
    owned: new Set([...choice.owned, ...full.flatMap(({ needs }) => needs.map(({ key }) => key))]),
    offers: offersOf(cards, (sku) => bands[sku] === "sold-out" || news.gone.includes(sku)),
  });
  const plain = ask({ picks: new Set() });
  const isPlain = (sku: string) => plain.lines.some((line) => line.sku === sku);
  return {
    ...shown,
    choice: { ...choice, picks: choice.picks.filter((sku) => !isPlain(sku)) },
    kit,
    gone: kitChanges(pressed, kit, news.gone),
    full: kitChanges(pressed, kit, news.held),
  };
}

function offersOf(cards: readonly ProductCard[], isSoldOut: (sku: string) => boolean): KitOffer[] {
  return cards.flatMap(({ slug, variants }) =>
    variants.map(({ sku, pricePence }) => ({
      sku,
      productSlug: slug,
      unitPence: pricePence,
      isSoldOut: isSoldOut(sku),
    })),
  );
}
