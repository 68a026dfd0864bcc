import { describe, expect, it } from "vitest";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import { pence } from "@/lib/money";
import type { FilmMatch, SectionMatch } from "./guide-search";
import { suggestionsFrom } from "./guide-suggestions";

const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));

function card(index: number, prices: readonly number[] = [1250]): ProductCard {
  return {
    slug: `a-product-with-a-name-of-a-fair-length-${index}`,
    name: `A product with a name of a fair length ${index}`,
    maker: "Maker",
    summary: "",
    latexNotice: null,
    cautions: [],
    department: { slug: "recovery", title: "Muscle recovery and strengthening" },
    optionNames: [],
    picture: { name: `a-product-in-its-colour-${index}`, alt: "", width: 1, height: 1, placeholder: "" },
    variants: prices.map((price, each) => ({
      sku: `SKU-${index}-${each}`,
      label: "",
      pricePence: pence(price),
      unitPrice: null,
      pictureName: null,
    })),
  };
}

function section(index: number): SectionMatch {
  return {
    guideSlug: "hamstrings",
    guideTitle: "Hamstrings and running",
    sectionSlug: `section-${index}`,
    sectionTitle: `A section of the guide ${index}`,
  };
}

function film(index: number): FilmMatch {
  return { ...section(index), name: `film-${index}`, title: `Single-leg hamstring bridge ${index}` };
}

function counts(cards: number, sections: number, films: number): number[] {
  const found = suggestionsFrom({
    cards: many(cards, card),
    sections: many(sections, section),
    films: many(films, film),
  });
  return [found.products.length, found.sections.length, found.films.length];
}

describe("suggestionsFrom", () => {
  it.each([
    [24, 8, 4, [4, 2, 2]],
    [24, 0, 0, [8, 0, 0]],
    [1, 8, 1, [1, 6, 1]],
    [0, 1, 4, [0, 1, 4]],
    [0, 0, 0, [0, 0, 0]],
  ])("shares eight places among %i products, %i sections, %i films", (cards, sections, films, shares) => {
    expect(counts(cards, sections, films)).toEqual(shares);
  });

  it("words a price as a listing does, and says nothing of what it does not know", () => {
    const bare = { ...card(2, []), picture: null };
    const { products } = suggestionsFrom({
      cards: [card(0), card(1, [1795, 795]), bare],
      sections: [],
      films: [],
    });
    expect(products.map(({ price }) => price)).toEqual(["£12.50", "from £7.95", ""]);
    expect(products[2]?.picture).toBeNull();
  });

  it("says where a section and a film stand", () => {
    const { sections, films } = suggestionsFrom({ cards: [], sections: [section(1)], films: [film(2)] });
    expect(sections[0]).toMatchObject({ section: "section-1", within: "Hamstrings and running" });
    expect(films[0]).toEqual({
      guide: "hamstrings",
      within: "A section of the guide 2",
      title: "Single-leg hamstring bridge 2",
      name: "film-2",
    });
  });

  it("is a small answer also when it is full", () => {
    const full = suggestionsFrom({ cards: many(24, card), sections: many(8, section), films: many(4, film) });
    expect(JSON.stringify(full).length).toBeLessThan(2_000);
  });
});
