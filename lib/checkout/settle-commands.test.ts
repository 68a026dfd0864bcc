import { describe, expect, test } from "vitest";
import { addToBasket } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { db } from "@/lib/db/client";
import { idOf } from "@/sandbox/stripe/testing/stand";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { carryOut } from "./outbox-work";
import { reconcile } from "./reconcile-commands";
import { releaseOrder } from "./release-commands";
import { settle } from "./settle-commands";

const { stand } = withStand();

describe("settle", () => {
  test("books a payment once, however many ask at once", async () => {
    const shelf = await stockShelf(5, { pricePence: 1000 });
    const token = await basketWith(shelf, 2);
    const sessionId = await press(token);
    await stand().pay({ id: sessionId });
    const settled = await Promise.all(Array.from({ length: 12 }, () => settle(sessionId)));
    expect(new Set(settled)).toEqual(new Set(["paid"]));
    const order = await orderOf(sessionId);
    expect(order).toMatchObject({
      state: "paid",
      recipient: "Ann Runner",
      addressPostcode: "LS1 4AP",
      totalPence: 2395,
    });
    expect(order.payment).toMatchObject({ amountPence: 2395, sessionId });
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
    expect((await readBasket(token))?.lines).toEqual([]);
  });

  test("leaves in the basket what was added while paying", async () => {
    const shelf = await stockShelf(5);
    const token = await basketWith(shelf, 1);
    const sessionId = await press(token);
    await addToBasket(token, { sku: shelf.sku, quantity: 2, place: null });
    await stand().pay({ id: sessionId });
    await settle(sessionId);
    expect((await readBasket(token))?.lines).toMatchObject([{ quantity: 2 }]);
  });

  test("gives the stock back when the page has expired, and only then", async () => {
    const shelf = await stockShelf(2);
    const sessionId = await press(await basketWith(shelf, 2));
    expect(await settle(sessionId)).toBe("open");
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 2 });
    await stand().stripe.checkout.sessions.expire(sessionId);
    expect(await settle(sessionId)).toBe("released");
    expect(await settle(sessionId)).toBe("released");
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 0 });
  });

  test("asks about an address outside the zone that was charged", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand().pay({ id: sessionId }, { postcode: "JE2 3AB" });
    await settle(sessionId);
    expect((await orderOf(sessionId)).state).toBe("address_query");
  });

  test("sends all of the money back when the hold was lost and the stock is gone", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const { id } = await orderOf(sessionId);
    // A hold that ends without Stripe's word is what must never happen; here it is forced.
    await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "Forced by a test" });
    const rival = await press(await basketWith(shelf, 1));
    await stand().pay({ id: rival });
    await settle(rival);
    await stand().pay({ id: sessionId });
    expect(await settle(sessionId)).toBe("paid");
    expect((await orderOf(sessionId)).state).toBe("paid_unfulfillable");
    const payment = await db().payment.findUniqueOrThrow({ where: { orderId: id } });
    await carryOut({ id: "test", kind: "refund", payload: { key: `refund-unfulfillable-${id}` } });
    await carryOut({ id: "test", kind: "refund", payload: { key: `refund-unfulfillable-${id}` } });
    const refunds = await stand().stripe.refunds.list({ payment_intent: payment.paymentIntentId });
    expect(refunds.data.map(({ amount }) => amount)).toEqual([payment.amountPence]);
    expect((await orderOf(sessionId)).state).toBe("refunded");
  });

  test("frees the stock of a page that Stripe has never heard of, once its time is over", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const lost = "cs_test_lost";
    await db().checkoutAttempt.update({ where: { sessionId }, data: { sessionId: lost } });
    expect(await settle(lost)).toBe("unknown-session");
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 1 });
    await stand().stripe.checkout.sessions.expire(sessionId);
    await db().checkoutAttempt.update({ where: { sessionId: lost }, data: { expiresAt: new Date(0) } });
    expect(await settle(lost)).toBe("released");
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
  });

  test("looks again at a refund that is on its way", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const { id } = await orderOf(sessionId);
    await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "Forced by a test" });
    await db().stockLevel.findUniqueOrThrow({ where: { variantId: shelf.variantId } });
    const rival = await press(await basketWith(shelf, 1));
    await stand().pay({ id: rival });
    await settle(rival);
    await stand().pay({ id: sessionId }, { number: "4000 0000 0000 7726" });
    await settle(sessionId);
    await carryOut({ id: "test", kind: "refund", payload: { key: `refund-unfulfillable-${id}` } });
    const pending = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    expect(pending.state).toBe("pending");
    expect((await orderOf(sessionId)).state).toBe("paid_unfulfillable");
    await stand().control("POST", "/clock", { advanceSeconds: 120 });
    // A quarter of an hour without news, and the reconciler looks by itself.
    await db().refund.update({ where: { id: pending.id }, data: { updatedAt: new Date(0) } });
    await stand().until(async () => {
      await reconcile();
      await db().refund.update({ where: { id: pending.id }, data: { updatedAt: new Date(0) } });
      return (await orderOf(sessionId)).state === "refunded" || undefined;
    });
  });

  test("books nothing when the sum that was paid is not the order's", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const { id, deliveryPence, totalPence } = await orderOf(sessionId);
    await db().order.update({
      where: { id },
      data: { deliveryPence: deliveryPence + 1, totalPence: totalPence + 1 },
    });
    await stand().pay({ id: sessionId });
    await expect(settle(sessionId)).rejects.toThrow(/asks for/);
    await expect(settle(sessionId)).rejects.toThrow(/asks for/);
    const { number } = await orderOf(sessionId);
    const about = { subject: `order:${number}`, kind: "payment-mismatch" };
    expect(await db().deskAlert.count({ where: { ...about, settledAt: null } })).toBe(1);
    expect(await orderOf(sessionId)).toMatchObject({ state: "pending_payment", payment: null });
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 1 });
    await db().order.update({ where: { id }, data: { deliveryPence, totalPence } });
    expect(await settle(sessionId)).toBe("paid");
  });

  test("ends the order when money that did not fit was given back at Stripe", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const { id, number, deliveryPence, totalPence } = await orderOf(sessionId);
    await db().order.update({
      where: { id },
      data: { deliveryPence: deliveryPence + 1, totalPence: totalPence + 1 },
    });
    await stand().pay({ id: sessionId });
    await expect(settle(sessionId)).rejects.toThrow(/asks for/);
    const { payment_intent: intent } = await stand().stripe.checkout.sessions.retrieve(sessionId);
    await stand().stripe.refunds.create({ payment_intent: idOf(intent) });
    expect(await settle(sessionId)).toBe("released");
    expect((await orderOf(sessionId)).state).toBe("cancelled");
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
    expect(await db().deskAlert.count({ where: { subject: `order:${number}`, settledAt: null } })).toBe(0);
  });

  test("books nothing for a session that no order knows", async () => {
    const session = await stand().openSession();
    expect(await settle(session.id)).toBe("unknown-session");
  });
});
