import type { MetadataRoute } from "next";
import { connection } from "next/server";
import { getDepartments, getProductSlugs } from "@/lib/catalogue/catalogue-queries";
import { siteUrl } from "@/lib/env";
import { getGuides, getTopics } from "@/lib/guide/guide-queries";

const fixed = [
  "/",
  "/guides",
  "/shop",
  "/newsletter",
  "/delivery-and-returns",
  "/terms",
  "/privacy",
  "/cookies",
  "/contact",
] as const;

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  // SITE_URL is known when the shop runs, not when it is built.
  await connection();
  const [guides, topics, departments, products] = await Promise.all([
    getGuides(),
    getTopics(),
    getDepartments(),
    getProductSlugs(),
  ]);
  const paths: `/${string}`[] = [
    ...fixed,
    ...guides.map(({ slug }) => `/guides/${slug}` as const),
    ...topics.map(({ slug }) => `/topics/${slug}` as const),
    ...departments.map(({ slug }) => `/shop/${slug}` as const),
    ...products.map((slug) => `/products/${slug}` as const),
  ];
  return paths.map((path) => ({ url: siteUrl(path) }));
}
