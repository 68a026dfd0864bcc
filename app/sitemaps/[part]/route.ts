import { siteUrl } from "@/lib/env";
import { pagePaths, productPaths } from "../../sitemap-paths";
import { sitemapXml, xmlAnswer } from "../../sitemap-xml";

/** One file of a sitemap that has several: the pages, or 50,000 products. */
export async function GET(
  _request: Request,
  { params }: RouteContext<"/sitemaps/[part]">,
): Promise<Response> {
  const { part } = await params;
  const number = /^products-([1-9]\d{0,3})\.xml$/.exec(part)?.[1];
  const paths = part === "pages.xml" ? await pagePaths() : number ? await productPaths(Number(number)) : null;
  if (!paths) return new Response("There is no such part.\n", { status: 404 });
  return xmlAnswer(sitemapXml(paths.map(siteUrl)));
}
