import { db } from "@/lib/db/client";

/** Addresses in one file of a sitemap: the most that the protocol allows. */
export const sitemapPart = 50_000;

/** The slugs with which the parts of the products' sitemap begin; empty without products. */
export async function readSitemapStarts(): Promise<string[]> {
  const rows = await db().$queryRaw<{ slug: string }[]>`
    SELECT slug FROM (
      SELECT slug, row_number() OVER (ORDER BY slug) AS place FROM product WHERE state = 'live'
    ) AS numbered WHERE place % ${sitemapPart} = 1 ORDER BY slug`;
  return rows.map(({ slug }) => slug);
}

/** The slugs of one part: live products from this slug on, up to where the next part begins. */
export async function readSitemapSlugs(from: string, to: string | null): Promise<string[]> {
  const rows = await db().$queryRaw<{ slug: string }[]>`
    SELECT slug FROM product WHERE state = 'live' AND slug >= ${from} AND (${to}::text IS NULL OR slug < ${to})
    ORDER BY slug LIMIT ${sitemapPart}`;
  return rows.map(({ slug }) => slug);
}
