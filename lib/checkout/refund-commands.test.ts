import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { workOff } from "@/lib/outbox/outbox-commands";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { paidOrder as buy } from "@/scripts/testing/paid";
import { refundForm, unitsOf, workOffRefunds } from "@/scripts/testing/refunds";
import { levelOf, stockShelf, type Shelf } from "@/scripts/testing/stock";
import { carryOut } from "./outbox-work";
import { reconcile } from "./reconcile-commands";
import { followRefund, requestRefund } from "./refund-commands";
import { releaseOrder } from "./release-commands";
import { readRefundable } from "./refund-reads";
import { settle } from "./settle-commands";

const { stand } = withStand();

// Sessions are made with the shop's own clock: the stand-in's must not stay ahead of it.
afterEach(async () => {
  await stand().control("POST", "/clock", { now: Math.floor(Date.now() / 1000) });
});

const paidOrder = async (units: number, card?: Record<string, string>) =>
  buy(stand(), units, { shelf: await stockShelf(10, { pricePence: 1000 }), card });

async function refundedAtStripe(intent: string | undefined): Promise<number[]> {
  const refunds = await stand().stripe.refunds.list({ payment_intent: intent ?? "" });
  return refunds.data.filter(({ status }) => status === "succeeded").map(({ amount }) => amount);
}

const stateOf = async (sessionId: string) => (await orderOf(sessionId)).state;
const shelfOf = async (shelf: Shelf) => (await levelOf(shelf)).onHand;

describe("a refund", () => {
  test("by line gives those units' price back, puts them on the shelf, and the buyer is written to", async () => {
    const { number, id, sessionId, shelf, payment } = await paidOrder(3);
    const units = await unitsOf(number, 2);
    const requested = await requestRefund(
      "owner",
      await refundForm(number, { what: "chosen", units, restock: true }),
    );
    expect(requested).toMatchObject({ ok: true, value: { amountPence: 2000, deliveryPence: 0 } });
    expect(await shelfOf(shelf), "on sale again before the bank has answered").toBe(9);
    expect(await stateOf(sessionId)).toBe("paid");
    await workOffRefunds(id);
    expect(await stateOf(sessionId)).toBe("partially_refunded");
    expect(await refundedAtStripe(payment?.paymentIntentId)).toEqual([2000]);
    const refund = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    expect(await db().outbox.count({ where: { dedupeKey: `order-refunded:${refund.id}` } })).toBe(1);

    expect(await requestRefund("owner", await refundForm(number))).toMatchObject({
      ok: true,
      value: { amountPence: 1395, deliveryPence: 395 },
    });
    await workOffRefunds(id);
    expect(await stateOf(sessionId)).toBe("refunded");
    expect(await shelfOf(shelf), "what was not said to be here stays gone").toBe(9);
    expect(await db().auditLog.count({ where: { subject: `order:${number}`, action: "order.refund" } })).toBe(
      2,
    );
  });

  test("of the delivery alone leaves the lines as they are", async () => {
    const { number, id, payment } = await paidOrder(1);
    const asked = await refundForm(number, { what: "chosen", delivery: true });
    expect(await requestRefund("owner", asked)).toMatchObject({ ok: true, value: { amountPence: 395 } });
    await workOffRefunds(id);
    expect(await refundedAtStripe(payment?.paymentIntentId)).toEqual([395]);
    expect((await readRefundable(number))?.lines[0]?.backUnits).toBe(0);
    const again = await refundForm(number, { what: "chosen", delivery: true });
    expect(await requestRefund("owner", again)).toEqual({ ok: false, refusal: "nothing-asked" });
  });

  test("asked for by two at once is given once", async () => {
    const { number, id, payment } = await paidOrder(1);
    const forms = await Promise.all(Array.from({ length: 6 }, () => refundForm(number)));
    const asked = await Promise.all(forms.map((form) => requestRefund("owner", form)));
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(asked.filter((one) => !one.ok && one.refusal === "changed-meanwhile")).toHaveLength(5);
    await Promise.all([workOffRefunds(id), workOffRefunds(id)]);
    expect(await refundedAtStripe(payment?.paymentIntentId)).toEqual([1395]);
  });

  test("sent twice from one form is booked once", async () => {
    const { number } = await paidOrder(2);
    const form = await refundForm(number, { what: "chosen", units: await unitsOf(number, 1) });
    expect((await requestRefund("owner", form)).ok).toBe(true);
    expect(await requestRefund("owner", form)).toEqual({ ok: false, refusal: "repeated" });
  });

  test("of more than was ordered or paid is refused, by the database as well", async () => {
    const { number, id, payment } = await paidOrder(1);
    const units = await unitsOf(number, 2);
    expect(await requestRefund("owner", await refundForm(number, { what: "chosen", units }))).toEqual({
      ok: false,
      refusal: "more-than-ordered",
    });
    const stranger = { [randomUUID()]: 1 };
    expect(
      await requestRefund("owner", await refundForm(number, { what: "chosen", units: stranger })),
    ).toEqual({
      ok: false,
      refusal: "more-than-ordered",
    });
    const row = { orderId: id, paymentId: payment?.id ?? "", reason: "x", actor: "x" };
    await expect(
      db().refund.create({ data: { ...row, amountPence: 1396, idempotencyKey: randomUUID() } }),
    ).rejects.toThrow(/would pass what was paid/);
    const half = { ...row, amountPence: 700 };
    await db().refund.create({ data: { ...half, idempotencyKey: randomUUID() } });
    await expect(db().refund.create({ data: { ...half, idempotencyKey: randomUUID() } })).rejects.toThrow(
      /would pass what was paid/,
    );
  });

  test("whose answer was lost is not given twice, also after Stripe has forgotten the key", async () => {
    const { number, id, payment } = await paidOrder(1);
    await requestRefund("owner", await refundForm(number));
    const lost = { path: "/v1/refunds", method: "POST", kind: "cut", when: "after", times: 1 };
    await stand().control("POST", "/faults", lost);
    await expect(workOffRefunds(id)).rejects.toThrow();
    await stand().control("DELETE", "/faults");
    await stand().control("POST", "/clock", { advanceSeconds: 25 * 60 * 60 });
    await workOffRefunds(id);
    expect(await refundedAtStripe(payment?.paymentIntentId)).toEqual([1395]);
    expect(await db().refund.count({ where: { orderId: id, state: "succeeded" } })).toBe(1);
  });

  test("that older books do not know was made is not made again, also after Stripe has forgotten the key", async () => {
    const { number, id, payment } = await paidOrder(2);
    await requestRefund(
      "owner",
      await refundForm(number, { what: "chosen", units: await unitsOf(number, 1) }),
    );
    const asRequested = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    await workOffRefunds(id);
    // The refund as a backup of that moment has it, restored two days later.
    await db().refund.update({
      where: { id: asRequested.id },
      data: { ...asRequested, createdAt: new Date(Date.now() - 48 * 60 * 60_000) },
    });
    await stand().advance(48 * 60 * 60);
    await workOffRefunds(id);
    expect(await refundedAtStripe(payment?.paymentIntentId)).toEqual([1000]);
    const refund = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    expect(refund.state).toBe("succeeded");
  });

  test("that Stripe refuses is put before the desk, and the order stays as it was", async () => {
    const { number, id, sessionId, payment } = await paidOrder(1);
    await stand().stripe.refunds.create({ payment_intent: payment?.paymentIntentId ?? "" });
    await requestRefund("owner", await refundForm(number));
    await workOffRefunds(id);
    expect(await db().refund.findFirstOrThrow({ where: { orderId: id } })).toMatchObject({
      state: "failed",
      lastError: expect.stringContaining("refunded"),
    });
    expect(
      await db().deskAlert.count({
        where: { kind: "refund-failed", subject: { startsWith: `order:${number}:` } },
      }),
    ).toBe(1);
    expect(await stateOf(sessionId)).toBe("paid");
    const [made] = (await stand().stripe.refunds.list({ payment_intent: payment?.paymentIntentId ?? "" }))
      .data;
    await followRefund(made?.id ?? "");
    expect(await stateOf(sessionId), "and the one made by hand gets into the books").toBe("refunded");
  });

  test("that fails days after it was taken owes the buyer his money again", async () => {
    const { number, id, sessionId, shelf } = await paidOrder(1, { number: "4000 0000 0000 5126" });
    await requestRefund("owner", await refundForm(number, { restock: true }));
    expect(await stateOf(sessionId), "nothing is left to send").toBe("paid_unfulfillable");
    await workOffRefunds(id);
    expect(await stateOf(sessionId)).toBe("refunded");
    await stand().control("POST", "/clock", { advanceSeconds: 120 });
    await stand().until(async () => {
      await reconcile();
      return (await stateOf(sessionId)) === "paid_unfulfillable" || undefined;
    });
    expect(await shelfOf(shelf), "the shelf keeps what it has").toBe(10);
    expect(
      await db().deskAlert.count({
        where: { kind: "refund-failed", subject: { startsWith: `order:${number}:` } },
      }),
    ).toBe(1);
    const again = await requestRefund("owner", await refundForm(number));
    expect(again, "the money can be tried again").toMatchObject({ ok: true, value: { amountPence: 1395 } });
  });

  test("whose answers overtake each other stays where the newest put it", async () => {
    const { number, id, sessionId } = await paidOrder(1, { number: "4000 0000 0000 7726" });
    await requestRefund("owner", await refundForm(number));
    await workOffRefunds(id);
    const { stripeRefundId } = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    const refundId = stripeRefundId ?? "";
    // Asked first, answered last: what it says is old by then.
    const slow = { path: `/v1/refunds/${refundId}`, kind: "delay", when: "after", delayMs: 2_000, times: 1 };
    await stand().fault(slow);
    const late = followRefund(refundId);
    await stand().until(async () => {
      const { faults } = await stand().control("GET", "/state");
      return (Array.isArray(faults) && faults.length === 0) || undefined;
    });
    await stand().decideRefund(refundId, "succeeded");
    await followRefund(refundId);
    expect(await stateOf(sessionId)).toBe("refunded");
    await late;
    expect(await stateOf(sessionId)).toBe("refunded");
  });

  test("of part of an order that fails can be tried again for the very same units, and only for them", async () => {
    const { number, id, sessionId, shelf } = await paidOrder(3, { number: "4000 0000 0000 5126" });
    const units = await unitsOf(number, 2);
    await requestRefund("owner", await refundForm(number, { what: "chosen", units, restock: true }));
    await workOffRefunds(id);
    const failed = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    await stand().decideRefund(failed.stripeRefundId ?? "", "failed");
    await followRefund(failed.stripeRefundId ?? "");
    expect(await stateOf(sessionId), "one unit is still to be sent").toBe("paid");
    const again = await refundForm(number, { what: "chosen", units, restock: true });
    expect(await requestRefund("owner", again)).toEqual({ ok: false, refusal: "shelved-already" });
    const money = await refundForm(number, { what: "chosen", units });
    expect(await requestRefund("owner", money)).toMatchObject({ ok: true, value: { amountPence: 2000 } });
    expect(await shelfOf(shelf)).toBe(9);
  });

  test("of every unit with the delivery kept leaves nothing owed", async () => {
    const { number, id, sessionId } = await paidOrder(2);
    const units = await unitsOf(number, 2);
    await requestRefund("owner", await refundForm(number, { what: "chosen", units, restock: true }));
    expect(await stateOf(sessionId)).toBe("paid_unfulfillable");
    await workOffRefunds(id);
    expect(await stateOf(sessionId)).toBe("partially_refunded");
    const rest = await requestRefund("owner", await refundForm(number));
    expect(rest).toMatchObject({ ok: true, value: { amountPence: 395 } });
    await workOffRefunds(id);
    expect(await stateOf(sessionId)).toBe("refunded");
  });

  test("waits while Stripe refuses the shop's own key", async () => {
    const { number, id } = await paidOrder(1);
    await requestRefund("owner", await refundForm(number));
    await stand().fault({ path: "/v1/refunds", kind: "status", status: 401, when: "before", times: 1 });
    await expect(workOffRefunds(id)).rejects.toThrow();
    expect(await db().refund.findFirstOrThrow({ where: { orderId: id } })).toMatchObject({
      state: "requested",
    });
    await workOffRefunds(id);
    expect(await db().refund.count({ where: { orderId: id, state: "succeeded" } })).toBe(1);
  });

  test("of an order that was sent puts nothing back on the shelf", async () => {
    const { number, id } = await paidOrder(1);
    await db().order.update({ where: { id }, data: { state: "fulfilled" } });
    expect(await requestRefund("owner", await refundForm(number, { restock: true }))).toEqual({
      ok: false,
      refusal: "sent-already",
    });
    expect((await requestRefund("owner", await refundForm(number))).ok).toBe(true);
    await workOffRefunds(id);
  });

  test("of what had sold out puts nothing on the shelf, also when the bank has sent the first one back", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const { id, number } = await orderOf(sessionId);
    // A hold that ends without Stripe's word is what must never happen; here it is forced.
    await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "Forced by a test" });
    const rival = await press(await basketWith(shelf, 1));
    await stand().pay({ id: rival });
    await settle(rival);
    await stand().pay({ id: sessionId });
    await settle(sessionId);
    await workOffRefunds(id);
    const { stripeRefundId } = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    await stand().decideRefund(stripeRefundId ?? "", "failed");
    await followRefund(stripeRefundId ?? "");
    expect(await stateOf(sessionId)).toBe("paid_unfulfillable");

    const restocked = await requestRefund("owner", await refundForm(number, { restock: true }));
    expect(restocked).toEqual({ ok: false, refusal: "not-sold" });
    expect((await requestRefund("owner", await refundForm(number))).ok).toBe(true);
    await workOffRefunds(id);
    expect(await stateOf(sessionId)).toBe("refunded");
    expect(await shelfOf(shelf), "the only unit is the rival's").toBe(0);
  });
});

describe("a refund made at Stripe", () => {
  test("gets into the books through its event, and through the reconciler when that never comes", async () => {
    const { id, sessionId, payment } = await paidOrder(2);
    const intent = payment?.paymentIntentId ?? "";
    await stand().stripe.refunds.create({ payment_intent: intent, amount: 500 });
    const result = await reconcile();
    expect(result.failures).toEqual([]);
    expect(await stateOf(sessionId)).toBe("partially_refunded");
    await stand().stripe.refunds.create({ payment_intent: intent });
    await reconcile();
    await reconcile();
    expect(await stateOf(sessionId)).toBe("refunded");
    expect(await db().refund.count({ where: { orderId: id, actor: "stripe" } })).toBe(2);
  });
});

test("the outbox carries a refund out by itself", async () => {
  const { number, sessionId } = await paidOrder(1);
  await requestRefund("owner", await refundForm(number));
  await db().outbox.updateMany({ where: { kind: { not: "refund" } }, data: { sentAt: new Date() } });
  await workOff(carryOut);
  expect(await stateOf(sessionId)).toBe("refunded");
});
