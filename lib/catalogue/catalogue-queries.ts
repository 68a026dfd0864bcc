import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import type { DepartmentFacts, ProductCard, ProductDetails } from "./catalogue";
import { readCautioned } from "./caution-reads";
import { readCards, readDepartments, readProduct } from "./catalogue-reads";
import { catalogueTags } from "./catalogue-tags";
import type { CautionedProduct } from "./cautions";
import type { ShelfGlimpse, ShelfPage } from "./shelf";
import { readSitemapStarts } from "./sitemap-reads";
import { readFrontSlugs, readShelfGlimpse, readShelfPage } from "./shelf-reads";

export async function getDepartments(): Promise<DepartmentFacts[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.all);
  return readDepartments();
}

/** One page of a department; null when there is no such place. */
export async function getShelfPage(department: string, after: string | null): Promise<ShelfPage | null> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.department(department));
  const page = await readShelfPage(department, after);
  if (page && page.cards.length > 0) cacheTag(...page.cards.map(({ slug }) => catalogueTags.product(slug)));
  return page;
}

export async function getShelfGlimpse(department: string): Promise<ShelfGlimpse> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.department(department));
  return readShelfGlimpse(department);
}

export async function getCards(slugs: readonly string[]): Promise<ProductCard[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(...slugs.map((slug) => catalogueTags.product(slug)));
  return readCards(slugs);
}

export async function getProduct(slug: string): Promise<ProductDetails | null> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.product(slug));
  return readProduct(slug);
}

/** Every product that is left out for somebody: the same list for all readers. */
export async function getCautioned(): Promise<CautionedProduct[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.all);
  const products = await readCautioned();
  if (products.length > 0) cacheTag(...products.map(({ slug }) => catalogueTags.product(slug)));
  return products;
}

/** The products whose pages a build makes; all others are made when somebody first asks for them. */
export async function getFrontSlugs(): Promise<string[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.all);
  return readFrontSlugs();
}

/** The slugs with which the parts of the products' sitemap begin. */
export async function getSitemapStarts(): Promise<string[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.all);
  return readSitemapStarts();
}
