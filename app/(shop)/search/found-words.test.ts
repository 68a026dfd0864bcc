import { expect, test } from "vitest";
import { foundWords } from "./found-words";

test("says how much of what was found, and one of a thing in the singular", () => {
  expect(foundWords({ products: 2, sections: 1, films: 3 }, "band")).toBe(
    "2 products, 1 section of the guide and 3 films for “band”.",
  );
  expect(foundWords({ products: 1, sections: 0, films: 0 }, "rolller")).toBe("1 product for “rolller”.");
});

test("says nothing when nothing was found", () => {
  expect(foundWords({ products: 0, sections: 0, films: 0 }, "qqqq")).toBeNull();
});
