import { expect, test } from "vitest";
import { sitemapIndexXml, sitemapXml } from "./sitemap-xml";

test("a file lists addresses, an index lists files", () => {
  expect(sitemapXml(["http://shop.test/a&b"])).toContain("<url><loc>http://shop.test/a&amp;b</loc></url>");
  expect(sitemapXml([])).toMatch(/^<\?xml .*\?>\n<urlset .*>\n<\/urlset>\n$/);
  expect(sitemapIndexXml(["http://shop.test/sitemaps/pages.xml"])).toContain(
    "<sitemap><loc>http://shop.test/sitemaps/pages.xml</loc></sitemap>",
  );
});
