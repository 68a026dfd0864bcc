import { priceRange, type ProductCard } from "@/lib/catalogue/catalogue";
import { formatPence } from "@/lib/money";
import type { FilmMatch, SectionMatch } from "./guide-search";

/** What shop and guides say while somebody is still typing: short enough to travel with every few letters. */
export interface Suggestions {
  readonly products: readonly ProductSuggestion[];
  readonly sections: readonly SectionSuggestion[];
  readonly films: readonly FilmSuggestion[];
}

export interface ProductSuggestion {
  readonly slug: string;
  readonly name: string;
  readonly department: string;
  /** "£12.50", "from £9.00"; empty when nothing is priced. */
  readonly price: string;
  readonly picture: string | null;
}

interface GuideSuggestion {
  readonly guide: string;
  readonly title: string;
  /** Where it stands: a section in its guide, a film in its section. */
  readonly within: string;
}

export interface SectionSuggestion extends GuideSuggestion {
  /** The anchor in the guide. */
  readonly section: string;
}

export interface FilmSuggestion extends GuideSuggestion {
  readonly name: string;
}

/** How many suggestions there are at most. */
const limit = 8;
/** How many sections, and how many films, are sure of their place however many products there are. */
const sure = 2;

interface Found {
  readonly cards: readonly ProductCard[];
  readonly sections: readonly SectionMatch[];
  readonly films: readonly FilmMatch[];
}

/** The first of what was found: a kind that has little leaves its places to the others, products first. */
export function suggestionsFrom({ cards, sections, films }: Found): Suggestions {
  const sureFilms = Math.min(films.length, sure);
  const products = Math.min(cards.length, limit - Math.min(sections.length, sure) - sureFilms);
  const ofGuide = Math.min(sections.length, limit - products - sureFilms);
  return {
    products: cards.slice(0, products).map(productSuggestion),
    sections: sections.slice(0, ofGuide).map(({ guideSlug, guideTitle, sectionSlug, sectionTitle }) => ({
      guide: guideSlug,
      section: sectionSlug,
      title: sectionTitle,
      within: guideTitle,
    })),
    films: films.slice(0, limit - products - ofGuide).map(({ guideSlug, sectionTitle, name, title }) => ({
      guide: guideSlug,
      title,
      within: sectionTitle,
      name,
    })),
  };
}

function productSuggestion({ slug, name, department, variants, picture }: ProductCard): ProductSuggestion {
  const range = priceRange(variants);
  return {
    slug,
    name,
    department: department.title,
    price: range ? `${range.differs ? "from " : ""}${formatPence(range.lowest)}` : "",
    picture: picture?.name ?? null,
  };
}
