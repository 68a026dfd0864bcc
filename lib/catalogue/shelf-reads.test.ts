import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { fillShelf } from "@/scripts/testing/catalogue";
import { countedTo, shelfPage } from "./shelf";
import { readFrontSlugs, readShelfGlimpse, readShelfPage } from "./shelf-reads";
import { readSitemapSlugs, readSitemapStarts } from "./sitemap-reads";

function names(length: number): string[] {
  return Array.from({ length }, (_, index) => `Thing ${index}`);
}

const slugsOf = (page: Awaited<ReturnType<typeof readShelfPage>>) => page?.cards.map(({ slug }) => slug);

test("every product stands on exactly one page, there and back", async () => {
  const all = await fillShelf("long", names(2 * shelfPage + 5));
  const first = await readShelfPage("long", null);
  expect(first?.earlier).toBeNull();
  const second = await readShelfPage("long", first?.more?.after ?? null);
  const third = await readShelfPage("long", second?.more?.after ?? null);
  expect(third?.more).toBeNull();
  expect([first, second, third].flatMap((page) => slugsOf(page) ?? [])).toEqual(all);
  expect(third?.earlier).toEqual(first?.more);
  expect(second?.earlier).toEqual({ after: null });
});

test("a place stays where it is when its product is taken off sale, and products of one position are told apart", async () => {
  const all = await fillShelf("ties", names(6));
  await db().product.updateMany({ where: { slug: { in: all } }, data: { position: 7 } });
  await db().product.update({ where: { slug: all[2] ?? "" }, data: { state: "retired" } });
  const page = await readShelfPage("ties", all[2] ?? "");
  expect(slugsOf(page)).toEqual(all.slice(3));
  expect(page?.earlier).toEqual({ after: null });
});

test("the end of a shelf is empty and leads back; no such place is null", async () => {
  const [first = "", last = ""] = await fillShelf("short", names(2));
  expect(await readShelfPage("short", last)).toEqual({ cards: [], earlier: { after: null }, more: null });
  expect(await readShelfPage("short", "nothing")).toBeNull();
  expect(await readShelfPage("nowhere", null)).toBeNull();
  await fillShelf("other", ["Thing"]);
  expect(await readShelfPage("other", first)).toBeNull();
});

test("a glimpse counts only so far, and a build makes only the front of a shelf", async () => {
  await fillShelf("huge", names(countedTo + 3));
  expect((await readShelfGlimpse("huge")).productCount).toBe(countedTo);
  expect(await readShelfGlimpse("nowhere")).toEqual({ pictures: [], productCount: 0 });
  const front = (await readFrontSlugs()).filter((slug) => slug.startsWith("huge-"));
  expect(front).toEqual(Array.from({ length: 12 }, (_, index) => `huge-${index}`));
});

test("the sitemap's parts hold every live product once", async () => {
  const [start = "", ...others] = await readSitemapStarts();
  expect(others).toEqual([]);
  const slugs = await readSitemapSlugs(start, null);
  expect(slugs).toHaveLength(await db().product.count({ where: { state: "live" } }));
  const middle = slugs[10] ?? "";
  expect([...(await readSitemapSlugs(start, middle)), ...(await readSitemapSlugs(middle, null))]).toEqual(
    slugs,
  );
});
