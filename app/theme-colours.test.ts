import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { paper } from "./theme-colours";

test("a browser's bars have the colour of the page", () => {
  const css = readFileSync("app/globals.css", "utf8");
  const papers = [...css.matchAll(/--color-paper: (#[0-9a-f]{6});/g)].map(([, colour]) => colour);
  expect(papers).toEqual([paper.light, paper.dark]);
});
