import { describe, expect, test } from "vitest";
import { addUp, formatPence, pence, sharesOf, times, unitPriceText, vatWithin } from "./money";

describe("money", () => {
  test("is whole pence or nothing", () => {
    expect(() => pence(12.5)).toThrow(RangeError);
    expect(() => pence(Number.NaN)).toThrow(RangeError);
    expect(pence(1250)).toBe(1250);
  });

  test("adds and multiplies without a float", () => {
    expect(addUp([pence(10), pence(20)])).toBe(30);
    expect(addUp([])).toBe(0);
    expect(times(pence(395), 3)).toBe(1185);
  });

  test("is parted by weights, to the penny", () => {
    expect(sharesOf(pence(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(sharesOf(pence(395), [1200, 1000])).toEqual([215, 180]);
    expect(sharesOf(pence(2), [1, 0, 5])).toEqual([0, 0, 2]);
    expect(sharesOf(pence(7), [0, 0])).toEqual([7, 0]);
    expect(sharesOf(pence(7), [])).toEqual([]);
  });

  test("is written as people in Britain write it", () => {
    expect(formatPence(pence(1250))).toBe("£12.50");
    expect(formatPence(pence(123_456))).toBe("£1,234.56");
  });

  test("holds its VAT", () => {
    expect(vatWithin(pence(1200), 2000)).toBe(200);
    expect(vatWithin(pence(1000), 0)).toBe(0);
    expect(vatWithin(pence(395), 2000)).toBe(66);
  });

  test("is told by measure where goods are sold by measure", () => {
    expect(unitPriceText(pence(1250), 100, "ml")).toBe("£12.50 / 100 ml");
    expect(unitPriceText(pence(795), 50, "g")).toBe("£15.90 / 100 g");
    expect(unitPriceText(pence(900), 3, "m")).toBe("£3.00 / m");
    expect(unitPriceText(pence(900), null, null)).toBeNull();
  });
});
