import { globSync, readFileSync } from "node:fs";
import { wcagContrast } from "culori";
import { describe, expect, test } from "vitest";

const css = readFileSync("app/globals.css", "utf8");
/** Themes by name; the dark one writes only what differs. */
const light = tokens(css.slice(css.indexOf("@theme"), css.indexOf("@media (prefers-color-scheme: dark)")));
const dark = { ...light, ...tokens(/prefers-color-scheme: dark\) \{[^]*?\n\}/.exec(css)?.[0] ?? "") };

function tokens(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/--color-([a-z-]+): (#[0-9a-f]{6});/g)].map(([, name = "", value = ""]) => [
      name,
      value,
    ]),
  );
}

/** Words, and the grounds that they stand on. */
const words = [
  ["ink", "paper"],
  ["ink", "paper-deep"],
  ["ink-soft", "paper"],
  ["ink-soft", "paper-deep"],
  ["moss", "paper"],
  ["paper", "ink"],
  ["on-hivis", "hivis"],
  ["on-hivis", "hivis-pressed"],
] as const;

/** What must be made out without being read: edges of controls, the ring of the focus on every ground, marks at a side. */
const marks = [
  ["ink-soft", "paper"],
  ["ink", "paper"],
  ["ink", "paper-deep"],
  ["moss", "paper"],
  ["paper", "ink"],
] as const;

/** Lines between things that stand apart without them. */
const ornaments = ["line"];
/** Lies under nothing but what is behind a dialog. */
const veils = ["shade"];

describe.each([
  ["light", light],
  ["dark", dark],
])("%s", (_theme, palette) => {
  const contrast = (one: string, other: string) => wcagContrast(palette[one] ?? "", palette[other] ?? "");

  test.each(words)("%s can be read on %s", (ink, ground) => {
    expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
  });

  // The orange button is not among them: it stands by its dark words.
  test.each(marks)("%s can be made out on %s", (mark, ground) => {
    expect(contrast(mark, ground)).toBeGreaterThanOrEqual(3);
  });
});

/** Every colour that a class of the shop gives to words, grounds or lines. */
function used(kind: "text" | "bg" | "border"): string[] {
  const names = Object.keys(light).join("|");
  const pattern = new RegExp(`(?:^|[\\s"'\`:])${kind}-(${names})(?![\\w-])`, "g");
  const files = globSync(["app/**/*.tsx", "components/**/*.tsx"]);
  const found = files.flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(pattern)].map(([, name = ""]) => name),
  );
  return [...new Set(found)].sort();
}

test("no colour is used that is not compared above", () => {
  const inks = words.map(([ink]) => ink as string);
  const grounds = words.map(([, ground]) => ground as string);
  const edges = [...marks.map(([mark]) => mark as string), ...ornaments];
  expect(used("text").filter((name) => !inks.includes(name))).toEqual([]);
  expect(used("bg").filter((name) => !grounds.includes(name))).toEqual([]);
  expect(used("border").filter((name) => !edges.includes(name))).toEqual([]);
  expect(
    Object.keys(light).filter((name) => ![...inks, ...grounds, ...edges, ...veils].includes(name)),
  ).toEqual([]);
});

test("no class names a colour that is not a token", () => {
  const files = globSync(["app/**/*.tsx", "components/**/*.tsx"]);
  const literal = /#[0-9a-f]{3,8}\b|(?:rgb|hsl|oklch)a?\(/i;
  const guilty = files.filter((file) =>
    literal.test(readFileSync(file, "utf8").replaceAll(/href="#[^"]*"|`#\$\{[^`]*`/g, "")),
  );
  expect(guilty).toEqual([]);
});
