import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addUp, pence } from "@/lib/money";
import {
  codeRefusalText,
  discountOf,
  fairShares,
  leastPayable,
  refusalOfCode,
  spelledCode,
  stateOfCode,
  type CodeLine,
  type CodeOrder,
  type CodeTerms,
} from "./codes";

const plain: CodeTerms = {
  code: "SPRING10",
  kind: "percentage",
  percent: 10,
  amountPence: null,
  minimumPence: pence(0),
  firstOrderOnly: false,
  singleUse: false,
  startsAt: new Date("2026-11-01T00:00:00Z"),
  endsAt: null,
  stoppedAt: null,
  redemptionLimit: null,
  used: 0,
  excludedDepartmentIds: [],
  excludedProductIds: [],
};
const amount = (off: number, more: Partial<CodeTerms> = {}): CodeTerms => ({
  ...plain,
  kind: "amount",
  percent: null,
  amountPence: pence(off),
  ...more,
});
const free: CodeTerms = { ...plain, kind: "free_delivery", percent: null };
const now = new Date("2026-11-29T12:00:00Z");

function line(totalPence: number, productId = "roller", departmentId = "recovery"): CodeLine {
  return { productId, departmentId, totalPence: pence(totalPence) };
}

function order(lines: readonly CodeLine[], more: Partial<CodeOrder> = {}): CodeOrder {
  return { lines, deliveryPence: pence(395), isStandard: true, ...more };
}

function taken(terms: CodeTerms, of: CodeOrder) {
  const discount = discountOf(terms, of);
  if (!discount.ok) throw new Error(discount.refusal.kind);
  return discount.value;
}

describe("a code is read", () => {
  test.each([
    ["spring 10", "SPRING10"],
    ["  Spring-10\t", "SPRING-10"],
    ["", ""],
  ])("%j as %j", (typed, code) => {
    expect(spelledCode(typed)).toBe(code);
  });
});

describe("a code stands", () => {
  test.each([
    ["running", {}],
    ["not-yet", { startsAt: new Date(now.getTime() + 1) }],
    ["running", { startsAt: now }],
    ["over", { endsAt: now }],
    ["running", { endsAt: new Date(now.getTime() + 1) }],
    ["used-up", { redemptionLimit: 3, used: 3 }],
    ["running", { redemptionLimit: 3, used: 2 }],
    ["stopped", { stoppedAt: now, redemptionLimit: 1, used: 1 }],
  ] as const)("as %s", (state, more) => {
    expect(stateOfCode({ ...plain, ...more }, now)).toBe(state);
  });

  test("as good to whoever holds its last use himself", () => {
    const last = { ...plain, redemptionLimit: 1, used: 1 };
    expect(refusalOfCode(last, now)).toEqual({ kind: "code-used-up" });
    expect(refusalOfCode(last, now, 1)).toBeNull();
    expect(refusalOfCode(null, now)).toEqual({ kind: "unknown-code" });
    expect(refusalOfCode({ ...plain, stoppedAt: now }, now, 1)).toEqual({ kind: "code-over" });
  });
});

describe("a percentage", () => {
  test.each([
    [10, 1000, 100],
    [10, 1001, 101],
    [15, 1999, 300],
    [33, 1, 1],
  ])(
    "of %i on %i takes %i, rounded to the customer's advantage by less than a penny",
    (percent, goods, off) => {
      expect(taken({ ...plain, percent }, order([line(goods)])).goodsPence).toBe(off);
    },
  );

  test("of all of it leaves what a card payment must come to, and says so", () => {
    const all = { ...plain, percent: 100 };
    expect(taken(all, order([line(2000)]))).toMatchObject({ goodsPence: 2000, words: "100% off" });
    expect(taken(all, order([line(2000)], { deliveryPence: pence(0) }))).toMatchObject({
      goodsPence: 2000 - leastPayable,
      words: "100% off, but for the 30p that a card payment must come to",
    });
  });
});

describe("an amount", () => {
  test("is never more than what it is for", () => {
    expect(taken(amount(500), order([line(2000)])).goodsPence).toBe(500);
    expect(taken(amount(500), order([line(300), line(900, "tape")])).goodsPence).toBe(500);
    const onTape = amount(500, { excludedProductIds: ["roller"] });
    expect(taken(onTape, order([line(9000), line(300, "tape")])).goodsPence).toBe(300);
  });

  test("leaves out what is excluded, and is refused when nothing is left", () => {
    const out = amount(500, { excludedDepartmentIds: ["shoes"], excludedProductIds: ["tape"] });
    const lines = [line(1000), line(1000, "tape"), line(1000, "spikes", "shoes")];
    expect(taken(out, order(lines)).shares).toEqual([500, 0, 0]);
    expect(discountOf(out, order(lines.slice(1)))).toEqual({
      ok: false,
      refusal: { kind: "code-nothing-eligible" },
    });
  });
});

describe("a minimum", () => {
  test("counts all goods before the discount, and says how much is missing", () => {
    const from20 = { ...plain, minimumPence: pence(2000), excludedProductIds: ["tape"] };
    expect(taken(from20, order([line(1000), line(1000, "tape")])).goodsPence).toBe(100);
    const short = discountOf(from20, order([line(1999)]));
    expect(short).toEqual({ ok: false, refusal: { kind: "code-below-minimum", missingPence: 1 } });
    expect(short.ok ? "" : codeRefusalText(short.refusal)).toContain("£0.01 more");
  });
});

describe("free delivery", () => {
  test("is of the standard service alone", () => {
    expect(taken(free, order([line(1000)]))).toMatchObject({
      goodsPence: 0,
      deliveryPence: 395,
      shares: [0],
    });
  });

  test.each([
    ["goes by another service", { isStandard: false }],
    ["is free anyway", { deliveryPence: pence(0) }],
  ])("gives nothing to an order that %s, and does not stop it", (_words, more) => {
    expect(taken(free, order([line(1000)], more))).toMatchObject({ goodsPence: 0, deliveryPence: 0 });
  });
});

describe("fair shares", () => {
  const sums = fc.nat({ max: 5_000_000 }).map(pence);

  test("go to those who lost most by rounding, the first of them first", () => {
    expect(fairShares(pence(100), [pence(333), pence(333), pence(333)])).toEqual([34, 33, 33]);
    expect(fairShares(pence(10), [pence(100), pence(0), pence(900)])).toEqual([1, 0, 9]);
    expect(fairShares(pence(0), [pence(0)])).toEqual([0]);
    expect(() => fairShares(pence(1), [pence(0)])).toThrow(RangeError);
  });

  test("add up exactly, are within a penny of fair, and never more than the line", () => {
    fc.assert(
      fc.property(
        fc.array(sums, { minLength: 1, maxLength: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weights, part) => {
          const all = addUp(weights);
          const sum = pence(Math.floor(all * part));
          const shares = fairShares(sum, weights);
          expect(addUp(shares)).toBe(sum);
          for (const [index, share] of shares.entries()) {
            const weight = weights[index] ?? 0;
            expect(share).toBeLessThanOrEqual(weight);
            expect(Math.abs(share - (all === 0 ? 0 : (sum * weight) / all))).toBeLessThan(1);
          }
        },
      ),
    );
  });
});

test("whatever a code says, its shares are its discount, and what is left can be paid by card", () => {
  const terms: fc.Arbitrary<CodeTerms> = fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percent) => ({ ...plain, percent })),
    fc.integer({ min: 1, max: 100_000 }).map((off) => amount(off)),
    fc.constant(free),
  );
  const lines = fc.array(
    fc
      .tuple(fc.integer({ min: 30, max: 200_000 }), fc.constantFrom("roller", "tape"))
      .map((it) => line(...it)),
    { minLength: 1, maxLength: 20 },
  );
  const delivery = fc.constantFrom(0, 395, 1200).map(pence);
  fc.assert(
    fc.property(
      terms,
      lines,
      delivery,
      fc.boolean(),
      fc.boolean(),
      (code, goods, deliveryPence, isStandard, isTapeOut) => {
        const out = { ...code, excludedProductIds: isTapeOut ? ["tape"] : [] };
        const discount = discountOf(out, { lines: goods, deliveryPence, isStandard });
        if (!discount.ok) return;
        const { value } = discount;
        expect(addUp(value.shares)).toBe(value.goodsPence);
        const all = addUp(goods.map(({ totalPence }) => totalPence));
        expect(all - value.goodsPence + deliveryPence - value.deliveryPence).toBeGreaterThanOrEqual(
          leastPayable,
        );
        for (const [index, share] of value.shares.entries()) {
          expect(share).toBeLessThanOrEqual(goods[index]?.totalPence ?? 0);
          if (isTapeOut && goods[index]?.productId === "tape") expect(share).toBe(0);
        }
      },
    ),
  );
});
