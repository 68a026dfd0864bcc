import { placeholderOrigin, siteOrigin } from "@/lib/site-origin";

const placeholder = placeholderOrigin.replaceAll(".", String.raw`\.`);
/**
 * An address that the head of a page names: as an attribute, as JSON in the router's data, and as JSON within a script. Rows of
 * text in that data say how long they are; words in them that mention the placeholder are no such address and stay.
 */
const address = new RegExp(String.raw`\b((?:content|href)(?:="|\\?":\\?"))${placeholder}(?=[/"\\])`, "g");

/** Puts the shop's true address where a page that was made beforehand names the placeholder. */
export function fillInOrigin(text: string): string {
  return text.replace(address, (_, before: string) => before + siteOrigin());
}
