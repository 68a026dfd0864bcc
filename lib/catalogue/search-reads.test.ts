import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { fillShelf } from "@/scripts/testing/catalogue";
import { searchProducts } from "./search-reads";

const found = async (query: string) => (await searchProducts(query)).map(({ name }) => name);

beforeAll(async () => {
  await fillShelf("bands", ["Resistance Band", "Rugby Band 100% Cotton"], { maker: "Thera-Band" });
  await fillShelf("rollers", ["The Grid Foam Roller", "Kestrel Roller"], { maker: "TriggerPoint" });
});

test("forgives a slip of the finger, and knows a word by its beginning or a part", async () => {
  expect(await found("rolller")).toEqual(["The Grid Foam Roller", "Kestrel Roller"]);
  expect(await found("foam rol")).toContain("The Grid Foam Roller");
  expect(await found("estrel")).toEqual(["Kestrel Roller"]);
  expect(await found("kestrl roler")).toContain("Kestrel Roller");
});

test("a name with a hyphen is found with and without it, a maker too", async () => {
  for (const query of ["theraband", "thera-band", "Thera Band"]) {
    expect(await found(query), query).toContain("Resistance Band");
  }
  expect(await found("trigger point")).toContain("The Grid Foam Roller");
});

test("finds nothing for nothing, for nonsense, and takes signs literally", async () => {
  expect(await found("")).toEqual([]);
  expect(await found("%")).toEqual([]);
  expect(await found("qqqqqq")).toEqual([]);
  expect(await found("100% cotton")).toEqual(["Rugby Band 100% Cotton"]);
});

test("a rare word beside one that a thousand products have finds its product at the end of the shelf", async () => {
  await db().$executeRaw`
    INSERT INTO product (id, slug, name, maker, department_id, state, summary, description, materials, care, position, updated_at)
    SELECT gen_random_uuid(), 'crowd-' || n, 'Crowd Bottle ' || n, 'Crowd', (SELECT id FROM department LIMIT 1), 'live', '', '', '', '', 100 + n, now()
    FROM generate_series(1, 1000) AS n`;
  await fillShelf("last", ["Quillon Bottle"], { from: 5000 });
  expect((await found("quillon bottle"))[0]).toBe("Quillon Bottle");
  expect(await found("bottle")).toHaveLength(24);
});

test("words follow a product's name, its place and whether it is on sale", async () => {
  const [slug = ""] = await fillShelf("moving", ["Zephyr Sock"], { from: 3 });
  await db().product.update({ where: { slug }, data: { name: "Borealis Sock", position: 4 } });
  expect(await found("zephyr")).toEqual([]);
  expect(await found("borealis")).toEqual(["Borealis Sock"]);
  await db().product.update({ where: { slug }, data: { state: "retired" } });
  expect(await db().productWord.count({ where: { word: "borealis" } })).toBe(0);
  await db().product.update({ where: { slug }, data: { state: "live" } });
  expect(await found("borealis")).toEqual(["Borealis Sock"]);
});
