import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { plainColours, plainPage } from "./plain-page";

const page = plainPage({
  title: "Back in a moment",
  words: 'Try "again" & see <soon>.',
  way: { href: "/basket", title: "Back to your basket" },
});

test("a plain page leans on nothing but itself", () => {
  expect(page).not.toMatch(/<(link|script|style|img)\b/);
  expect(page).toContain("Try &quot;again&quot; &amp; see &lt;soon&gt;.");
  expect(page).toContain('<a href="/basket"');
});

test("it has the colours of the style sheet, in the light and in the dark", () => {
  const [light = "", dark = ""] = readFileSync("app/globals.css", "utf8").split("prefers-color-scheme: dark");
  for (const [name, colours] of Object.entries(plainColours)) {
    expect(light).toContain(`--color-${name}: ${colours[0]};`);
    expect(dark).toContain(`--color-${name}: ${colours[1]};`);
  }
});
