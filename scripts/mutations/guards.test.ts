import { readFileSync, existsSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { guards } from "./guards";

const list = readFileSync("docs/mutations.md", "utf8");

describe("the list of guards", () => {
  test.each(guards.map((guard) => [guard.keeps, guard] as const))("%s", (_keeps, guard) => {
    const text = readFileSync(guard.file, "utf8");
    expect(text.split(guard.from).length - 1, "stands in its file once").toBe(1);
    expect(guard.to).not.toBe(guard.from);
    for (const file of guard.tests) expect(existsSync(file), file).toBe(true);
    expect(list, "is in docs/mutations.md with what went red").toContain(`| ${guard.keeps} |`);
  });
});
