import { describe, expect, it } from "vitest";
import type { ProductCard } from "@/lib/catalogue/catalogue";
import type { NeedFacts } from "./guide";
import { kitOf, kitProducts } from "./guide-kit";

const band: NeedFacts = {
  slug: "band",
  key: "medium-band",
  title: "Medium resistance band",
  essential: true,
  home: "A towel does.",
  department: { slug: "muscle-recovery", title: "Muscle recovery" },
  candidates: [
    { productSlug: "red-band", sku: "RED", skus: ["RED"], why: "Easy to grip" },
    { productSlug: "blue-band", sku: "BLUE", skus: ["BLUE"], why: "Pulls harder" },
  ],
};

const tights: NeedFacts = {
  ...band,
  slug: "tights",
  candidates: [
    { productSlug: "tights", sku: "CT-M", skus: ["CT-M", "CT-S", "CT-L"], why: "To the ankle" },
    { productSlug: "half-tights", sku: "CHT-M", skus: ["CHT-M", "CHT-S"], why: "To the knee" },
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

  it("shows the first candidate in stock, with why it is that one", () => {
    expect(kitOf([band], cards, { RED: "low", BLUE: "in-stock" }).get("band")).toMatchObject({
      sku: "RED",
      why: "Easy to grip",
      isSoldOut: false,
    });
    expect(kitOf([band], cards, { RED: "sold-out", BLUE: "low" }).get("band")).toMatchObject({
      sku: "BLUE",
      card: { slug: "blue-band" },
      why: "Pulls harder",
      isSoldOut: false,
    });
  });

  it("shows the first of all when every one is sold out, so that the page can say so", () => {
    expect(kitOf([band], cards, { RED: "sold-out", BLUE: "sold-out" }).get("band")).toMatchObject({
      sku: "RED",
      why: "Easy to grip",
      isSoldOut: true,
    });
  });

  it("takes another size of the same thing before another thing", () => {
    const shelves = [card("tights"), card("half-tights")];
    const gone = { "CT-M": "sold-out", "CT-S": "sold-out", "CHT-M": "in-stock" } as const;
    expect(kitOf([tights], shelves, { ...gone, "CT-L": "low" }).get("tights")?.sku).toBe("CT-L");
    expect(kitOf([tights], shelves, { ...gone, "CT-L": "sold-out" }).get("tights")).toMatchObject({
      sku: "CHT-M",
      why: "To the knee",
    });
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
