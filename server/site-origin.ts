import { placeholderOrigin, siteOrigin } from "@/lib/site-origin";

const placeholder = placeholderOrigin.replaceAll(".", String.raw`\.`);
/**
 * An address that a page names in its head or to search engines: as an attribute, as JSON, and as JSON within the router's data and
 * within its script. Rows of text in that data say how long they are; words in them that mention the placeholder are no such address
 * and stay.
 */
const address = new RegExp(
  String.raw`\b((?:content|href|contentUrl|thumbnailUrl)(?:="|\\*":\\*"))${placeholder}(?=[/"\\])`,
  "g",
);

/** Puts the shop's true address where a page that was made beforehand names the placeholder. */
export function fillInOrigin(text: string): string {
  return text.replace(address, (_, before: string) => before + siteOrigin());
}
