import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { stockShelf } from "@/scripts/testing/stock";
import { followDispute } from "./dispute-commands";
import { reconcile } from "./reconcile-commands";
import { requestRefund } from "./refund-commands";
import { settle } from "./settle-commands";

const { stand } = withStand();

const stateOf = async (sessionId: string) => (await orderOf(sessionId)).state;

async function disputedOrder() {
  const shelf = await stockShelf(5);
  const sessionId = await press(await basketWith(shelf, 1));
  await stand().pay({ id: sessionId }, { number: "4000 0000 0000 0259" });
  await settle(sessionId);
  const order = await orderOf(sessionId);
  const dispute = await stand().until(async () => {
    const list = await stand().stripe.disputes.list({ payment_intent: order.payment?.paymentIntentId ?? "" });
    return list.data[0];
  });
  return { sessionId, dispute, ...order };
}

const openAlerts = (number: number) =>
  db().deskAlert.count({
    where: { kind: "dispute", subject: { startsWith: `order:${number}:` }, settledAt: null },
  });

describe("a dispute", () => {
  test("stops the order, tells the desk once, and lets it go on when it is won", async () => {
    const { sessionId, dispute, number } = await disputedOrder();
    expect((await reconcile()).failures).toEqual([]);
    expect(await stateOf(sessionId)).toBe("disputed");
    await Promise.all([followDispute(dispute.id), followDispute(dispute.id), followDispute(dispute.id)]);
    expect(await openAlerts(number)).toBe(1);
    await stand().control("POST", `/disputes/${dispute.id}`, { status: "won" });
    await reconcile();
    expect(await stateOf(sessionId)).toBe("paid");
    expect(await openAlerts(number)).toBe(0);
  });

  test("that is lost keeps the order stopped, and nothing is refunded on top", async () => {
    const { sessionId, dispute, number } = await disputedOrder();
    await followDispute(dispute.id);
    await stand().control("POST", `/disputes/${dispute.id}`, { status: "lost" });
    await followDispute(dispute.id);
    expect(await stateOf(sessionId)).toBe("disputed");
    expect(await openAlerts(number)).toBe(1);
    const form = {
      number,
      what: "rest",
      units: {},
      delivery: false,
      restock: false,
      reason: "Test",
    } as const;
    expect(await requestRefund("owner", { ...form, seenBackPence: 0, formId: randomUUID() })).toEqual({
      ok: false,
      refusal: "nothing-asked",
    });
  });

  test("over a part that is lost lets the rest of the order go on", async () => {
    const shelf = await stockShelf(5);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand().pay({ id: sessionId });
    await settle(sessionId);
    const { number, payment, totalPence } = await orderOf(sessionId);
    await stand().dispute(payment?.paymentIntentId ?? "", { amount: 100 });
    const [dispute] = (await stand().stripe.disputes.list({ payment_intent: payment?.paymentIntentId ?? "" }))
      .data;
    await followDispute(dispute?.id ?? "");
    expect(await stateOf(sessionId)).toBe("disputed");
    await stand().decideDispute(dispute?.id ?? "", "lost");
    await followDispute(dispute?.id ?? "");
    expect(await stateOf(sessionId)).toBe("paid");
    const form = {
      number,
      what: "rest",
      units: {},
      delivery: false,
      restock: false,
      reason: "Test",
    } as const;
    expect(await requestRefund("owner", { ...form, seenBackPence: 0, formId: randomUUID() })).toMatchObject({
      ok: true,
      value: { amountPence: totalPence - 100 },
    });
  });

  test("is looked at again when no news comes", async () => {
    const { sessionId, dispute } = await disputedOrder();
    await followDispute(dispute.id);
    // As if Stripe's list had nothing to say either.
    const ahead = { name: "events", at: new Date(Date.now() + 24 * 60 * 60_000) };
    await db().stripeCursor.upsert({ where: { name: "events" }, create: ahead, update: ahead });
    await stand().control("POST", `/disputes/${dispute.id}`, { status: "won" });
    await db().dispute.update({ where: { stripeDisputeId: dispute.id }, data: { updatedAt: new Date(0) } });
    const result = await reconcile();
    expect(result.disputesFollowed).toBeGreaterThan(0);
    expect(await stateOf(sessionId)).toBe("paid");
    await db().stripeCursor.deleteMany();
  });
});

test("no transaction waits on Stripe: asking from within one is refused", async () => {
  await expect(inTransaction(async () => stripe().balance.retrieve())).rejects.toThrow(/transaction is open/);
  expect(() => stripe()).not.toThrow();
});
