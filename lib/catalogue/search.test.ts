import { expect, test } from "vitest";
import { searchTokens } from "./search";

test("a query is cut into words as names are", () => {
  expect(searchTokens("Thera-Band  RED")).toEqual(["thera", "band", "red"]);
  expect(searchTokens("Nature's Kiß 5%")).toEqual(["nature", "s", "kiß", "5"]);
});

test("nothing but signs is no word, and a word counts once", () => {
  expect(searchTokens(" %_\\ ")).toEqual([]);
  expect(searchTokens("a a A")).toEqual(["a"]);
});

test("a long query keeps its first words", () => {
  expect(searchTokens("a b c d e f g h")).toEqual(["a", "b", "c", "d", "e", "f"]);
});
