import { describe, expect, test } from "vitest";
import { askedNumber, askedWords, countText, dueness, shopDay } from "./queue";

describe("a promised day", () => {
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  test.each([
    // London's day begins and ends with London's clock, an hour ahead of UTC in summer.
    ["2026-11-29T23:59:59Z", "2026-11-29", "today"],
    ["2026-11-30T00:00:00Z", "2026-11-29", "late"],
    ["2026-06-15T22:59:59Z", "2026-06-15", "today"],
    ["2026-06-15T23:00:00Z", "2026-06-15", "late"],
    ["2026-10-25T00:30:00Z", "2026-10-25", "today"],
    ["2026-11-29T12:00:00Z", "2026-11-30", "later"],
  ] as const)("at %s, %s is %s", (now, promised, expected) => {
    expect(dueness(day(promised), new Date(now))).toBe(expected);
  });
  test("that was never promised is neither late nor due", () => {
    expect(dueness(null, new Date())).toBeNull();
    expect(shopDay(new Date("2026-06-15T23:30:00Z"))).toBe("2026-06-16");
  });
});

test("what is typed is looked for as everything that it can be", () => {
  expect(["F10023", "f 10023", "10023", "F", "10023a", "1234567890"].map(askedNumber)).toEqual([
    10023,
    10023,
    10023,
    null,
    null,
    null,
  ]);
  expect(askedWords("ls1 4dy")).toMatchObject({ postcode: "LS14DY%", sku: "LS14DY", number: null });
  expect(askedWords("LS1")).toMatchObject({ postcode: "LS1%" });
  expect(askedWords("ab 1234 5678 9gb")).toMatchObject({ trackingNumber: "AB123456789GB", postcode: null });
  expect(askedWords("tb-red")).toMatchObject({ sku: "TB-RED" });
  expect(askedWords("100%_\\")).toMatchObject({
    pattern: "%100\\%\\_\\\\%",
    postcode: null,
    trackingNumber: null,
    sku: null,
  });
});

test("a count says when it stopped counting", () => {
  expect([0, 999, 1000].map(countText)).toEqual(["0", "999", "1,000+"]);
});
