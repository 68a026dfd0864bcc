import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

describe("every page of the desk", () => {
  const pages = globSync("app/(admin)/**/page.tsx");

  test("is found by this test", () => {
    expect(pages.length).toBeGreaterThanOrEqual(8);
  });

  test.each(pages)("%s asks for a permission before anything else is read", (file) => {
    const source = readFileSync(file, "utf8");
    const body = source.slice(source.indexOf("export default async function"));
    const asks = body.indexOf("await requireRole(");
    expect(asks, "calls requireRole").toBeGreaterThan(0);
    const reads = body.search(/await read[A-Z]/);
    expect(reads === -1 || asks < reads, "calls it before the first read").toBe(true);
    expect(source, "is whole without JavaScript").toContain("export const instant = false;");
  });
});

describe("every server action", () => {
  const actions = globSync("{app,components,lib}/**/*.{ts,tsx}")
    .map((file) => ({ file, source: readFileSync(file, "utf8") }))
    .filter(({ source }) => /^\s*["']use server["'];?/m.test(source))
    .flatMap(({ file, source }) =>
      source.split(/^(?=export )/m).flatMap((part) => {
        const name = /^export (?:default )?(?:async )?(?:function|const) (\w+)/.exec(part)?.[1];
        return name === undefined ? [] : { name: `${file} ${name}`, part };
      }),
    );

  test("is found by this test", () => {
    expect(actions.map(({ name }) => name)).toContain("lib/stock/stock-actions.ts changeStockAction");
  });

  test.each(actions)("$name asks who is calling first", ({ part }) => {
    expect(part).toMatch(
      /^export async function \w+\([^)]*\)[^{]*\{\s*const \w+ = await authorise\("[a-z]+\.[a-z]+"\);/,
    );
  });
});
