import { expect, test } from "vitest";
import { seedCatalogue } from "@/prisma/seed/catalogue";
import { readProduct } from "@/lib/catalogue/catalogue-reads";
import { searchProducts } from "@/lib/catalogue/search-reads";
import { db, inTransaction } from "@/lib/db/client";
import { readDatabaseFindings } from "@/lib/invariants/database-reads";
import { bringProductsTo } from "./products";

const bring = (wanted: number) => bringProductsTo(process.env["DATABASE_URL"] ?? "", wanted);
const live = () => db().product.count({ where: { slug: { startsWith: "synthetic-" }, state: "live" } });

test("brings the number up and down, keeps the books, and never touches what is real", async () => {
  await expect(bring(5)).rejects.toThrow("no department");
  await inTransaction(seedCatalogue);
  const real = await db().product.count();

  expect(await bring(300)).toEqual({ live: 300, made: 300 });
  expect(await live()).toBe(300);
  expect(await bring(300)).toEqual({ live: 300, made: 300 });
  expect(await bring(20)).toEqual({ live: 20, made: 300 });
  expect(await live()).toBe(20);
  expect(await bring(301)).toEqual({ live: 301, made: 301 });
  expect(await live()).toBe(301);

  const product = await readProduct("synthetic-2");
  expect(product).toMatchObject({ optionNames: ["Size"], department: { slug: "supports-and-tape" } });
  expect(product?.variants.map(({ label }) => label)).toEqual(["Small", "Medium", "Large"]);
  expect(product?.pictures).toHaveLength(1);
  expect((await searchProducts(product?.name ?? "")).map(({ slug }) => slug)).toContain("synthetic-2");
  expect((await readDatabaseFindings()).filter(({ broken }) => broken.length > 0)).toEqual([]);

  expect(await bring(0)).toEqual({ live: 0, made: 301 });
  expect(await db().product.count({ where: { state: "live" } })).toBe(real);
  expect(await db().productWord.count({ where: { position: { gte: 1_000_000 } } })).toBe(0);
});
