import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leastPayable, type Reduction } from "@/lib/codes/reduction";
import type { Place } from "@/lib/delivery/delivery";
import type { Zone } from "@/lib/delivery/zones";
import { addUp, pence } from "@/lib/money";
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

describe("with a code, the sums of an order", () => {
  const percent = (of: number, more: Partial<Reduction> = {}): Reduction => ({
    percent: of,
    amountPence: null,
    minimumPence: pence(0),
    freesDelivery: false,
    excluded: [],
    ...more,
  });
  const freeDelivery = percent(0, { percent: null, freesDelivery: true });
  const mainland = { zone: "mainland", choice: "standard" } as const;
  const coded = (lines: readonly SumLine[], reduction: Reduction, place: Place = mainland) => {
    const result = orderSums(lines, place, reduction);
    return result.ok ? result.value : result.refusal;
  };

  test("are less by the shares of their lines, to the penny", () => {
    const lines = [line, { ...line, sku: "TAPE", unitPence: pence(333), quantity: 1 }];
    expect(coded(lines, percent(10))).toMatchObject({
      subtotalPence: 2033,
      discountPence: 204,
      totalPence: 2033 - 204 + 395,
      lines: [{ discountPence: 171 }, { discountPence: 33 }],
    });
    expect(coded(lines, percent(10, { excluded: ["TB-RED"] }))).toMatchObject({
      discountPence: 34,
      lines: [{ discountPence: 0 }, { discountPence: 34 }],
    });
  });

  test("count what is free of delivery before the discount: no code makes an order dearer", () => {
    const just = { ...line, unitPence: pence(5_000), quantity: 1 };
    expect(coded([just], percent(1))).toMatchObject({ deliveryPence: 0, totalPence: 4_950 });
  });

  test("take the discount of what is charged where no VAT is", () => {
    expect(coded([line], percent(10), { zone: "channel-islands", choice: "standard" })).toMatchObject({
      subtotalPence: 1416,
      discountPence: 142,
    });
  });

  test("leave what a card can pay", () => {
    expect(coded([line], percent(100), { zone: "collect", choice: "collect" })).toMatchObject({
      discountPence: 1670,
      heldBackPence: 30,
      totalPence: 30,
      lines: [{ discountPence: 1670 }],
    });
    expect(coded([line], percent(100))).toMatchObject({ heldBackPence: 0, totalPence: 395 });
  });

  test("are free of delivery by the standard service alone, and from the sum that the code asks for", () => {
    expect(coded([line], freeDelivery)).toMatchObject({
      deliveryPence: 0,
      deliveryOffPence: 395,
      totalPence: 1700,
    });
    expect(coded([line], freeDelivery, { zone: "mainland", choice: "express" })).toMatchObject({
      deliveryPence: 695,
      deliveryOffPence: 0,
    });
    expect(coded([line], { ...freeDelivery, minimumPence: pence(1701) })).toMatchObject({
      deliveryPence: 395,
    });
  });

  test("can be paid, add up, and are never dearer than without it, whatever the code and the place", () => {
    const lines = fc.array(
      fc.record({
        sku: fc.constantFrom("A", "B", "C"),
        unitPence: fc.integer({ min: 60, max: 9_000 }).map(pence),
        vatRate: fc.constantFrom(0, 500, 2000),
        quantity: fc.integer({ min: 1, max: 5 }),
        weightGrams: fc.integer({ min: 0, max: 300 }),
      }),
      { minLength: 1, maxLength: 12 },
    );
    const reduction = fc
      .record({
        percent: fc.integer({ min: 1, max: 100 }),
        amountPence: fc.integer({ min: 1, max: 20_000 }).map(pence),
        kind: fc.constantFrom("percent", "amount", "delivery"),
        minimumPence: fc.constantFrom(0, 3_000).map(pence),
        excluded: fc.subarray(["A", "B"]),
      })
      .map(({ kind, percent: of, amountPence, ...rest }) => ({
        ...rest,
        percent: kind === "percent" ? of : null,
        amountPence: kind === "amount" ? amountPence : null,
        freesDelivery: kind === "delivery",
      }));
    const places = fc.constantFrom<Place>(
      mainland,
      { zone: "mainland", choice: "express" },
      { zone: "channel-islands", choice: "standard" },
      { zone: "collect", choice: "collect" },
    );
    fc.assert(
      fc.property(lines, reduction, places, (basket, code, place) => {
        const [plain, less] = [orderSums(basket, place), orderSums(basket, place, code)];
        if (!plain.ok || !less.ok) throw new Error("refused");
        const { value } = less;
        expect(value.totalPence).toBeGreaterThanOrEqual(leastPayable);
        expect(value.totalPence).toBe(plain.value.totalPence - value.discountPence - value.deliveryOffPence);
        expect(addUp(value.lines.map(({ discountPence }) => discountPence))).toBe(value.discountPence);
        for (const { sku, discountPence, totalPence } of value.lines) {
          expect(discountPence).toBeGreaterThanOrEqual(0);
          expect(discountPence).toBeLessThanOrEqual(code.excluded.includes(sku) ? 0 : totalPence);
        }
      }),
    );
  });
});
