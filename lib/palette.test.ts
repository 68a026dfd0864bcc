import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { palette } from "./palette";

/** The colours of one block of the style sheet, named as the palette names them. */
function coloursOf(block: string): Record<string, string> {
  const found = [...block.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)];
  return Object.fromEntries(
    found.map(([, name = "", colour = ""]) => [
      name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      colour,
    ]),
  );
}

test("what cannot read the style sheet has its colours, light and dark", () => {
  const [light = "", rest = ""] = readFileSync("app/globals.css", "utf8").split(
    "@media (prefers-color-scheme: dark)",
  );
  expect(coloursOf(light)).toMatchObject(palette.light);
  expect(coloursOf(rest.split("@layer")[0] ?? "")).toMatchObject(palette.dark);
});
