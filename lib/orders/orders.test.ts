import { describe, expect, test } from "vitest";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { db } from "@/lib/db/client";
import { pence } from "@/lib/money";
import { claimedOrderId, isEndedOrderToken, isOrderToken, orderToken } from "./order-link";
import {
  mayMove,
  orderVat,
  saysThankYou,
  stateAfterMoney,
  transitions,
  unfinishedStates,
  vatByRate,
  type MoneyFacts,
  type OrderState,
} from "./orders";

writeOrdersByHand();

const states = Object.keys(transitions) as OrderState[];

describe("transitions", () => {
  test("are the same list in the code and in the database", async () => {
    const rows = await db().$queryRaw<{ before: string; after: string }[]>`
      SELECT before::text, after::text
      FROM unnest(enum_range(NULL::order_state)) AS before, unnest(enum_range(NULL::order_state)) AS after
      WHERE order_transition_allowed(before, after)`;
    const inDatabase = rows.map(({ before, after }) => `${before}>${after}`).sort();
    const inCode = states.flatMap((from) => transitions[from].map((to) => `${from}>${to}`)).sort();
    expect(inCode).toEqual(inDatabase);
  });

  test("lead from no paid state to an unpaid one, nor to where an order already is", () => {
    const unpaid = [...unfinishedStates, "expired"] as const;
    const paid = [
      "paid",
      "fulfilled",
      "refunded",
      "partially_refunded",
      "disputed",
      "address_query",
    ] as const;
    for (const from of paid)
      for (const to of unpaid) expect(mayMove(from, to), `${from} to ${to}`).toBe(false);
    for (const state of states) expect(mayMove(state, state)).toBe(false);
  });

  test("are enforced by the database, whoever writes", async () => {
    const { id } = await db().order.create({
      data: {
        email: "a@example.com",
        subtotalPence: 100,
        deliveryPence: 0,
        totalPence: 100,
        deliveryMethod: "collect",
        postcode: "LS1 4DY",
        zone: "collect",
        fingerprint: "",
      },
    });
    await expect(db().order.update({ where: { id }, data: { state: "fulfilled" } })).rejects.toThrow(
      /may not go/,
    );
    await expect(db().$executeRaw`DELETE FROM order_transition WHERE order_id = ${id}::uuid`).rejects.toThrow(
      /append-only/,
    );
  });
});

describe("an order's address", () => {
  const id = "01a207b9-537e-74c4-9fda-ad4de6444796";

  test("names its order and cannot be guessed", () => {
    const token = orderToken(id, 1);
    expect(claimedOrderId(token)).toBe(id);
    expect(isOrderToken(token, id, 1)).toBe(true);
    expect(isOrderToken(token, id, 2)).toBe(false);
    const last = token.at(-1) === "A" ? "B" : "A";
    expect(isOrderToken(token.slice(0, -1) + last, id, 1)).toBe(false);
    expect(claimedOrderId("../../etc/passwd")).toBeNull();
    expect(claimedOrderId(id)).toBeNull();
  });

  test("that was ended is known again, and no other is", () => {
    const ended = orderToken(id, 2);
    expect(isEndedOrderToken(ended, id, 3)).toBe(true);
    expect(isEndedOrderToken(ended, id, 2), "it opens still").toBe(false);
    expect(isEndedOrderToken(ended, id, 1), "it was not given yet").toBe(false);
    const last = ended.at(-1) === "A" ? "B" : "A";
    expect(isEndedOrderToken(ended.slice(0, -1) + last, id, 3)).toBe(false);
    expect(isEndedOrderToken(ended, "01a207b9-537e-74c4-9fda-ad4de6444797", 3)).toBe(false);
  });
});

describe("an order's VAT", () => {
  const line = (totalPence: number, vatRate: number, discountPence = 0) => ({
    totalPence: pence(totalPence),
    discountPence: pence(discountPence),
    vatRate,
  });

  test("is told by rate, and delivery follows the goods by their value", () => {
    const order = { lines: [line(1200, 2000), line(1000, 0)], deliveryPence: pence(395) };
    // 1200 of 2200 is 215 p of the 395, and 1000 is 180.
    expect(vatByRate(order)).toEqual([
      { rate: 2000, netPence: 1179, vatPence: 236, grossPence: 1415 },
      { rate: 0, netPence: 1180, vatPence: 0, grossPence: 1180 },
    ]);
    expect(orderVat(order)).toBe(236);
    expect(orderVat({ ...order, deliveryPence: pence(0) })).toBe(200);
  });

  test("leaves each line's share of the discount out", () => {
    const order = { lines: [line(1200, 2000, 600), line(1000, 500)], deliveryPence: pence(0) };
    expect(vatByRate(order)).toEqual([
      { rate: 2000, netPence: 500, vatPence: 100, grossPence: 600 },
      { rate: 500, netPence: 952, vatPence: 48, grossPence: 1000 },
    ]);
  });

  test("is none where every line is charged without", () => {
    const order = { lines: [line(1000, 0)], deliveryPence: pence(795) };
    expect(vatByRate(order)).toEqual([{ rate: 0, netPence: 1795, vatPence: 0, grossPence: 1795 }]);
  });

  test("of goods that a code gave away is that of their delivery", () => {
    const order = { lines: [line(1200, 2000, 1200), line(500, 0, 500)], deliveryPence: pence(395) };
    expect(vatByRate(order).map(({ grossPence }) => grossPence)).toEqual([395, 0]);
  });

  test("adds up to the order's total whatever it is made of", () => {
    for (let seed = 1; seed < 400; seed += 1) {
      const lines = [2000, 500, 0, 2000].map((rate, index) =>
        line(100 + ((seed * 37 * (index + 3)) % 9_973), rate, (seed * (index + 1)) % 100),
      );
      const deliveryPence = pence((seed * 101) % 2_000);
      const total = lines.reduce((sum, { totalPence, discountPence }) => sum + totalPence - discountPence, 0);
      const rows = vatByRate({ lines, deliveryPence });
      expect(rows.map(({ rate }) => rate)).toEqual([2000, 500, 0]);
      expect(rows.reduce((sum, { grossPence }) => sum + grossPence, 0)).toBe(total + deliveryPence);
      expect(rows.every((row) => row.netPence + row.vatPence === row.grossPence)).toBe(true);
    }
  });
});

test("thanks are said for a day after paying", () => {
  const paidAt = new Date("2026-03-01T12:00:00Z");
  expect(saysThankYou(null, paidAt)).toBe(false);
  expect(saysThankYou(paidAt, new Date("2026-03-02T11:59:00Z"))).toBe(true);
  expect(saysThankYou(paidAt, new Date("2026-03-02T12:00:00Z"))).toBe(false);
});

describe("where a paid order stands", () => {
  const facts: MoneyFacts = {
    base: "paid",
    paidPence: 1000,
    refundedPence: 0,
    unitsLeft: 2,
    owedPence: 0,
    isCancelled: false,
    disputes: [],
  };
  const dispute = (status: string, amountPence = 1000) => [{ status, amountPence }];

  test.each<[string, Partial<MoneyFacts>, OrderState]>([
    ["as it was", {}, "paid"],
    ["with some money back", { refundedPence: 400 }, "partially_refunded"],
    ["with all money back", { refundedPence: 1000 }, "refunded"],
    ["with all units back and the money on its way", { unitsLeft: 0, owedPence: 600 }, "paid_unfulfillable"],
    [
      "with all units back and their money, delivery kept",
      { unitsLeft: 0, owedPence: 600, refundedPence: 600 },
      "partially_refunded",
    ],
    [
      "cancelled, with the money on its way and one unit paid back before that never reached the shelf",
      { isCancelled: true, unitsLeft: 1, owedPence: 600 },
      "paid_unfulfillable",
    ],
    ["sent, with some money back", { base: "fulfilled", refundedPence: 400 }, "partially_refunded"],
    ["sent, with all units back", { base: "fulfilled", unitsLeft: 0 }, "fulfilled"],
    ["in question, with some money back", { base: "address_query", refundedPence: 400 }, "address_query"],
    [
      "sold out, with some money back",
      { base: "paid_unfulfillable", refundedPence: 400 },
      "paid_unfulfillable",
    ],
    [
      "disputed, whatever went back",
      { refundedPence: 1000, disputes: dispute("needs_response") },
      "disputed",
    ],
    ["after a dispute was lost", { disputes: dispute("lost") }, "disputed"],
    ["after a part of it was lost", { disputes: dispute("lost", 100) }, "paid"],
    [
      "after a part was lost and the rest given back",
      { refundedPence: 900, disputes: dispute("lost", 100) },
      "disputed",
    ],
    ["after a dispute was won", { disputes: [...dispute("won"), ...dispute("warning_closed")] }, "paid"],
  ])("%s", (_name, change, state) => {
    expect(stateAfterMoney({ ...facts, ...change })).toBe(state);
  });
});
