import { describe, expect, it } from "vitest";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import type { NeedFacts } from "./guide";
import { kitOf, kitProducts } from "./guide-kit";

const band: NeedFacts = {
  slug: "band",
  title: "Medium resistance band",
  why: "Easy to grip",
  department: { slug: "muscle-recovery", title: "Muscle recovery" },
  candidates: [
    { productSlug: "red-band", sku: "RED" },
    { productSlug: "blue-band", sku: "BLUE" },
  ],
};

function card(slug: string): ProductCard {
  return {
    slug,
    name: slug,
    maker: "",
    summary: "",
    latexNotice: null,
    cautions: [],
    department: band.department,
    optionNames: [],
    picture: null,
    variants: [],
  };
}

describe("kitOf", () => {
  const cards = [card("red-band"), card("blue-band")];

  it("shows the first candidate in stock", () => {
    const kit = kitOf([band], cards, { RED: "sold-out", BLUE: "low" });
    expect(kit.get("band")).toMatchObject({ sku: "BLUE", card: { slug: "blue-band" } });
  });

  it("shows the first of all when every one is sold out, so that the page can say so", () => {
    expect(kitOf([band], cards, { RED: "sold-out", BLUE: "sold-out" }).get("band")?.sku).toBe("RED");
  });

  it("leaves out a need whose product is no longer sold", () => {
    expect(kitOf([band], [], { RED: "in-stock" }).size).toBe(0);
  });
});

describe("kitProducts", () => {
  it("names each product once", () => {
    const section = {
      slug: "a",
      position: 1,
      title: "",
      contentsLabel: "",
      markdown: "",
      publishedAt: null,
      needs: [band, band],
    };
    expect(kitProducts({ sections: [section] })).toEqual(["red-band", "blue-band"]);
  });
});
