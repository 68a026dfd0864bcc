import type { ProductCard } from "@/lib/catalogue/catalogue";
import type { Bands } from "@/lib/stock/stock";
import { chosenCandidate, type GuideDetails, type NeedFacts } from "./guide";

/** A need and the product that answers it now. */
export interface KitFacts {
  readonly need: NeedFacts;
  readonly card: ProductCard;
  readonly sku: string;
  /** Why this product, in the guide's words. */
  readonly why: string;
  /** Whether nothing that would answer the need is left; the product is then the first choice of all. */
  readonly isSoldOut: boolean;
}

/** The products that a guide may have to show, without repeats. */
export function kitProducts(guide: Pick<GuideDetails, "sections">): string[] {
  const candidates = guide.sections.flatMap(({ needs }) => needs.flatMap((need) => need.candidates));
  return [...new Set(candidates.map(({ productSlug }) => productSlug))];
}

/** What stands in each slot of a section; a need that no live product answers is left out. */
export function kitOf(
  needs: readonly NeedFacts[],
  cards: readonly ProductCard[],
  bands: Bands,
): Map<string, KitFacts> {
  const kit = new Map<string, KitFacts>();
  for (const need of needs) {
    const answer = chosenCandidate(need, bands);
    const card = answer && cards.find(({ slug }) => slug === answer.candidate.productSlug);
    if (!answer || !card) continue;
    const { sku, isSoldOut, candidate } = answer;
    kit.set(need.slug, { need, card, sku, why: candidate.why, isSoldOut });
  }
  return kit;
}
