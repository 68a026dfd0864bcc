import { placeholderOrigin, siteOrigin } from "@/lib/site-origin";

const placeholder = placeholderOrigin.replaceAll(".", String.raw`\.`);
/**
 * An address that a page names in its head or to search engines: as an attribute, and as a value in JSON, within the router's data
 * and within its script as well. Rows of text in that data say how long they are; words in them that mention the placeholder are no
 * such address and stay.
 */
const address = new RegExp(String.raw`((?:\b(?:content|href)=|[:,[]\\*)")${placeholder}(?=[/"\\])`, "g");

/** Puts the shop's true address where a page that was made beforehand names the placeholder. */
export function fillInOrigin(text: string): string {
  return text.replace(address, (_, before: string) => before + siteOrigin());
}
