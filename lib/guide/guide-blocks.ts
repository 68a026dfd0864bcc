/** One mark of a citation: its number in the list of sources, and which of all marks it is, to come back to. */
export interface CitationMark {
  readonly number: number;
  readonly place: number;
}

/** The anchor of a mark. */
export function citeAnchor(place: number): `cite-${number}` {
  return `cite-${place}`;
}

export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "strong" | "emphasis"; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly href: string; readonly children: readonly Inline[] }
  | { readonly kind: "break" }
  | { readonly kind: "cite"; readonly marks: readonly CitationMark[] };

export interface DoseFigure {
  readonly figure: string;
  readonly label: string;
}

/** What may stand in a group of listings: the listing of a need, or a household substitute. */
export type KitItem =
  | { readonly kind: "kit"; readonly slot: string }
  | { readonly kind: "home"; readonly children: readonly Block[] };

export type Block =
  | { readonly kind: "paragraph"; readonly children: readonly Inline[] }
  | { readonly kind: "heading"; readonly level: 3 | 4; readonly text: string }
  | { readonly kind: "list"; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: "quote" | "home"; readonly children: readonly Block[] }
  | { readonly kind: "aside"; readonly title: string; readonly children: readonly Block[] }
  | { readonly kind: "film"; readonly name: string; readonly title: string; readonly caption: string }
  | { readonly kind: "dose"; readonly figures: readonly DoseFigure[] }
  | { readonly kind: "kits"; readonly items: readonly KitItem[] }
  | { readonly kind: "kit-summary" };

export interface CitedSource {
  readonly key: string;
  readonly number: number;
  /** The marks that cite it, in reading order. */
  readonly places: readonly number[];
  /** Slugs of the sections that have them. */
  readonly sections: readonly string[];
}

export interface ParsedGuide {
  readonly sections: readonly { readonly slug: string; readonly blocks: readonly Block[] }[];
  /** Sources in order of first appearance. */
  readonly sources: readonly CitedSource[];
  /** What the words ask for and the page cannot show; it is left out, never fatal. */
  readonly faults: readonly string[];
}
