import { describe, expect, it } from "vitest";
import { pence } from "@/lib/money";
import type { ProductDetails } from "./catalogue";
import { productData, productTrailData } from "./product-data";

const origin = "https://fettle.example";

const variant = { label: "", pricePence: pence(1_450), unitPrice: null, pictureName: null };

const ball: ProductDetails = {
  slug: "ball",
  name: "Massage Ball",
  maker: "Maker",
  summary: "Small and firm.",
  latexNotice: null,
  cautions: [],
  department: { slug: "massage-aids", title: "Massage aids" },
  optionNames: [],
  picture: null,
  variants: [{ ...variant, sku: "MB1" }],
  description: "",
  features: [],
  materials: "",
  care: "",
  warnings: [],
  sealedOnly: false,
  pictures: [{ name: "ball", alt: "", width: 800, height: 800, placeholder: "", sku: null }],
};

const band: ProductDetails = {
  ...ball,
  optionNames: ["Colour"],
  variants: [
    { ...variant, sku: "RED", label: "Red" },
    { ...variant, sku: "BLUE", label: "Blue" },
  ],
};

/**
 * What may stand on each type (schema.org's vocabulary), those that Google requires first: "Merchant listing structured data", "Product
 * variant structured data" and "Breadcrumb structured data" of Google Search Central.
 */
const vocabulary: Record<string, { required: string[]; known: string[] }> = {
  Product: {
    required: ["name", "image", "offers"],
    known: ["description", "url", "brand", "sku"],
  },
  ProductGroup: {
    required: ["name"],
    known: ["description", "url", "image", "brand", "productGroupID", "variesBy", "hasVariant"],
  },
  Offer: {
    required: ["price", "priceCurrency"],
    known: ["url", "availability", "itemCondition", "hasMerchantReturnPolicy"],
  },
  Brand: { required: ["name"], known: [] },
  MerchantReturnPolicy: {
    required: ["applicableCountry", "returnPolicyCategory", "merchantReturnDays"],
    known: ["returnMethod", "returnFees", "merchantReturnLink"],
  },
  BreadcrumbList: { required: ["itemListElement"], known: [] },
  ListItem: { required: ["position", "name"], known: ["item"] },
};

function faultsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(faultsOf);
  if (typeof value !== "object" || value === null) return [];
  const { "@type": type, "@context": _context, ...properties } = value as Record<string, unknown>;
  const terms = vocabulary[String(type)];
  if (!terms) return [`unknown type ${String(type)}`];
  const names = Object.keys(properties);
  return [
    ...terms.required
      .filter((name) => !names.includes(name))
      .map((name) => `${String(type)} without ${name}`),
    ...names
      .filter((name) => ![...terms.required, ...terms.known].includes(name))
      .map((name) => `${String(type)} with unknown ${name}`),
    ...Object.values(properties).flatMap(faultsOf),
  ];
}

describe("what a product says to search engines", () => {
  it.each([
    ["a product", productData(ball, [], origin)],
    ["a product in several colours", productData(band, [], origin)],
    ["the way to it", productTrailData(ball, origin)],
  ])("is complete and known to schema.org for %s", (_, data) => {
    expect(faultsOf(data)).toEqual([]);
  });

  it("says the price in pounds and what is sold out", () => {
    const said = JSON.stringify(productData(band, ["BLUE"], origin));
    expect(said).toContain('"price":"14.50"');
    expect(said.match(/OutOfStock/g)).toHaveLength(1);
    expect(said).toContain('"variesBy":["https://schema.org/color"]');
  });

  it("promises no return of what comes back unopened or not at all", () => {
    const said = JSON.stringify(productData({ ...ball, sealedOnly: true }, [], origin));
    expect(said).not.toContain("MerchantReturnPolicy");
  });
});
