import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addUp, pence } from "@/lib/money";
import {
  codeRefusalText,
  codeWords,
  givenWords,
  reductionOf,
  refusalOfCode,
  refusalOfGoods,
  spelledCode,
  stateOfCode,
  type CodeTerms,
} from "./codes";
import { eligibleSums, goodsOff, heldBack, leastPayable } from "./reduction";

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

function line(totalPence: number, sku = "ROLLER", departmentId = "recovery") {
  return { sku, productId: sku.toLowerCase(), departmentId, totalPence: pence(totalPence) };
}

function off(terms: CodeTerms, lines: readonly ReturnType<typeof line>[]): number {
  return goodsOff(reductionOf(terms, lines), lines);
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

  test("as good to whoever has it already", () => {
    const last = { ...plain, redemptionLimit: 1, used: 1 };
    expect(refusalOfCode(last, now)).toEqual({ kind: "code-used-up" });
    expect(refusalOfCode(last, now, 1)).toBeNull();
    expect(refusalOfCode(null, now)).toEqual({ kind: "unknown-code" });
    expect(refusalOfCode({ ...plain, stoppedAt: now }, now)).toEqual({ kind: "code-over" });
    expect(refusalOfCode({ ...plain, stoppedAt: now }, now, 1)).toBeNull();
  });
});

describe("a percentage", () => {
  test.each([
    [10, 1000, 100],
    [10, 1001, 101],
    [15, 1999, 300],
    [33, 1, 1],
    [100, 1999, 1999],
  ])(
    "of %i on %i takes %i, rounded to the customer's advantage by less than a penny",
    (percent, goods, taken) => {
      expect(off({ ...plain, percent }, [line(goods)])).toBe(taken);
    },
  );
});

describe("an amount", () => {
  test("is never more than what it is for costs", () => {
    expect(off(amount(500), [line(2000)])).toBe(500);
    expect(off(amount(500), [line(300), line(100, "TAPE")])).toBe(400);
    expect(off(amount(500, { excludedProductIds: ["roller"] }), [line(9000), line(300, "TAPE")])).toBe(300);
  });

  test("leaves out what is excluded, and is refused when nothing is left", () => {
    const out = amount(500, { excludedDepartmentIds: ["shoes"], excludedProductIds: ["tape"] });
    const lines = [line(1000), line(1000, "TAPE"), line(1000, "SPIKES", "shoes")];
    expect(eligibleSums(reductionOf(out, lines), lines)).toEqual([1000, 0, 0]);
    expect(refusalOfGoods(reductionOf(out, lines), lines)).toBeNull();
    const left = lines.slice(1);
    expect(refusalOfGoods(reductionOf(out, left), left)).toEqual({ kind: "code-nothing-eligible" });
  });
});

describe("a minimum", () => {
  test("counts all goods before the discount, and says how much is missing", () => {
    const from20 = { ...plain, minimumPence: pence(2000), excludedProductIds: ["tape"] };
    expect(off(from20, [line(1000), line(1000, "TAPE")])).toBe(100);
    expect(off(from20, [line(1999)])).toBe(0);
    const short = refusalOfGoods(reductionOf(from20, []), [line(1999)]);
    expect(short).toEqual({ kind: "code-below-minimum", missingPence: 1 });
    expect(short && codeRefusalText(short)).toContain("£0.01 more");
  });
});

test("free delivery takes nothing off goods, and no basket is refused for it", () => {
  expect(off(free, [line(1000)])).toBe(0);
  expect(reductionOf(free, [])).toMatchObject({ freesDelivery: true });
  expect(refusalOfGoods(reductionOf(free, []), [line(1000)])).toBeNull();
});

describe("what a card cannot pay", () => {
  test.each([
    [2000, 0, 30],
    [2000, 29, 1],
    [2000, 30, 0],
    [2000, 395, 0],
    [10, 0, 10],
  ])("is held back: of %i off with %i left to pay, %i", (discount, payable, held) => {
    expect(heldBack(pence(discount), pence(payable))).toBe(held);
  });
});

test.each([
  [codeWords(plain), "10% off"],
  [codeWords(amount(500)), "£5.00 off"],
  [codeWords(free), "Free standard delivery"],
  [givenWords(plain, pence(0)), "10% off"],
  [
    givenWords({ ...plain, percent: 100 }, leastPayable),
    "100% off, but for the 30p that a card payment must come to",
  ],
])("says %s", (words, expected) => {
  expect(words).toBe(expected);
});

test("whatever a code says, it takes no more than what it is for, and a percentage no less than it says", () => {
  const terms: fc.Arbitrary<CodeTerms> = fc.oneof(
    fc.integer({ min: 1, max: 100 }).map((percent) => ({ ...plain, percent })),
    fc.integer({ min: 1, max: 100_000 }).map((of) => amount(of)),
    fc.constant(free),
  );
  const lines = fc.array(
    fc
      .tuple(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom("ROLLER", "TAPE"))
      .map((it) => line(...it)),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(terms, lines, fc.boolean(), (code, goods, isTapeOut) => {
      const reduction = reductionOf({ ...code, excludedProductIds: isTapeOut ? ["tape"] : [] }, goods);
      const eligible = addUp(eligibleSums(reduction, goods));
      const taken = goodsOff(reduction, goods);
      expect(taken).toBeGreaterThanOrEqual(0);
      expect(taken).toBeLessThanOrEqual(eligible);
      if (code.percent !== null) {
        expect(taken - (eligible * code.percent) / 100).toBeGreaterThanOrEqual(0);
        expect(taken - (eligible * code.percent) / 100).toBeLessThan(1);
      }
    }),
  );
});
