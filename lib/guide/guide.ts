import type { Bands } from "@/lib/stock/stock";

export interface TopicFacts {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
}

export interface CandidateFacts {
  readonly productSlug: string;
  /** The variant that is meant, or offered first. */
  readonly sku: string;
  /** Every variant that answers, that one first: more than one where only the reader knows his, as with sizes. */
  readonly skus: readonly string[];
  /** Why this one, in the guide's words. */
  readonly why: string;
}

/** What a section asks for, and what may answer it, the best first. */
export interface NeedFacts {
  readonly slug: string;
  /** The same wherever the same thing is asked for. */
  readonly key: string;
  readonly title: string;
  /** Whether a move of the section is done with it. */
  readonly essential: boolean;
  /** What is in the house already and does for it, in words. */
  readonly home: string | null;
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
  /** The moves of the section that are done with it, in reading order. */
  readonly moves: readonly { readonly film: string; readonly title: string }[];
}

/** What answers a need now. */
export interface AnswerFacts {
  readonly candidate: CandidateFacts;
  /** The variant to offer: of those that answer the first that is not sold out. */
  readonly sku: string;
  readonly isSoldOut: boolean;
}

/** The first candidate that is not sold out; when all are, the first, so that its page can say so. */
export function chosenCandidate(need: Pick<NeedFacts, "candidates">, bands: Bands): AnswerFacts | null {
  for (const candidate of need.candidates) {
    const sku = candidate.skus.find((each) => bands[each] !== undefined && bands[each] !== "sold-out");
    if (sku !== undefined) return { candidate, sku, isSoldOut: false };
  }
  const original = need.candidates[0];
  return original ? { candidate: original, sku: original.sku, isSoldOut: true } : null;
}
