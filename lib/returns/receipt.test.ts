import { describe, expect, test } from "vitest";
import { planReceipt, withWhatIsLeft, type AskedLine, type FoundLine, type ReceivedLine } from "./receipt";

const asked = (parts: Partial<AskedLine> = {}): AskedLine => ({
  id: "a",
  orderLineId: "line-a",
  variantId: "red",
  quantity: 2,
  reason: "changed_mind",
  sealedOnly: false,
  exchangeVariantId: null,
  ...parts,
});

const found = (parts: Partial<FoundLine> = {}): FoundLine => ({
  units: 2,
  condition: "as_new",
  decision: "refund",
  keptPence: 0,
  place: "shelf",
  note: "",
  ...parts,
});

function plan(line: AskedLine, came: FoundLine) {
  const planned = planReceipt([line], { [line.id]: came });
  return planned.ok ? planned.value[0] : planned.refusal;
}

describe("a parcel", () => {
  test("as it was asked for is paid back and put on the shelf", () => {
    expect(plan(asked(), found())).toMatchObject({ units: 2, decision: "refund", keptPence: 0, note: null });
  });

  test("with less in it is written down with what came", () => {
    expect(plan(asked(), found({ units: 1 }))).toMatchObject({ units: 1, decision: "refund" });
    expect(plan(asked(), found({ units: 0, condition: "nothing_came" }))).toMatchObject({ decision: null });
  });

  test.each<[string, Partial<AskedLine>, Partial<FoundLine>, string]>([
    ["of more than was asked for", {}, { units: 3 }, "more-than-asked"],
    ["of nothing in some condition", {}, { units: 0 }, "units-and-condition"],
    ["of something that did not come", {}, { condition: "nothing_came" }, "units-and-condition"],
    ["refused without a reason", {}, { decision: "refuse" }, "say-why"],
    ["exchanged for nothing", {}, { decision: "exchange" }, "no-exchange-asked"],
    [
      "worn, less no sum",
      {},
      { condition: "worn", decision: "refund_less", place: "discard", note: "Worn" },
      "say-how-much",
    ],
    [
      "worn, less a sum without a reason",
      {},
      { condition: "worn", decision: "refund_less", place: "discard", keptPence: 1 },
      "say-why",
    ],
    ["as new, less a sum", {}, { decision: "refund_less", keptPence: 1, note: "x" }, "not-worn"],
    [
      "that was our fault, less a sum",
      { reason: "faulty" },
      { condition: "worn", decision: "refund_less", keptPence: 1, note: "x" },
      "fault-in-full",
    ],
    ["worn, for the shelf", {}, { condition: "worn" }, "not-for-the-shelf"],
    [
      "opened and sealed once, for the shelf",
      { sealedOnly: true },
      { condition: "opened" },
      "not-for-the-shelf",
    ],
  ])("%s is not", (_name, line, came, refusal) => {
    expect(plan(asked(line), found(came))).toBe(refusal);
  });

  test("must be told of in every line", () => {
    expect(planReceipt([asked(), asked({ id: "b" })], { a: found() })).toEqual({
      ok: false,
      refusal: "line-missing",
    });
  });

  test("that is refused stays the buyer's: where it goes says nothing", () => {
    expect(plan(asked(), found({ condition: "worn", decision: "refuse", note: "Washed" }))).toMatchObject({
      decision: "refuse",
      note: "Washed",
    });
  });

  test("keeps nothing but with the decision to", () => {
    expect(plan(asked(), found({ keptPence: 500 }))).toMatchObject({ keptPence: 0 });
  });
});

describe("an exchange", () => {
  const line = (id: string, units: number): ReceivedLine => ({
    asked: asked({ id, exchangeVariantId: "blue" }),
    units,
    condition: "as_new",
    decision: "exchange",
    keptPence: 0,
    place: "shelf",
    note: null,
  });

  test("takes what is left, and what is not becomes money back", () => {
    const decided = withWhatIsLeft([line("a", 2), line("b", 2), line("c", 1)], new Map([["blue", 3]]));
    expect(decided.map(({ decision }) => decision)).toEqual(["exchange", "refund", "exchange"]);
  });

  test("of what nobody has any of is money back", () => {
    expect(withWhatIsLeft([line("a", 1)], new Map())[0]?.decision).toBe("refund");
  });
});
