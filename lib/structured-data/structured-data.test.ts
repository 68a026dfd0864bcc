import { describe, expect, it } from "vitest";
import type { ProductDetails } from "@/lib/catalogue/catalogue";
import type { GuideDetails } from "@/lib/guide/guide";
import { pence } from "@/lib/money";
import { readSeededGuide } from "@/scripts/testing/seeded-guide";
import { guideData } from "./guide-data";
import { houseData } from "./house-data";
import { productData } from "./product-data";
import { trailData } from "./trail-data";

// That every type, property and value is one of schema.org's is held by the types of schema-dts, which are made from its vocabulary.

const origin = "https://fettle.example";

/** What Google requires of each type: its pages on merchant listings, product variants, returns, delivery, breadcrumbs, videos and site names. */
const required: Readonly<Record<string, readonly string[]>> = {
  Product: ["name", "image", "offers"],
  ProductGroup: ["name", "variesBy", "hasVariant", "productGroupID"],
  Offer: ["price", "priceCurrency", "availability"],
  Brand: ["name"],
  MerchantReturnPolicy: ["applicableCountry", "returnPolicyCategory", "merchantReturnDays"],
  OfferShippingDetails: ["shippingRate", "shippingDestination", "deliveryTime"],
  MonetaryAmount: ["value", "currency"],
  DefinedRegion: ["addressCountry"],
  ShippingDeliveryTime: ["handlingTime", "transitTime"],
  QuantitativeValue: ["minValue", "maxValue", "unitCode"],
  BreadcrumbList: ["itemListElement"],
  ListItem: ["position", "name"],
  VideoObject: ["name", "thumbnailUrl", "uploadDate", "description", "contentUrl", "duration"],
  MedicalWebPage: ["name", "url", "dateModified", "author"],
  ExercisePlan: ["name", "exerciseType"],
  WebSite: ["name", "url"],
  OnlineStore: ["name", "url", "logo"],
  Organization: ["name"],
  ContactPoint: ["contactType", "url"],
  Thing: ["name"],
};

/** What is missing or empty, and addresses that lead nowhere outside the page. */
function faultsOf(value: unknown, name = ""): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => faultsOf(each, name));
  if (typeof value === "string") {
    const isAddress = ["url", "item", "image", "logo", "contentUrl", "thumbnailUrl"].includes(name);
    return isAddress && !value.startsWith(`${origin}/`) && value !== origin ? [`${name} is ${value}`] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  const { "@type": type, "@graph": graph, ...properties } = value as Record<string, unknown>;
  if (graph) return faultsOf(graph);
  const wanted = required[String(type)];
  if (!wanted) return [`nobody has said what is required of ${String(type)}`];
  return [
    ...wanted
      .filter((each) => [undefined, ""].includes(properties[each] as undefined))
      .map((each) => `${String(type)} without ${each}`),
    ...Object.entries(properties).flatMap(([key, each]) => faultsOf(each, key)),
  ];
}

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
  heaviestGrams: 300,
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

const seeded = readSeededGuide("hamstrings");
const guide: GuideDetails = {
  ...seeded.facts,
  slug: "hamstrings",
  disclosure: "",
  disclaimer: "",
  updatedAt: new Date("2026-11-30T10:00:00Z"),
  topics: [{ slug: "running-injuries", title: "Running injuries", summary: "" }],
  sections: seeded.parsed.sections.map(({ slug }, index) => ({
    slug,
    position: index + 1,
    title: `About ${slug}`,
    contentsLabel: slug,
    markdown: "",
    publishedAt: null,
    needs: [],
  })),
  sources: seeded.sources,
  films: seeded.films.map((film) => ({ ...film, createdAt: new Date("2026-11-24T12:00:00Z") })),
};
const said = guideData(guide, seeded.parsed, origin)["@graph"] as readonly object[];
const saidAs = (type: string) => said.filter((each) => "@type" in each && each["@type"] === type);

it.each([
  ["a product", productData(ball, [], origin)],
  ["a product in several colours", productData(band, [], origin)],
  ["the way to a page", trailData([{ href: "/shop", title: "Shop" }], "Ball", origin)],
  ["the shop", houseData("A shop.", origin)],
  ["a guide", guideData(guide, seeded.parsed, origin)],
])("all that Google requires is said of %s, with whole addresses", (_, data) => {
  expect(faultsOf(data)).toEqual([]);
});

describe("of a product", () => {
  it("the price is said in pounds, and what is sold out", () => {
    const data = JSON.stringify(productData(band, ["BLUE"], origin));
    expect(data).toContain('"price":"14.50"');
    expect(data.match(/OutOfStock/g)).toHaveLength(1);
    expect(data).toContain('"variesBy":["https://schema.org/color"]');
  });

  it("no return is promised where it comes back unopened or not at all", () => {
    expect(JSON.stringify(productData(ball, [], origin))).toContain("MerchantReturnPolicy");
    const sealed = JSON.stringify(productData({ ...ball, sealedOnly: true }, [], origin));
    expect(sealed).not.toContain("MerchantReturnPolicy");
  });

  it("delivery is said as it is charged for one of it, and not where it goes by arrangement", () => {
    const rateOf = (pricePence: number, heaviestGrams = 300) => {
      const variants = [{ ...variant, sku: "X", pricePence: pence(pricePence) }];
      const data = JSON.stringify(productData({ ...ball, variants, heaviestGrams }, [], origin));
      return /"shippingRate":\{"@type":"MonetaryAmount","value":"([\d.]+)"/.exec(data)?.[1];
    };
    expect([rateOf(1_450), rateOf(1_450, 2_500), rateOf(99_900)]).toEqual(["3.95", "5.95", "0.00"]);
    expect(rateOf(1_450, 40_000)).toBeUndefined();
  });
});

describe("of a guide", () => {
  it("every film that has a file is named, and its length", () => {
    const films = saidAs("VideoObject");
    expect(films).toHaveLength(seeded.films.filter(({ seconds }) => seconds !== null).length);
    expect(films.find((film) => "name" in film && film.name === "Nordic hamstring curl")).toMatchObject({
      thumbnailUrl: `${origin}/pictures/exercise-nordic-curl-800.webp`,
      contentUrl: `${origin}/films/nordic-curl.mp4`,
      uploadDate: "2026-11-24T12:00:00.000Z",
      duration: expect.stringMatching(/^PT[5-9]S$/),
    });
  });

  it("a loop of less than half a second lasts a second", () => {
    const [film] = guide.films;
    if (!film) throw new Error("no films");
    const short = guideData({ ...guide, films: [{ ...film, seconds: 0.3 }] }, seeded.parsed, origin);
    expect(JSON.stringify(short)).toContain('"duration":"PT1S"');
  });

  it("each section with moves is a plan of them, and no reviewer is made up", () => {
    expect(saidAs("ExercisePlan")).toContainEqual({
      "@type": "ExercisePlan",
      name: "About stretches",
      url: `${origin}/guides/hamstrings#stretches`,
      exerciseType: ["Seated fold", "Standing fold", "Lying band stretch"],
    });
    const [page] = saidAs("MedicalWebPage");
    expect(page).toMatchObject({ name: guide.title, dateModified: "2026-11-30" });
    expect(Object.keys(page ?? {}).filter((name) => /review/i.test(name))).toEqual([]);
  });
});

it("what is drawn without a script is short: a longer text travels as a row that says its length, in which no address may be filled in", () => {
  const trail = trailData([{ href: "/shop", title: "Shop" }], "Ball", origin);
  for (const each of [trail, houseData("A shop.", origin)])
    expect(JSON.stringify(each).length).toBeLessThan(900);
});

it("every text in longer data is short, for the same reason", () => {
  const longest = (value: unknown): number =>
    typeof value === "string"
      ? value.length
      : typeof value === "object" && value !== null
        ? Math.max(0, ...Object.values(value).map(longest))
        : 0;
  expect(longest(said)).toBeLessThan(1_000);
  expect(longest(productData(band, [], origin))).toBeLessThan(1_000);
});
