import { filmAnchor } from "@/lib/guide/film";
import type {
  FilmSuggestion,
  ProductSuggestion,
  SectionSuggestion,
  Suggestions,
} from "@/lib/guide/guide-suggestions";

export type Suggestion =
  | ({ readonly kind: "product" } & ProductSuggestion)
  | ({ readonly kind: "section" } & SectionSuggestion)
  | ({ readonly kind: "film" } & FilmSuggestion);

export interface SuggestionGroup {
  readonly title: string;
  readonly items: readonly Suggestion[];
}

/** Suggestions under the names of where they are; a kind without any has no group. */
export function groupsOf({ products, sections, films }: Suggestions): SuggestionGroup[] {
  const groups: SuggestionGroup[] = [
    { title: "Products", items: products.map((each) => ({ kind: "product", ...each })) },
    { title: "In the guide", items: sections.map((each) => ({ kind: "section", ...each })) },
    { title: "Films", items: films.map((each) => ({ kind: "film", ...each })) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

export function hrefOf(item: Suggestion): `/products/${string}` | `/guides/${string}` {
  if (item.kind === "product") return `/products/${item.slug}`;
  return `/guides/${item.guide}#${item.kind === "film" ? filmAnchor(item.name) : item.section}`;
}

export function textOf(item: Suggestion): string {
  return item.kind === "product" ? item.name : item.title;
}
