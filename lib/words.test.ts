import { expect, test } from "vitest";
import { shortened } from "./words";

test("words that fit stay as they are, and others end at a word", () => {
  expect(shortened("Roll slowly.", 12)).toBe("Roll slowly.");
  expect(shortened("Roll slowly, and breathe.", 16)).toBe("Roll slowly…");
  expect(shortened("Unbreakable", 6)).toBe("Unbre…");
  for (const most of [5, 9, 14, 20])
    expect(shortened("One two three four five", most).length).toBeLessThanOrEqual(most);
});
