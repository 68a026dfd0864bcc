import { readFile } from "node:fs/promises";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { isCheckBroken } from "@/lib/db/errors";
import { readGuide, readUsesOf } from "@/lib/guide/guide-reads";
import { mergedNeeds } from "@/lib/guide/kit-builder";
import { movesOf } from "@/lib/guide/moves";
import { readSeededGuide } from "@/scripts/testing/seeded-guide";
import { seedCatalogue } from "./catalogue";
import { seedGuide } from "./guide";
import { fillNeeds } from "./needs";

const folder = new URL("guides/hamstrings/", import.meta.url);

beforeAll(async () => {
  await inTransaction(async (tx) => {
    await seedCatalogue(tx);
    await seedGuide(tx, folder, 1);
  });
});

async function needsNow() {
  const guide = await readGuide("hamstrings");
  return guide?.sections.filter(({ needs }) => needs.length > 0) ?? [];
}

describe("the needs of the seeded guide", () => {
  test("have one to four candidates each, with words of their own", async () => {
    const needs = (await needsNow()).flatMap((section) => section.needs);
    expect(needs).toHaveLength(12);
    for (const { slug, candidates } of needs) {
      expect(candidates.length, slug).toBeGreaterThan(0);
      expect(new Set(candidates.map(({ why }) => why)).size, slug).toBe(candidates.length);
      for (const { sku, skus } of candidates) expect(skus[0], slug).toBe(sku);
    }
  });

  test("are one where they are the same thing, and essential where a move is done with it", async () => {
    const merged = mergedNeeds(await needsNow());
    expect(merged).toHaveLength(11);
    expect(merged.filter(({ essential }) => essential).map(({ key }) => key)).toEqual([
      "foam-roller",
      "medium-band",
    ]);
    const roller = merged[0];
    expect(roller?.uses.map(({ section }) => section)).toEqual(["prevention", "treatment"]);
    expect(roller?.candidates.map(({ sku }) => sku)).toEqual(["GRID-ORANGE", "STICK", "MB1"]);
    expect(roller?.home).toBe("No roller? A full water bottle wrapped in a towel does for today.");
  });

  test("take any size of a garment, and only the band that is meant", async () => {
    const candidates = (await needsNow()).flatMap(({ needs }) => needs.map((need) => need.candidates[0]));
    const skusOf = (sku: string) => candidates.find((each) => each?.sku === sku)?.skus;
    expect(skusOf("CT-M")).toEqual(["CT-M", "CT-S", "CT-L", "CT-XL"]);
    expect(skusOf("TB-RED")).toEqual(["TB-RED"]);
  });

  test("name a section as a product's use only where its words speak of it", async () => {
    expect((await readUsesOf(["the-stick"])).map(({ sectionSlug }) => sectionSlug)).toEqual(["treatment"]);
    expect(
      (await readUsesOf(["trigger-point-grid-foam-roller"])).map(({ sectionSlug }) => sectionSlug),
    ).toEqual(["prevention", "treatment"]);
  });

  test("name the moves that are done with a product, and only those", async () => {
    const movesFor = async (slug: string) =>
      (await readUsesOf([slug])).flatMap(({ moves }) => moves.map(({ film }) => film));
    expect(await movesFor("thera-band-resistance-band")).toEqual(["lying-band-stretch"]);
    expect(await movesFor("trigger-point-grid-foam-roller")).toEqual(["rolling-hamstring"]);
    expect(await movesFor("trigger-point-mb1-massage-ball")).toEqual(["massage-ball"]);
    expect(await movesFor("the-stick")).toEqual([]);
    const both = await readUsesOf(["the-stick", "trigger-point-mb1-massage-ball"]);
    expect(
      both.map(({ moves }) => moves.length),
      "each section once, with the moves of all",
    ).toEqual([1]);
  });

  test("are there for every move that names one", () => {
    for (const { slug, blocks } of readSeededGuide("hamstrings").parsed.sections) {
      const slots = blocks.flatMap((block) => (block.kind === "kits" ? block.items : []));
      for (const move of movesOf(blocks).filter((each) => each.slot !== ""))
        expect(slots, `${slug}: ${move.film}`).toContainEqual({ kind: "kit", slot: move.slot });
    }
  });
});

/** Takes the database back to before the migration, with its rows, and migrates it as a shop that runs already is. */
async function migrateAgain(): Promise<void> {
  const migration = new URL("../migrations/20261130100000_needs/migration.sql", import.meta.url);
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  try {
    await client.query(`
      DROP TRIGGER candidate_of_its_product ON candidate;
      DROP FUNCTION candidate_is_of_its_product;
      ALTER TABLE need DROP COLUMN key, DROP COLUMN essential, DROP COLUMN home;
      ALTER TABLE candidate DROP CONSTRAINT candidate_rank, DROP COLUMN any_variant, DROP COLUMN why`);
    await client.query(await readFile(migration, "utf8"));
  } finally {
    await client.end();
  }
}

describe("a database from before needs had keys", () => {
  test("is filled once, but for what somebody has said something of", async () => {
    const seeded = await needsNow();
    await db().candidate.deleteMany({ where: { rank: { gt: 1 } } });
    await migrateAgain();
    expect(await needsNow()).not.toEqual(seeded);
    await db().need.updateMany({ where: { slug: "stick" }, data: { key: "rolling-pin" } });

    expect(await inTransaction((tx) => fillNeeds(tx, "hamstrings", folder))).toBe(11);
    const filled = (await needsNow()).flatMap(({ needs }) => needs);
    for (const need of seeded.flatMap(({ needs }) => needs)) {
      const now = filled.find(({ slug }) => slug === need.slug);
      if (need.slug === "stick") expect(now).toMatchObject({ key: "rolling-pin", home: null });
      else expect(now).toEqual(need);
    }
    expect(await inTransaction((tx) => fillNeeds(tx, "hamstrings", folder))).toBe(0);
  });
});

describe("the database", () => {
  const change = (column: string, value: string) =>
    db().$executeRawUnsafe(`UPDATE ${column.split(".")[0]} SET ${column.split(".")[1]} = ${value}`);

  test.each([
    ["need.key", "'Foam roller'"],
    ["need.key", "''"],
    ["need.home", "' '"],
    ["candidate.why", "''"],
    ["candidate.rank", "rank + 4"],
    ["candidate.product_id", "(SELECT id FROM product WHERE slug = 'rocktape-kinesiology-tape')"],
  ])("refuses %s = %s", async (column, value) => {
    const refused = await change(column, value).then(
      () => null,
      (error: unknown) => error,
    );
    expect(isCheckBroken(refused), String(refused)).toBe(true);
  });
});
