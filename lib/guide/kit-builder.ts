import { addUp, pence, type Pence } from "@/lib/money";
import { bestValue } from "./best-value";
import type { CandidateFacts, NeedFacts, SectionFacts } from "./guide";

export type KitWish =
  | { readonly kind: "essentials" }
  | { readonly kind: "full" }
  /** The best value that an amount can buy. */
  | { readonly kind: "under"; readonly amount: Pence };

/** A variant as the shop has it now. */
export interface KitOffer {
  readonly sku: string;
  readonly productSlug: string;
  readonly unitPence: Pence;
  readonly isSoldOut: boolean;
}

export interface KitQuestion {
  /** The chosen sections, in the guide's order. */
  readonly sections: readonly Pick<SectionFacts, "slug" | "title" | "needs">[];
  /** Keys of the needs that the reader has something for. */
  readonly owned: ReadonlySet<string>;
  readonly wish: KitWish;
  /** Variants that the reader has chosen over those that the guide would. */
  readonly picks: ReadonlySet<string>;
  /** Every variant of every candidate's product, in the shop's order. */
  readonly offers: readonly KitOffer[];
}

/** A place of the guide that asks for something. */
interface KitUse {
  readonly section: string;
  readonly sectionTitle: string;
  readonly slot: string;
}

/** A need, however many sections have it. */
export interface KitNeed {
  readonly key: string;
  readonly title: string;
  readonly essential: boolean;
  readonly home: string | null;
  readonly uses: readonly KitUse[];
  readonly candidates: readonly CandidateFacts[];
}

export interface KitLine {
  readonly productSlug: string;
  readonly sku: string;
  readonly quantity: 1;
  readonly unitPence: Pence;
  /** What it meets, in the guide's order; never none. */
  readonly needs: readonly KitNeed[];
  readonly essential: boolean;
  /** Why this one; null where the reader has chosen a variant that the guide does not speak of. */
  readonly why: string | null;
  /** The guide's own choice, where that has sold out and this stands in for it. */
  readonly instead: { readonly productSlug: string; readonly sku: string } | null;
}

export type KitLeftOut = { readonly need: KitNeed } & (
  | { readonly reason: "owned" }
  /** It is no essential, and only essentials were asked for. */
  | { readonly reason: "extra" }
  /** Nothing that would do is left; the guide's own choice can be waited for. */
  | { readonly reason: "sold-out"; readonly original: { productSlug: string; sku: string } }
  | { readonly reason: "over-amount"; readonly productSlug: string; readonly unitPence: Pence }
);

export interface Kit {
  readonly lines: readonly KitLine[];
  readonly leftOut: readonly KitLeftOut[];
  readonly totalPence: Pence;
}

/** Needs in the order in which the sections first ask for them, each once: essential where any section finds it so. */
export function mergedNeeds(sections: KitQuestion["sections"]): KitNeed[] {
  const merged = new Map<string, KitNeed>();
  for (const section of sections) {
    for (const need of section.needs) {
      const use = { section: section.slug, sectionTitle: section.title, slot: need.slug };
      const known = merged.get(need.key);
      merged.set(need.key, known ? joined(known, need, use) : { ...need, uses: [use] });
    }
  }
  return [...merged.values()];
}

function joined(known: KitNeed, need: NeedFacts, use: KitUse): KitNeed {
  const others = need.candidates.filter(({ sku }) => known.candidates.every((each) => each.sku !== sku));
  return {
    ...known,
    essential: known.essential || need.essential,
    home: known.home ?? need.home,
    uses: [...known.uses, use],
    candidates: [...known.candidates, ...others],
  };
}

/**
 * The kit for some sections of a guide: each product once, whatever it is needed for. Nothing that is owned or sold out is in it. Under an
 * amount, see {@link worthOf} for what counts as value.
 */
export function buildKit(question: KitQuestion): Kit {
  const needs = mergedNeeds(question.sections);
  const own = new Set(
    needs.flatMap(({ key, candidates }) => (question.owned.has(key) ? (candidates[0]?.skus ?? []) : [])),
  );
  const leftOut: KitLeftOut[] = [];
  const byProduct = new Map<string, KitLine>();
  for (const need of needs) {
    if (question.owned.has(need.key)) {
      leftOut.push({ need, reason: "owned" });
      continue;
    }
    const answer = answerTo(need, question);
    if (answer && own.has(answer.sku)) leftOut.push({ need, reason: "owned" });
    else if (answer)
      byProduct.set(answer.productSlug, together(byProduct.get(answer.productSlug), answer, need));
    else if (need.candidates[0]) {
      const { productSlug, sku } = need.candidates[0];
      leftOut.push({ need, reason: "sold-out", original: { productSlug, sku } });
    }
  }
  const found = [...byProduct.values()];
  const lines = wanted(found, question.wish);
  for (const line of found) if (!lines.includes(line)) leftOut.push(...whyNot(line, question.wish));
  return {
    lines: [...lines.filter(({ essential }) => essential), ...lines.filter(({ essential }) => !essential)],
    leftOut: leftOut.toSorted((one, other) => needs.indexOf(one.need) - needs.indexOf(other.need)),
    totalPence: addUp(lines.map(({ unitPence }) => unitPence)),
  };
}

type Answer = Pick<KitLine, "productSlug" | "sku" | "unitPence" | "why" | "instead">;

/** The first candidate that is not sold out, in the variant that the reader has chosen where he has; null when nothing is left. */
function answerTo({ candidates }: KitNeed, { offers, picks }: KitQuestion): Answer | null {
  const original = candidates[0];
  for (const candidate of candidates) {
    const onSale = offers.filter(
      ({ productSlug, isSoldOut }) => productSlug === candidate.productSlug && !isSoldOut,
    );
    const offer =
      onSale.find(({ sku }) => picks.has(sku)) ??
      candidate.skus.map((sku) => onSale.find((each) => each.sku === sku)).find(Boolean);
    if (!original || !offer) continue;
    const { productSlug, sku, unitPence } = offer;
    const speaks = candidates.find(({ skus }) => skus.includes(sku));
    const isStandIn = !original.skus.includes(sku) && isGone(original, offers);
    return {
      productSlug,
      sku,
      unitPence,
      why: speaks?.why ?? null,
      instead: isStandIn ? { productSlug: original.productSlug, sku: original.sku } : null,
    };
  }
  return null;
}

function isGone({ skus }: CandidateFacts, offers: KitQuestion["offers"]): boolean {
  return !offers.some(({ sku, isSoldOut }) => skus.includes(sku) && !isSoldOut);
}

/** A line that meets one need more. */
function together(line: KitLine | undefined, answer: Answer, need: KitNeed): KitLine {
  if (!line) return { ...answer, quantity: 1, needs: [need], essential: need.essential };
  return {
    ...line,
    needs: [...line.needs, need],
    essential: line.essential || need.essential,
    instead: line.instead ?? answer.instead,
  };
}

function wanted(lines: readonly KitLine[], wish: KitWish): readonly KitLine[] {
  switch (wish.kind) {
    case "full":
      return lines;
    case "essentials":
      return lines.filter(({ essential }) => essential);
    case "under": {
      const weighed = lines.map((line) => ({ pence: line.unitPence, value: worthOf(line) }));
      const taken = new Set(bestValue(weighed, wish.amount));
      return lines.filter((_, place) => taken.has(place));
    }
  }
}

/** More needs, or sections, than a guide will ever have. */
const step = 1_000;

/**
 * What a line is worth: most of all the essential needs that it meets, then all needs that it meets, then the sections that use it. So no
 * number of extras outweighs an essential. Prices do not come into it: they decide between sets of one worth.
 */
export function worthOf({ needs }: Pick<KitLine, "needs">): number {
  const essentials = needs.filter(({ essential }) => essential).length;
  const uses = needs.reduce((sum, need) => sum + need.uses.length, 0);
  return (essentials * step + needs.length) * step + uses;
}

function whyNot({ needs, productSlug, unitPence }: KitLine, wish: KitWish): KitLeftOut[] {
  return needs.map((need) =>
    wish.kind === "under"
      ? { need, reason: "over-amount", productSlug, unitPence }
      : { need, reason: "extra" },
  );
}

/** What is left of the amount. */
export function amountLeft(kit: Kit, amount: Pence): Pence {
  return pence(amount - kit.totalPence);
}
