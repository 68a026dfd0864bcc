import { describe, expect, test } from "vitest";
import type { Place } from "@/lib/delivery/delivery";
import type { Zone } from "@/lib/delivery/zones";
import { pence } from "@/lib/money";
import { orderSums, waysToHave, type SumLine } from "./order-sums";

const line: SumLine = { sku: "TB-RED", unitPence: pence(850), vatRate: 2000, quantity: 2, weightGrams: 80 };
const sums = (lines: readonly SumLine[], place: Place) => {
  const result = orderSums(lines, place);
  return result.ok ? result.value : result.refusal;
};

describe("the sums of an order", () => {
  test("are what the catalogue says, and delivery", () => {
    expect(sums([line], { zone: "mainland", choice: "standard" })).toMatchObject({
      subtotalPence: 1700,
      discountPence: 0,
      deliveryPence: 395,
      totalPence: 2095,
      lines: [{ cataloguePence: 850, unitPence: 850, vatRate: 2000, totalPence: 1700, discountPence: 0 }],
    });
    expect(sums([line], { zone: "collect", choice: "collect" })).toMatchObject({ totalPence: 1700 });
  });

  test("leave the VAT of each unit out for the Channel Islands, to the penny", () => {
    const lines = [
      { ...line, unitPence: pence(999), quantity: 3 },
      { ...line, unitPence: pence(850), vatRate: 500, quantity: 1 },
      { ...line, unitPence: pence(700), vatRate: 0, quantity: 1 },
    ];
    expect(sums(lines, { zone: "channel-islands", choice: "standard" })).toMatchObject({
      lines: [
        // 999 holds 166.5 p of VAT at 20 %, which is 167.
        { cataloguePence: 999, unitPence: 832, vatRate: 0, totalPence: 2496 },
        { cataloguePence: 850, unitPence: 810, vatRate: 0, totalPence: 810 },
        { cataloguePence: 700, unitPence: 700, vatRate: 0, totalPence: 700 },
      ],
      subtotalPence: 4006,
      deliveryPence: 795,
      totalPence: 4801,
    });
  });

  test("keep the VAT on Man, in Northern Ireland, and for whoever collects", () => {
    for (const zone of ["highlands-islands", "northern-ireland"] as const) {
      expect(sums([line], { zone, choice: "standard" })).toMatchObject({ subtotalPence: 1700 });
    }
    expect(sums([line], { zone: "collect", choice: "collect" })).toMatchObject({ subtotalPence: 1700 });
  });

  test("weigh everything together", () => {
    const heavy = { ...line, unitPence: pence(100), quantity: 1, weightGrams: 1_900 };
    const place = { zone: "mainland", choice: "standard" } as const;
    expect(sums([heavy, { ...heavy, weightGrams: 100 }], place)).toMatchObject({ deliveryPence: 395 });
    expect(sums([heavy, { ...heavy, weightGrams: 101 }], place)).toMatchObject({ deliveryPence: 595 });
    expect(sums([{ ...heavy, weightGrams: 30_001 }], place)).toBe("too-heavy");
  });

  test("refuse express where it does not go", () => {
    expect(sums([line], { zone: "northern-ireland", choice: "express" })).toBe("not-there");
  });
});

describe("the ways to have a basket", () => {
  const ways = (zone: Zone | null, more: Partial<SumLine> = {}) =>
    waysToHave([{ ...line, ...more }], zone).map(
      ({ place, sums: { totalPence } }) => `${place.choice} ${totalPence}`,
    );

  test("are those that go there, each with its total", () => {
    expect(ways("mainland")).toEqual(["standard 2095", "express 2395", "collect 1700"]);
    expect(ways("mainland", { quantity: 6 })).toEqual(["standard 5100", "express 5795", "collect 5100"]);
    expect(ways("northern-ireland", { weightGrams: 2_000 })).toEqual(["standard 2595", "collect 1700"]);
  });

  test("leave the VAT out of what is sent to the Channel Islands, not of what is collected", () => {
    expect(ways("channel-islands")).toEqual(["standard 2211", "collect 1700"]);
  });

  test("come down to collecting where we do not deliver, and with what is too heavy", () => {
    expect(ways(null)).toEqual(["collect 1700"]);
    expect(ways("mainland", { weightGrams: 15_001 })).toEqual(["collect 1700"]);
  });
});
