import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Pages that promise something, and what may be promised there in figures of the page's own. */
const pages = {
  "terms/page.tsx": [],
  "privacy/page.tsx": [],
  "cancellation-form/page.tsx": [],
  "delivery-and-returns/page.tsx": [],
} as const;

test.each(Object.entries(pages))("%s takes its terms from the code that keeps them", (page, own) => {
  const words = readFileSync(`app/(shop)/${page}`, "utf8").replaceAll(/\s+/g, " ");
  const figures = words.match(
    /\b\d+(?:\.\d+)? (?:hours?|days?|months?|years?|minutes?|per cent|addresses)\b|£\d|\d+ ?%/g,
  );
  expect(figures ?? []).toEqual([...own]);
});
