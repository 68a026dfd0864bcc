import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fairShare, planRefund, type RefundableLine, type RefundableOrder } from "./refunds";

const line = (parts: Partial<RefundableLine> = {}): RefundableLine => ({
  id: "a",
  quantity: 3,
  paidPence: 1000,
  backUnits: 0,
  backPence: 0,
  inReturns: 0,
  shelvedUnits: 0,
  ...parts,
});

const order = (lines: readonly RefundableLine[], deliveryPence = 395): RefundableOrder => ({
  state: "fulfilled",
  paidPence: lines.reduce((sum, { paidPence }) => sum + paidPence, 0) + deliveryPence,
  backPence: 0,
  deliveryPence,
  deliveryBackPence: 0,
  isSent: true,
  isSold: true,
  disputes: [],
  lines,
});

const ask = (units: Record<string, number>, parts = {}) => ({
  what: "chosen" as const,
  units,
  delivery: false,
  restock: false,
  seenBackPence: 0,
  ...parts,
});

/** Gives so many units back one after the other, and tells what each part was. */
function inParts(start: RefundableLine, parts: readonly number[]): number[] {
  let now = start;
  return parts.map((units) => {
    const share = fairShare(now, units);
    now = { ...now, backUnits: now.backUnits + units, backPence: now.backPence + share };
    return share;
  });
}

describe("a fair share", () => {
  test("of a line without a discount is the price of its units", () => {
    expect(fairShare(line({ paidPence: 2550 }), 2)).toBe(1700);
  });

  test("of ten pounds for three is a third each, the odd penny once", () => {
    expect(inParts(line(), [1, 1, 1])).toEqual([333, 334, 333]);
    expect(inParts(line(), [2, 1])).toEqual([667, 333]);
    expect(inParts(line(), [3])).toEqual([1000]);
  });

  test("of what was free is nothing, and so is one of a line that has gone back", () => {
    expect(fairShare(line({ paidPence: 0 }), 2)).toBe(0);
    expect(fairShare(line({ backUnits: 3, backPence: 1000 }), 0)).toBe(0);
  });

  test("counts again what failed to arrive", () => {
    expect(inParts(line(), [1, 1])).toEqual([333, 334]);
    // The first third failed: two units and all but the second third are left.
    expect(inParts(line({ backUnits: 1, backPence: 334 }), [1, 1])).toEqual([333, 333]);
  });

  test("adds up to what the line cost, in whatever parts it goes back, each within a penny of even", () => {
    const lines = fc
      .integer({ min: 1, max: 20 })
      .chain((quantity) =>
        fc.tuple(
          fc.constant(quantity),
          fc.integer({ min: 0, max: 200_000 }),
          fc.shuffledSubarray(Array.from({ length: quantity }, (_, index) => index)),
        ),
      );
    fc.assert(
      fc.property(lines, ([quantity, paidPence, cuts]) => {
        const edges = [...new Set([0, ...cuts, quantity])].sort((one, other) => one - other);
        const parts = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
        const shares = inParts(line({ quantity, paidPence }), parts);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(paidPence);
        shares.forEach((share, index) => {
          expect(Math.abs(share - (paidPence * (parts[index] ?? 0)) / quantity)).toBeLessThan(1);
        });
      }),
      { numRuns: 2000 },
    );
  });
});

describe("a refund", () => {
  test("of some units of a discounted line is what was paid for them", () => {
    const planned = planRefund(
      order([line({ paidPence: 2700 }), line({ id: "b", quantity: 1, paidPence: 500 })]),
      {
        ...ask({ a: 2 }),
      },
    );
    expect(planned).toMatchObject({ ok: true, value: { amountPence: 1800, deliveryPence: 0 } });
  });

  test("of every unit and the delivery is all that was paid, discounts or not", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            quantity: fc.integer({ min: 1, max: 9 }),
            paidPence: fc.integer({ min: 1, max: 99_999 }),
          }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        fc.integer({ min: 0, max: 2000 }),
        (parts, delivery) => {
          const lines = parts.map((part, index) => line({ id: `line-${index}`, ...part }));
          const facts = order(lines, delivery);
          const units = Object.fromEntries(lines.map(({ id, quantity }) => [id, quantity]));
          const chosen = planRefund(facts, ask(units, { delivery: true }));
          const rest = planRefund(facts, ask({}, { what: "rest" }));
          expect(chosen).toEqual(rest);
          expect(chosen).toMatchObject({ ok: true, value: { amountPence: facts.paidPence } });
        },
      ),
    );
  });

  test("of the rest after a part refund names what each line has left", () => {
    const facts = { ...order([line({ backUnits: 1, backPence: 333 })]), backPence: 333 };
    expect(planRefund(facts, ask({}, { what: "rest", seenBackPence: 333 }))).toMatchObject({
      ok: true,
      value: { amountPence: 1062, deliveryPence: 395, lines: [{ quantity: 2, amountPence: 667 }] },
    });
  });
});
