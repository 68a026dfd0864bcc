/** One mark of a citation, "3-2": the number of its source in the list, and which of the marks that cite it this is. A page has a hundred of them. */
export type CitationMark = `${number}-${number}`;

/** The anchor of a mark, to come back to. */
export function citeAnchor(mark: CitationMark): `cite-${CitationMark}` {
  return `cite-${mark}`;
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
  | {
      readonly kind: "film";
      readonly name: string;
      readonly title: string;
      readonly caption: string;
      /** The place of the section that names what the move is done with; empty when it is done with nothing from the shop. */
      readonly slot: string;
    }
  | { readonly kind: "dose"; readonly figures: readonly DoseFigure[] }
  | { readonly kind: "kits"; readonly items: readonly KitItem[] }
  /** The picture of the muscles, or the ways to the departments. */
  | { readonly kind: "anatomy" | "kit-summary" };

export interface CitedSource {
  readonly key: string;
  readonly number: number;
  /** How many marks cite it. */
  readonly times: number;
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
