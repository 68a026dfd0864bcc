import { expect, test } from "vitest";
import { inRuns, shortened } from "./words";

test("words that fit stay as they are, and others end at a word", () => {
  expect(shortened("Roll slowly.", 12)).toBe("Roll slowly.");
  expect(shortened("Roll slowly, and breathe.", 16)).toBe("Roll slowly…");
  expect(shortened("Unbreakable", 6)).toBe("Unbre…");
  for (const most of [5, 9, 14, 20])
    expect(shortened("One two three four five", most).length).toBeLessThanOrEqual(most);
});

test.each([
  [[], ""],
  [[4], "4"],
  [[1, 2], "1, 2"],
  [[2, 5, 6, 7, 9], "2, 5 to 7, 9"],
  [[16, 17, 18, 19, 24, 25], "16 to 19, 24, 25"],
])("%j reads %j", (numbers, words) => {
  expect(inRuns(numbers)).toBe(words);
});
