import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { paidOrder as buy } from "@/scripts/testing/paid";
import { refundForm, unitsOf, workOffRefunds } from "@/scripts/testing/refunds";
import { levelOf, stockShelf, type Shelf } from "@/scripts/testing/stock";
import { cancelOrder } from "./cancel-commands";
import { dispatchOrders } from "./dispatch-commands";
import { followDispute } from "./dispute-commands";
import { readOrderLetter } from "./order-letters-reads";
import { followRefund, requestRefund } from "./refund-commands";

const { stand } = withStand();
const byBuyer = { actor: "buyer", reason: "Cancelled by the buyer" } as const;

const paidOrder = async (units: number, card?: Record<string, string>) =>
  buy(stand(), units, { shelf: await stockShelf(10, { pricePence: 1000 }), card });

async function backAtStripe(intent: string | undefined): Promise<number> {
  const refunds = await stand().stripe.refunds.list({ payment_intent: intent ?? "" });
  return refunds.data
    .filter(({ status }) => status === "succeeded")
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** What the desk does when a parcel goes. */
async function send(number: number): Promise<boolean> {
  const parcel = { number, carrier: "Royal Mail", trackingNumber: "AB123456785GB" } as const;
  const [answer] = await dispatchOrders("desk", [parcel]);
  return answer?.result.ok === true;
}

const orderById = (id: string) => db().order.findUniqueOrThrow({ where: { id } });
const shelfOf = async (shelf: Shelf) => (await levelOf(shelf)).onHand;
const lettersOf = (id: string) =>
  db().outbox.count({ where: { kind: "order-cancelled", payload: { path: ["orderId"], equals: id } } });

/** Each race is run a few times, begun now by the one and now by the other. */
const rounds = [0, 1, 2, 3, 4, 5] as const;

describe("cancelling", () => {
  test("gives all of it back, to the penny and to the shelf, and writes to the buyer once", async () => {
    const { id, number, shelf, payment } = await paidOrder(3);
    expect(await shelfOf(shelf)).toBe(7);
    expect(await cancelOrder({ id }, byBuyer)).toEqual({ ok: true, value: 3395 });
    expect(await orderById(id)).toMatchObject({ state: "paid_unfulfillable", cancelledBy: "buyer" });
    expect(await shelfOf(shelf), "on sale again before the bank has answered").toBe(10);
    await workOffRefunds(id);
    expect(await orderById(id)).toMatchObject({ state: "refunded", cancelledBy: "buyer" });
    expect(await backAtStripe(payment?.paymentIntentId)).toBe(3395);
    expect(await lettersOf(id)).toBe(1);
    const audit = { subject: `order:${number}`, action: "order.cancel" };
    expect(await db().auditLog.count({ where: audit })).toBe(1);
  });

  test("gives back what is left of an order, and puts no unit on the shelf twice", async () => {
    const { id, number, shelf, payment } = await paidOrder(3);
    const chosen = { what: "chosen", units: await unitsOf(number, 1) } as const;
    expect((await requestRefund("owner", await refundForm(number, { ...chosen, restock: true }))).ok).toBe(
      true,
    );
    expect((await requestRefund("owner", await refundForm(number, chosen))).ok, "and one that is lost").toBe(
      true,
    );
    expect(await cancelOrder({ id }, byBuyer)).toEqual({ ok: true, value: 1395 });
    const letter = await readOrderLetter("order-cancelled", { id: randomUUID(), payload: { orderId: id } });
    expect(letter?.text, "the rest alone").toContain("What had not gone back before, £13.95, goes back");
    expect(letter?.text).toContain("× 1");
    expect(letter?.text).not.toContain("× 3");
    expect(await orderById(id), "nothing is sent, though the bank has taken nothing yet").toMatchObject({
      state: "paid_unfulfillable",
    });
    await workOffRefunds(id);
    expect(await shelfOf(shelf)).toBe(9);
    expect(await backAtStripe(payment?.paymentIntentId)).toBe(3395);
    expect(await orderById(id)).toMatchObject({ state: "refunded" });
  });

  test("ends the question about an address", async () => {
    const { id, number } = await paidOrder(1, { postcode: "JE2 3AB" });
    expect(await orderById(id)).toMatchObject({ state: "address_query" });
    expect((await cancelOrder({ id }, byBuyer)).ok).toBe(true);
    const open = { kind: "address-query", subject: `order:${number}`, settledAt: null };
    expect(await db().deskAlert.count({ where: open })).toBe(0);
  });

  test("keeps the shelf as it is when the money does not arrive, and the order stays cancelled", async () => {
    const { id, shelf } = await paidOrder(2, { number: "4000 0000 0000 5126" });
    await cancelOrder({ id }, byBuyer);
    await workOffRefunds(id);
    const { stripeRefundId } = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    await stand().decideRefund(stripeRefundId ?? "", "failed");
    await followRefund(stripeRefundId ?? "");
    expect(await orderById(id)).toMatchObject({ state: "paid_unfulfillable", cancelledBy: "buyer" });
    expect(await shelfOf(shelf)).toBe(10);
    expect(await cancelOrder({ id }, byBuyer)).toEqual({ ok: false, refusal: "cancelled-already" });
    const { number } = await orderById(id);
    expect(await requestRefund("owner", await refundForm(number))).toMatchObject({
      value: { amountPence: 2395 },
    });
    await workOffRefunds(id);
  });

  test("is refused before payment, after sending, while disputed and when it is over", async () => {
    const shelf = await stockShelf(9);
    const sessionId = await press(await basketWith(shelf, 1));
    const unpaid = await orderOf(sessionId);
    expect(await cancelOrder({ id: unpaid.id }, byBuyer)).toEqual({ ok: false, refusal: "not-paid" });
    const sent = await paidOrder(1);
    await send(sent.number);
    expect(await cancelOrder({ id: sent.id }, byBuyer)).toEqual({ ok: false, refusal: "sent-already" });
    const disputed = await paidOrder(1, { number: "4000 0000 0000 0259" });
    const [dispute] = (
      await stand().stripe.disputes.list({ payment_intent: disputed.payment?.paymentIntentId ?? "" })
    ).data;
    await followDispute(dispute?.id ?? "");
    expect(await cancelOrder({ id: disputed.id }, byBuyer)).toEqual({ ok: false, refusal: "disputed" });
    const over = await paidOrder(1);
    await requestRefund("owner", await refundForm(over.number));
    expect(await cancelOrder({ id: over.id }, byBuyer)).toEqual({ ok: false, refusal: "ended" });
    expect(await cancelOrder({ id: randomUUID() }, byBuyer)).toEqual({ ok: false, refusal: "unknown-order" });
    await workOffRefunds(over.id);
  });

  test("waits for somebody to look while a refund that put its units back has failed", async () => {
    const { id, number } = await paidOrder(2, { number: "4000 0000 0000 5126" });
    const units = await unitsOf(number, 1);
    await requestRefund("owner", await refundForm(number, { what: "chosen", units, restock: true }));
    await workOffRefunds(id);
    const { stripeRefundId } = await db().refund.findFirstOrThrow({ where: { orderId: id } });
    await stand().decideRefund(stripeRefundId ?? "", "failed");
    await followRefund(stripeRefundId ?? "");
    expect(await cancelOrder({ id }, byBuyer)).toEqual({ ok: false, refusal: "money-in-question" });
    expect(await orderById(id)).toMatchObject({ state: "paid", cancelledAt: null });
  });
});

describe("cancelling at once with", () => {
  test("cancelling, books one refund and writes one letter", async () => {
    const { id, shelf, payment } = await paidOrder(2);
    const all = await Promise.all(Array.from({ length: 8 }, () => cancelOrder({ id }, byBuyer)));
    expect(all.filter(({ ok }) => ok)).toHaveLength(1);
    expect(all.filter((one) => !one.ok && one.refusal === "cancelled-already")).toHaveLength(7);
    await Promise.all([workOffRefunds(id), workOffRefunds(id)]);
    expect(await backAtStripe(payment?.paymentIntentId)).toBe(2395);
    expect(await shelfOf(shelf)).toBe(10);
    expect(await lettersOf(id)).toBe(1);
  });

  test.each(rounds)("sending, ends as one or the other (round %i)", async (round) => {
    const { id, number, shelf, payment } = await paidOrder(2);
    const sentFirst = round % 2 === 0 ? send(number) : null;
    const [cancelled, isSent] = await Promise.all([cancelOrder({ id }, byBuyer), sentFirst ?? send(number)]);
    expect(cancelled.ok).toBe(!isSent);
    await workOffRefunds(id);
    expect(await shelfOf(shelf)).toBe(isSent ? 8 : 10);
    expect(await backAtStripe(payment?.paymentIntentId)).toBe(isSent ? 0 : 2395);
    expect((await orderById(id)).state).toBe(isSent ? "fulfilled" : "refunded");
    expect(await db().shipment.count({ where: { orderId: id } })).toBe(isSent ? 1 : 0);
  });

  test.each(rounds)(
    "a refund at the desk, gives every penny and unit back once (round %i)",
    async (round) => {
      const { id, number, shelf, payment } = await paidOrder(3);
      const parts = round < 3 ? { what: "chosen" as const, units: await unitsOf(number, 1) } : {};
      const form = await refundForm(number, { ...parts, restock: true });
      const [refunded, cancelled] = await Promise.all([
        requestRefund("owner", form),
        cancelOrder({ id }, byBuyer),
      ]);
      expect(cancelled.ok || refunded.ok).toBe(true);
      if (cancelled.ok && refunded.ok) expect(cancelled.value + refunded.value.amountPence).toBe(3395);
      await workOffRefunds(id);
      expect(await backAtStripe(payment?.paymentIntentId)).toBe(3395);
      expect(await shelfOf(shelf)).toBe(10);
      expect((await orderById(id)).state).toBe("refunded");
    },
  );

  test.each(rounds)("a dispute, gives nothing back that the bank takes (round %i)", async (round) => {
    const { id, shelf, payment } = await paidOrder(1, { number: "4000 0000 0000 0259" });
    const intent = payment?.paymentIntentId ?? "";
    const [dispute] = (await stand().stripe.disputes.list({ payment_intent: intent })).data;
    const follow = () => followDispute(dispute?.id ?? "");
    const followed = round % 2 === 0 ? follow() : null;
    await Promise.all([cancelOrder({ id }, byBuyer), followed ?? follow()]);
    const { cancelledAt, state } = await orderById(id);
    expect(state).toBe("disputed");
    expect(await shelfOf(shelf)).toBe(cancelledAt ? 10 : 9);
    expect(await db().refund.count({ where: { orderId: id } })).toBe(cancelledAt ? 1 : 0);
  });
});

describe("the database", () => {
  test("sends nothing that was cancelled, and cancels nothing that was sent", async () => {
    const cancelled = await paidOrder(1);
    await cancelOrder({ id: cancelled.id }, byBuyer);
    const shipment = { orderId: cancelled.id, actor: "desk" };
    await expect(db().shipment.create({ data: shipment })).rejects.toThrow(/may not be sent/);
    await expect(
      db().order.update({ where: { id: cancelled.id }, data: { cancelledAt: null, cancelledBy: null } }),
    ).rejects.toThrow(/stays so/);
    const sent = await paidOrder(1);
    await send(sent.number);
    const now = { cancelledAt: new Date(), cancelledBy: "buyer" };
    await expect(db().order.update({ where: { id: sent.id }, data: now })).rejects.toThrow(/any more/);
    await workOffRefunds(cancelled.id);
  });
});
