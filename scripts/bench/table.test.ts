import { expect, test } from "vitest";
import { figureText, isMissed, lineText, verdictText, type Line } from "./table";

const line: Line = { what: "JavaScript", measured: 155_012, unit: "kB", budget: { most: 152_000 } };

test("says what was measured, what it may be and by how much it is missed", () => {
  expect(lineText(line)).toMatch(/^JavaScript\s+≤ 152\.0 kB\s+155\.0 kB\s+missed by 3\.0 kB \(2 %\)$/);
  expect(verdictText({ ...line, measured: 152_000 })).toBe("met");
  expect(verdictText({ ...line, budget: null })).toBe("no budget");
});

test("a floor is missed from below, and a budget of nothing has no share", () => {
  expect(verdictText({ what: "", measured: 0.35, unit: "×", budget: { least: 0.7 } })).toBe(
    "missed by 0.35 × (50 %)",
  );
  expect(verdictText({ what: "", measured: 3, unit: "", budget: { most: 0 } })).toBe("missed by 3");
});

test("a number that must be exact is missed on either side", () => {
  const held: Line = { what: "held", measured: 99, unit: "", budget: { most: 100, least: 100 } };
  expect(lineText(held)).toMatch(/^held\s+100\s+99\s+missed by 1 \(1 %\)$/);
  expect(verdictText({ ...held, measured: 101 })).toBe("missed by 1 (1 %)");
  expect(verdictText({ ...held, measured: 100 })).toBe("met");
});

test("what could not be measured is not met", () => {
  expect(isMissed({ ...line, measured: Number.NaN })).toBe(true);
  expect(isMissed({ ...line, budget: null })).toBe(false);
});

test("figures are written as people read them", () => {
  expect(figureText(10_900.4, "req/s")).toBe("10,900 req/s");
  expect(figureText(0.654, "s")).toBe("0.65 s");
});
