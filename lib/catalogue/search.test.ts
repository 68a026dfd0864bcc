import { expect, test } from "vitest";
import { isLike, matchedParts, searchTokens } from "./search";

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

test("a word is like another one with a slip in it, or with its end still missing", () => {
  expect(isLike("kestrel", "kestrl")).toBe(true);
  expect(isLike("hamstrings", "hamstrng")).toBe(true);
  expect(isLike("roller", "rolller")).toBe(true);
  expect(isLike("cramp", "carmp")).toBe(true);
  expect(isLike("stretching", "strecth")).toBe(true);
  expect(isLike("roller", "tape")).toBe(false);
  expect(isLike("ball", "bank")).toBe(false);
  expect(isLike("ball", "tall")).toBe(false);
  expect(isLike("to", "tp")).toBe(false);
});

const marked = (title: string, query: string) =>
  matchedParts(title, query)
    .map(({ text, matched }) => (matched ? `[${text}]` : text))
    .join("");

test("what was typed stands out in a title, wherever and however often it is there", () => {
  expect(marked("Thera-Band Resistance Band", "band")).toBe("Thera-[Band] Resistance [Band]");
  expect(marked("The Grid Foam Roller", "foam rol")).toBe("The Grid [Foam] [Rol]ler");
  expect(marked("Massage ball", "sage")).toBe("Mas[sage] ball");
});

test("a word typed with a slip has the whole of the meant word stand out, and no title is changed", () => {
  expect(marked("The Grid Foam Roller", "rolller")).toBe("The Grid Foam [Roller]");
  expect(marked("Nature’s Kiss", "")).toBe("Nature’s Kiss");
  expect(matchedParts("", "band")).toEqual([]);
});
