import type { BreadcrumbList, WithContext } from "schema-dts";

/**
 * The way to a page through the shop, as search engines read it.
 * @param steps the pages above it, from the top
 * @param name what the page itself is called
 * @param origin the shop's own address, without a slash at its end
 */
export function trailData(
  steps: readonly { readonly href: string; readonly title: string }[],
  name: string,
  origin: string,
): WithContext<BreadcrumbList> {
  const places = [...steps.map(({ href, title }) => ({ name: title, item: `${origin}${href}` })), { name }];
  return {
    "@context": "https://schema.org",
    "@type": "BreadcrumbList",
    itemListElement: places.map((place, index) => ({ "@type": "ListItem", position: index + 1, ...place })),
  };
}
