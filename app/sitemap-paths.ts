import { getDepartments, getSitemapStarts } from "@/lib/catalogue/catalogue-queries";
import { readSitemapSlugs, sitemapPart } from "@/lib/catalogue/sitemap-reads";
import { careFlags } from "@/lib/guide/care";
import { finderPath, hasFinder } from "@/lib/guide/finder";
import { getGuides, getGuidesWithKit, getTopics } from "@/lib/guide/guide-queries";
import { kitPath } from "@/lib/guide/kit-choice";

type Path = `/${string}`;

const fixed = [
  "/",
  "/guides",
  "/shop",
  "/delivery-and-returns",
  "/terms",
  "/privacy",
  "/cookies",
  "/cautions",
  "/contact",
  "/newsletter",
] as const;

/** Every page that is no product's. */
export async function pagePaths(): Promise<Path[]> {
  const [guides, withKit, topics, departments] = await Promise.all([
    getGuides(),
    getGuidesWithKit(),
    getTopics(),
    getDepartments(),
  ]);
  return [
    ...fixed,
    ...guides.map(({ slug }) => `/guides/${slug}` as const),
    ...guides.flatMap(({ slug }) => (hasFinder(slug) ? finderPages(slug) : [])),
    ...withKit.map(kitPath),
    ...topics.map(({ slug }) => `/topics/${slug}` as const),
    ...departments.map(({ slug }) => `/shop/${slug}` as const),
  ];
}

/** The products' pages of one part, the first being 1; null when there are not that many parts. */
export async function productPaths(part: number): Promise<Path[] | null> {
  const starts = await getSitemapStarts();
  const from = starts[part - 1];
  if (from === undefined) return null;
  const slugs = await readSitemapSlugs(from, starts[part] ?? null);
  return slugs.map((slug) => `/products/${slug}` as const);
}

/** The files that a sitemap of several parts consists of; null while all fits into one. */
export async function partPaths(): Promise<Path[] | null> {
  const [starts, pages] = await Promise.all([getSitemapStarts(), pagePaths()]);
  if (starts.length === 0) return null;
  // The last part may have room left, but not for more than a part.
  if (starts.length === 1 && ((await productPaths(1)) ?? []).length + pages.length <= sitemapPart)
    return null;
  return ["/sitemaps/pages.xml", ...starts.map((_, index) => `/sitemaps/products-${index + 1}.xml` as const)];
}

/** The finder's first question and the care cards: the questions behind it are no place to begin. */
function finderPages(guide: string): Path[] {
  return [finderPath(guide, { question: "start" }), ...careFlags.map((care) => finderPath(guide, { care }))];
}
