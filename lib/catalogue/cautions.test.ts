import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { Caution as KeptCaution } from "@/lib/db/generated/enums";
import { seedCatalogue } from "@/prisma/seed/catalogue";
import { seedCautions } from "@/prisma/seed/cautions";
import { adviceOf } from "@/public/cautions.js";
import { readingAge, sentencesOf } from "@/scripts/testing/reading-age";
import { readCards } from "./catalogue-reads";
import { readCautioned } from "./caution-reads";
import { cautionMark, cautionSchema, cautionWords, type Caution, type CautionedProduct } from "./cautions";

const all = cautionSchema.options;
/** Every choice that a reader can make, but for none. */
const choices = Array.from({ length: 2 ** all.length - 1 }, (_, index) =>
  all.filter((_caution, place) => (index + 1) & (1 << place)),
);

let products: CautionedProduct[] = [];
const hasOf = (slug: string): Caution[] => {
  const product = products.find((one) => one.slug === slug);
  return all.filter((caution) => product?.reasons[caution]);
};

beforeAll(async () => {
  await inTransaction(seedCatalogue);
  await inTransaction(seedCautions);
  products = await readCautioned();
});

test("each caution is in words, and the database knows the same ones", () => {
  expect(Object.keys(cautionWords)).toEqual(all);
  expect(Object.values(KeptCaution)).toEqual(all);
});

test("a reader of fourteen can read all of it", () => {
  const said = [
    ...Object.values(cautionWords).map(({ who, why }) => `${who} ${why}`),
    ...products.map(({ reasons, otherwise }) => [...Object.values(reasons), otherwise].join(" ")),
  ];
  const tooHard = said
    .map((words) => ({ words, age: readingAge(sentencesOf(words)) }))
    .filter(({ age }) => age > 14);
  expect(tooHard).toEqual([]);
});

test("which kit is left out for whom", () => {
  const left = Object.fromEntries(
    all.map((caution) => [
      caution,
      products.filter(({ reasons }) => reasons[caution]).map(({ slug }) => slug),
    ]),
  );
  const pressing = ["trigger-point-grid-foam-roller", "trigger-point-mb1-massage-ball", "the-stick"];
  const rubbedIn = ["natures-kiss-recovery-cream", "biofreeze-gel", "up-sport-balm-extra-strong"];
  const squeezing = ["compression-tights", "compression-half-tights"];
  const tape = "rocktape-kinesiology-tape";
  expect(left["latex"]?.sort()).toEqual(["thera-band-resistance-band", "trigger-point-mb1-massage-ball"]);
  expect(left["adhesive"]).toEqual([tape]);
  expect(left["menthol"]?.sort()).toEqual([...rubbedIn].sort());
  expect(left["pregnancy"]?.sort()).toEqual([...pressing, ...rubbedIn, ...squeezing, tape].sort());
  expect(left["circulation"]?.sort()).toEqual(
    ["cold-hot-pack", ...pressing, ...rubbedIn, ...squeezing, tape].sort(),
  );
});

test("whatever a product's own words warn of, it is left out for", async () => {
  const signs: [RegExp, Caution][] = [
    [/\blatex|\brubber\b/i, "latex"],
    [/\badhesive/i, "adhesive"],
    [/\bmenthol/i, "menthol"],
    [/circulation|\bnumb skin|skin that is broken or numb/i, "circulation"],
    [/pregnan/i, "pregnancy"],
  ];
  const missing = (await db().product.findMany()).flatMap((product) => {
    const words = [product.summary, product.description, product.materials, product.latexNotice].concat(
      product.warnings,
    );
    return signs
      .filter(([sign, caution]) => sign.test(words.join(" ")) && !hasOf(product.slug).includes(caution))
      .map(([, caution]) => `${product.slug}: ${caution}`);
  });
  expect(missing).toEqual([]);
});

test("each product that is left out says why, and what does instead, whatever was chosen", () => {
  expect(products.length).toBe(11);
  for (const product of products)
    for (const chosen of choices) {
      const advice = adviceOf(product, chosen);
      const met = hasOf(product.slug).filter((caution) => chosen.includes(caution));
      if (met.length === 0) {
        expect(advice).toBeNull();
        continue;
      }
      expect(advice?.reasons.length).toBeGreaterThan(0);
      expect(advice?.reasons).toEqual([...new Set(met.map((caution) => product.reasons[caution]))]);
      expect(advice?.otherwise).toMatch(/\.$/);
    }
});

test("nothing that is offered instead has a caution that was chosen", () => {
  const offered = new Set<string>();
  for (const product of products)
    for (const chosen of choices)
      for (const { slug } of adviceOf(product, chosen)?.instead ?? []) {
        expect(hasOf(slug).filter((caution) => chosen.includes(caution))).toEqual([]);
        expect(slug).not.toBe(product.slug);
        offered.add(slug);
      }
  expect([...offered].sort()).toEqual([
    "cold-hot-pack",
    "compression-half-tights",
    "compression-tights",
    "the-stick",
    "trigger-point-grid-foam-roller",
  ]);
});

test("tape gives way to compression, and with poor circulation to nothing that squeezes", () => {
  const tape = products.find(({ slug }) => slug === "rocktape-kinesiology-tape");
  if (!tape) throw new Error("no tape");
  const names = (...chosen: Caution[]) => adviceOf(tape, chosen)?.instead.map(({ slug }) => slug);
  expect(names("adhesive")).toEqual(["compression-half-tights", "compression-tights"]);
  expect(names("adhesive", "circulation")).toEqual([]);
  expect(names("adhesive", "pregnancy")).toEqual([]);
});

test("what is offered instead is a product of the shop", async () => {
  const { instead } = Object.values(
    JSON.parse(readFileSync(new URL("../../prisma/seed/cautions.json", import.meta.url), "utf8")) as Record<
      string,
      { instead: string[] }
    >,
  ).reduce((sum, one) => ({ instead: [...sum.instead, ...one.instead] }));
  const known = await db().product.findMany({ where: { slug: { in: instead } }, select: { slug: true } });
  expect(known.map(({ slug }) => slug).sort()).toEqual([...new Set(instead)].sort());
});

test("a product that is not on sale is neither left out nor offered", async () => {
  await db().product.update({ where: { slug: "cold-hot-pack" }, data: { state: "retired" } });
  const now = await readCautioned();
  await db().product.update({ where: { slug: "cold-hot-pack" }, data: { state: "live" } });
  expect(now).toHaveLength(10);
  expect(now.find(({ slug }) => slug === "biofreeze-gel")?.instead).toEqual([]);
});

test("a card carries its cautions in their order, and none no mark", async () => {
  const [gel, band] = await readCards(["biofreeze-gel", "thera-band-resistance-band"]);
  expect(cautionMark(gel?.cautions ?? [])).toBe("menthol circulation pregnancy");
  expect(cautionMark(band?.cautions ?? [])).toBe("latex");
  expect(cautionMark([])).toBeUndefined();
});

describe("the database refuses", () => {
  const stick = async () =>
    (await db().product.findUniqueOrThrow({ where: { slug: "the-stick" }, select: { id: true } })).id;

  test("a caution that it does not know", async () => {
    const id = await stick();
    await expect(
      db().$executeRaw`INSERT INTO product_caution VALUES (${id}::uuid, 'gravity', 'It pulls.')`,
    ).rejects.toThrow(/invalid input value for enum/);
  });

  test("the same caution twice", async () => {
    const productId = await stick();
    await expect(
      db().productCaution.create({ data: { productId, caution: "pregnancy", reason: "Again." } }),
    ).rejects.toThrow(/Unique constraint/);
  });

  test("one without a reason", async () => {
    const productId = await stick();
    await expect(
      db().productCaution.create({ data: { productId, caution: "latex", reason: " " } }),
    ).rejects.toThrow(/product_caution_reason/);
  });

  test("a product in place of itself, and empty words", async () => {
    const where = { slug: "the-stick" };
    await expect(db().product.update({ where, data: { instead: ["the-stick"] } })).rejects.toThrow(
      /product_instead/,
    );
    await expect(db().product.update({ where, data: { otherwise: "" } })).rejects.toThrow(
      /product_otherwise/,
    );
  });
});
