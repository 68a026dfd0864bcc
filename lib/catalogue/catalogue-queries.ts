import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import type { DepartmentFacts, ProductCard, ProductDetails } from "./catalogue";
import {
  readCards,
  readDepartmentProducts,
  readDepartments,
  readProduct,
  readProductSlugs,
} from "./catalogue-reads";
import { catalogueTags } from "./catalogue-tags";

export async function getDepartments(): Promise<DepartmentFacts[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.all);
  return readDepartments();
}

export async function getDepartmentProducts(slug: string): Promise<ProductCard[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.all, catalogueTags.department(slug));
  const cards = await readDepartmentProducts(slug);
  cacheTag(...cards.map((card) => catalogueTags.product(card.slug)));
  return cards;
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

export async function getProductSlugs(): Promise<string[]> {
  "use cache";
  cacheLife("hours");
  cacheTag(catalogueTags.all);
  return readProductSlugs();
}
