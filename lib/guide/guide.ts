import type { Bands } from "@/lib/stock/stock";

export interface TopicFacts {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
}

export interface CandidateFacts {
  readonly productSlug: string;
  readonly sku: string;
}

/** What a section asks for, and what may answer it, the best first. */
export interface NeedFacts {
  readonly slug: string;
  readonly title: string;
  readonly why: string;
  readonly department: { readonly slug: string; readonly title: string };
  readonly candidates: readonly CandidateFacts[];
}

export interface SectionFacts {
  /** The anchor, stable for ever. */
  readonly slug: string;
  readonly position: number;
  readonly title: string;
  readonly contentsLabel: string;
  readonly markdown: string;
  /** Since when its words stand as they are. */
  readonly publishedAt: Date | null;
  readonly needs: readonly NeedFacts[];
}

export interface SourceFacts {
  readonly key: string;
  readonly citation: string;
  readonly kind: string;
  readonly supports: string;
  readonly url: string;
}

export interface FilmFacts {
  readonly name: string;
  readonly title: string;
  readonly alt: string;
  readonly caption: string;
  readonly transcript: string;
  /** How long its loop lasts; null while there is a still alone, and for a playlist. */
  readonly seconds: number | null;
  /** Names of the films that it goes through, when it has no loop of its own. */
  readonly playlist: readonly string[];
  /** Since when the shop has it. */
  readonly createdAt: Date;
}

export interface GuideCard {
  readonly slug: string;
  readonly title: string;
  readonly standfirst: string;
  readonly topics: readonly TopicFacts[];
  readonly sectionCount: number;
  readonly filmCount: number;
}

export interface GuideDetails {
  readonly slug: string;
  readonly title: string;
  readonly standfirst: string;
  readonly description: string;
  readonly author: string;
  readonly reviewStatus: string;
  readonly disclosure: string;
  readonly disclaimer: string;
  readonly updatedAt: Date;
  readonly topics: readonly TopicFacts[];
  readonly sections: readonly SectionFacts[];
  readonly sources: readonly SourceFacts[];
  readonly films: readonly FilmFacts[];
}

/** Where a product is called for: shown on its page. */
export interface GuideUse {
  readonly guideSlug: string;
  readonly guideTitle: string;
  readonly sectionSlug: string;
  readonly sectionTitle: string;
}

/** The first candidate that is not sold out; when all are, the first, so that its page can say so. */
export function chosenCandidate(need: NeedFacts, bands: Bands): CandidateFacts | null {
  const inStock = need.candidates.find(({ sku }) => bands[sku] !== undefined && bands[sku] !== "sold-out");
  return inStock ?? need.candidates[0] ?? null;
}
