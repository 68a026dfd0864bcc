import { connection } from "next/server";
import { siteUrl } from "@/lib/env";
import { pagePaths, partPaths, productPaths } from "../sitemap-paths";
import { sitemapIndexXml, sitemapXml, xmlAnswer } from "../sitemap-xml";

/** All addresses in one file while they fit into one; then the index of files of 50,000. */
export async function GET(): Promise<Response> {
  // SITE_URL is known when the shop runs, not when it is built.
  await connection();
  const parts = await partPaths();
  if (parts) return xmlAnswer(sitemapIndexXml(parts.map(siteUrl)));
  const paths = [...(await pagePaths()), ...((await productPaths(1)) ?? [])];
  return xmlAnswer(sitemapXml(paths.map(siteUrl)));
}
