/** The start of a file of a sitemap, as the protocol wants it. */
const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';

/** Addresses of pages as one file of a sitemap; they are ours, made of letters, digits and hyphens. */
export function sitemapXml(urls: readonly string[]): string {
  const lines = urls.map((url) => `<url><loc>${escaped(url)}</loc></url>\n`);
  return `${declaration}<urlset ${schema}>\n${lines.join("")}</urlset>\n`;
}

/** Addresses of files as the index that names them. */
export function sitemapIndexXml(urls: readonly string[]): string {
  const lines = urls.map((url) => `<sitemap><loc>${escaped(url)}</loc></sitemap>\n`);
  return `${declaration}<sitemapindex ${schema}>\n${lines.join("")}</sitemapindex>\n`;
}

function escaped(url: string): string {
  return url.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}

/** An answer that crawlers and caches may keep for an hour. */
export function xmlAnswer(body: string): Response {
  return new Response(body, {
    headers: { "content-type": "application/xml", "cache-control": "public, max-age=3600" },
  });
}
