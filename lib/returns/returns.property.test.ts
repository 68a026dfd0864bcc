import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { carryOut } from "@/lib/checkout/outbox-work";
import { readRefundable } from "@/lib/checkout/refund-reads";
import { followRefund, requestRefund } from "@/lib/checkout/refund-commands";
import { db } from "@/lib/db/client";
import { readDatabaseFindings } from "@/lib/invariants/database-reads";
import { withStand } from "@/scripts/testing/checkout";
import { besideShelf, receiptOf, returnForm, sentOrder, type SentOrder } from "@/scripts/testing/returns";
import { stockShelf, type Shelf } from "@/scripts/testing/stock";
import { askReturn, withdrawReturn } from "./ask-commands";
import { sendExchange } from "./exchange-commands";
import type { FoundLine } from "./receipt";
import { receiveReturn } from "./receive-commands";

const { stand } = withStand();

/** Everything that may befall one order that was sent, as words that can be drawn and played again. */
type Act =
  | { readonly act: "ask"; readonly line: number; readonly units: number; readonly exchange: boolean }
  | { readonly act: "withdraw" | "send"; readonly which: number }
  | { readonly act: "receive"; readonly which: number; readonly found: Partial<FoundLine> }
  | { readonly act: "refund"; readonly line: number; readonly units: number }
  | { readonly act: "work off"; readonly fails: boolean };

const which = fc.nat({ max: 3 });
const line = fc.nat({ max: 1 });
const units = fc.integer({ min: 1, max: 3 });
const found: fc.Arbitrary<Partial<FoundLine>> = fc.constantFrom(
  {},
  { units: 1 },
  { decision: "refund" },
  { condition: "worn", decision: "refund_less", keptPence: 123, place: "discard", note: "Worn" },
  { condition: "worn", decision: "refuse", note: "Washed" },
  { units: 0, condition: "nothing_came" },
);
const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant("ask" as const), line, units, exchange: fc.boolean() }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant("receive" as const), which, found }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("withdraw" as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("send" as const), which }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("refund" as const), line, units }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("work off" as const), fails: fc.boolean() }) },
);

interface Stage {
  readonly order: SentOrder;
  readonly blue: Shelf;
}

async function play({ order, blue }: Stage, act: Act): Promise<string> {
  const numbers = await db().returnRequest.findMany({
    where: { orderId: order.id },
    select: { number: true },
    orderBy: { number: "asc" },
  });
  const told = (result: { readonly ok: boolean; readonly refusal?: unknown }) =>
    result.ok ? "done" : String(result.refusal);
  switch (act.act) {
    case "ask": {
      const exchangeVariantId = act.exchange && act.line === 0 ? blue.variantId : null;
      const lineId = order.lineIds[act.line] ?? "";
      const form = returnForm([{ lineId, units: act.units, reason: "wrong_size", exchangeVariantId }]);
      return told(await askReturn(order.id, form));
    }
    case "work off": {
      for (const { idempotencyKey } of await db().refund.findMany({
        where: { orderId: order.id, state: "requested" },
      })) {
        await carryOut({ id: "test", kind: "refund", payload: { key: idempotencyKey } });
        const refund = await db().refund.findUniqueOrThrow({ where: { idempotencyKey } });
        // Two at once may decide about the same one: the bank's first word stands.
        await stand()
          .decideRefund(refund.stripeRefundId ?? "", act.fails ? "failed" : "succeeded")
          .catch(() => undefined);
        await followRefund(refund.stripeRefundId ?? "");
      }
      return "done";
    }
    case "refund": {
      const seenBackPence = (await readRefundable(order.number))?.backPence ?? 0;
      const asked = {
        what: "chosen" as const,
        delivery: false,
        restock: false,
        reason: "Test",
        seenBackPence,
      };
      const form = { ...asked, number: order.number, units: { [order.lineIds[act.line] ?? ""]: act.units } };
      return told(await requestRefund("desk", { ...form, formId: randomUUID() }));
    }
    case "withdraw":
    case "send":
    case "receive": {
      const number = numbers[act.which]?.number;
      if (number === undefined) return "there was none";
      if (act.act === "withdraw") return told(await withdrawReturn(order.id, number));
      if (act.act === "receive") return told(await receiveReturn("desk", await receiptOf(number, act.found)));
      return told(
        await sendExchange("desk", { number, carrier: "Royal Mail", trackingNumber: "AB123456785GB" }),
      );
    }
  }
}

/** What has gone back for each line, with what was kept of it, is never more than the line cost; its units no more than were ordered. */
async function expectShares({ number }: SentOrder): Promise<void> {
  const order = await readRefundable(number);
  for (const { paidPence, backPence, backUnits, inReturns, quantity } of order?.lines ?? []) {
    expect(backPence).toBeLessThanOrEqual(paidPence);
    expect(backUnits + inReturns).toBeLessThanOrEqual(quantity);
    if (backUnits === quantity) expect(backPence).toBe(paidPence);
  }
}

test("whatever befalls an order that was sent, one after another or at once, units and money stay counted", async () => {
  const red = await stockShelf(400, { pricePence: 999 });
  const blue = await besideShelf(red, 400, { pricePence: 999 });
  const ball = await stockShelf(400, { pricePence: 1234 });
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.oneof(
          { weight: 3, arbitrary: anAct.map((act) => [act]) },
          fc.array(anAct, { minLength: 2, maxLength: 4 }),
        ),
        {
          minLength: 4,
          maxLength: 9,
        },
      ),
      async (steps) => {
        const card = { number: "4000 0000 0000 5126" };
        const order = await sentOrder(
          stand(),
          [
            [red, 3],
            [ball, 2],
          ],
          { card },
        );
        for (const acts of steps) {
          for (const told of await Promise.all(acts.map((act) => play({ order, blue }, act)))) seen.add(told);
          await expectShares(order);
        }
        const findings = await readDatabaseFindings();
        expect(findings.filter(({ broken }) => broken.length > 0)).toEqual([]);
      },
    ),
    { numRuns: 12, endOnFailure: true },
  );
  // A walk on which nothing was ever done, or ever refused, would prove nothing.
  expect([...seen]).toEqual(expect.arrayContaining(["done", "too-many-units"]));
}, 240_000);
