import { expect, it } from "vitest";
import { pence } from "@/lib/money";
import { viewsOf, type VariantFacts } from "./catalogue";

function variant(sku: string): VariantFacts {
  return { sku, label: sku, pricePence: pence(100), unitPrice: null, pictureName: null };
}

function picture(name: string, sku: string | null) {
  return { name, alt: name, width: 800, height: 800, placeholder: "#ffffff", sku };
}

it("says of each picture which variant it shows, or that it stands for all", () => {
  const views = viewsOf({
    variants: [variant("RED"), variant("BLUE")],
    pictures: [
      picture("all", null),
      picture("blue", "BLUE"),
      picture("red", "RED"),
      picture("gone", "GREEN"),
    ],
  });
  expect(views.map(({ name, tile }) => [name, tile])).toEqual([
    ["all", null],
    ["blue", 2],
    ["red", 1],
    ["gone", null],
  ]);
  expect(views[1]).not.toHaveProperty("sku");
});
