import { expect, test } from "vitest";
import { plainPage } from "./plain-page";

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
