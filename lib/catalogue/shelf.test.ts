import { expect, test } from "vitest";
import { countedTo, cutShelf, productCountText, shelfPage, shelfPath } from "./shelf";

function row(from: number, length: number): string[] {
  return Array.from({ length }, (_, index) => `p${from + index}`);
}

test("a short shelf is one page", () => {
  expect(cutShelf(row(1, shelfPage), [])).toEqual({ slugs: row(1, shelfPage), earlier: null, more: null });
  expect(cutShelf([], [])).toEqual({ slugs: [], earlier: null, more: null });
});

test("one product too many begins another page behind the last one shown", () => {
  const { slugs, more } = cutShelf(row(1, shelfPage + 1), []);
  expect(slugs).toHaveLength(shelfPage);
  expect(more).toEqual({ after: `p${shelfPage}` });
});

test("the page before begins a page earlier, or at the front", () => {
  const preceding = row(1, shelfPage + 1).reverse();
  expect(cutShelf(["x"], preceding).earlier).toEqual({ after: "p1" });
  expect(cutShelf(["x"], preceding.slice(0, shelfPage)).earlier).toEqual({ after: null });
  expect(cutShelf([], ["p1"])).toEqual({ slugs: [], earlier: { after: null }, more: null });
});

test("a place is an address", () => {
  expect(shelfPath("massage-aids", { after: null })).toBe("/shop/massage-aids");
  expect(shelfPath("massage-aids", { after: "the-stick" })).toBe("/shop/massage-aids/after/the-stick");
});

test("a long shelf is not counted to its end", () => {
  expect(productCountText(1)).toBe("1 product");
  expect(productCountText(12)).toBe("12 products");
  expect(productCountText(countedTo)).toBe("100 products and more");
});
