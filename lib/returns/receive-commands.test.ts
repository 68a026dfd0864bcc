import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { reconcile } from "@/lib/checkout/reconcile-commands";
import { followRefund, requestRefund } from "@/lib/checkout/refund-commands";
import { readRefundable } from "@/lib/checkout/refund-reads";
import { readReturnForEmail } from "@/lib/checkout/return-email-reads";
import { db } from "@/lib/db/client";
import { withStand } from "@/scripts/testing/checkout";
import { runningCode } from "@/scripts/testing/codes";
import { workOffRefunds } from "@/scripts/testing/refunds";
import { askFor, receiptOf, requestOf, sentLine } from "@/scripts/testing/returns";
import { kindsOf, levelOf, quarantinedOf, type Shelf } from "@/scripts/testing/stock";
import { receiveReturn } from "./receive-commands";
import { readReturnable } from "./returnable-reads";

const { stand } = withStand();

afterEach(async () => {
  await stand().control("POST", "/clock", { now: Math.floor(Date.now() / 1000) });
});

const oneLine = (units: number, how?: Parameters<typeof sentLine>[2]) => sentLine(stand(), units, how);
const stateOf = async (id: string) => (await db().order.findUniqueOrThrow({ where: { id } })).state;
const shelfOf = async (shelf: Shelf) => (await levelOf(shelf)).onHand;

describe("a return that has come", () => {
  test("whole and as new gives all of the money and the delivery back, and stands on the shelf again", async () => {
    const { id, lineId, shelf } = await oneLine(2);
    const number = await askFor(id, { lineId, units: 2 });
    const received = await receiveReturn("desk", await receiptOf(number));
    expect(received).toEqual({ ok: true, value: { refundPence: 2395, exchanged: 0, soldOut: 0 } });
    expect(await shelfOf(shelf)).toBe(10);
    expect(await kindsOf(shelf)).toContain("return 2 0");
    const { state, refundId, id: returnId } = await requestOf(number);
    expect(state).toBe("closed");
    expect(await db().refund.findUniqueOrThrow({ where: { id: refundId ?? "" } })).toMatchObject({
      amountPence: 2395,
      deliveryPence: 395,
      state: "requested",
    });
    expect(await db().outbox.count({ where: { dedupeKey: `return-received:${returnId}` } })).toBe(1);
    await workOffRefunds(id);
    expect(await stateOf(id)).toBe("refunded");
    expect(await readReturnForEmail(id, returnId)).toMatchObject({ lines: [{ quantity: 2 }] });
  });

  test("in part leaves the rest of the order sent, and keeps the delivery", async () => {
    const { id, lineId, shelf } = await oneLine(3);
    const number = await askFor(id, { lineId, units: 1 });
    expect(await receiveReturn("desk", await receiptOf(number))).toMatchObject({
      value: { refundPence: 1000 },
    });
    await workOffRefunds(id);
    expect(await stateOf(id)).toBe("partially_refunded");
    expect(await shelfOf(shelf)).toBe(8);
    const second = await askFor(id, { lineId, units: 2 });
    expect(await receiveReturn("desk", await receiptOf(second)), "now it is the whole order").toMatchObject({
      value: { refundPence: 2395 },
    });
    await workOffRefunds(id);
    expect(await stateOf(id)).toBe("refunded");
  });

  test("with something wrong gives the delivery back with a part of the order, and goes into quarantine", async () => {
    const { id, lineId, shelf } = await oneLine(2);
    const number = await askFor(id, { lineId, reason: "faulty" });
    const receipt = await receiptOf(number, { condition: "faulty", place: "quarantine" });
    expect(await receiveReturn("desk", receipt)).toMatchObject({ value: { refundPence: 1395 } });
    expect(await quarantinedOf(shelf)).toBe(1);
    expect(await shelfOf(shelf)).toBe(8);
  });

  test("worn is paid back less a sum, and thrown away: in and out again in the journal", async () => {
    const { id, lineId, shelf } = await oneLine(1);
    const number = await askFor(id, { lineId });
    const receipt = await receiptOf(number, {
      condition: "worn",
      decision: "refund_less",
      keptPence: 400,
      place: "discard",
      note: "Washed and worn on a long run",
    });
    expect(await receiveReturn("desk", receipt)).toMatchObject({ value: { refundPence: 995 } });
    expect(await kindsOf(shelf)).toEqual(expect.arrayContaining(["return 0 0", "discard 0 0"]));
    expect(await quarantinedOf(shelf)).toBe(0);
    const request = await requestOf(number);
    expect(await readReturnForEmail(id, request.id)).toMatchObject({
      lines: [{ receipt: { note: "Washed and worn on a long run" } }],
    });
    await workOffRefunds(id);
    expect(await stateOf(id)).toBe("partially_refunded");
  });

  test("with all of its price kept, or refused, moves no money", async () => {
    const kept = await oneLine(2);
    const number = await askFor(kept.id, { lineId: kept.lineId });
    const worn = { condition: "worn", place: "discard", note: "Worn through" } as const;
    const whole = { ...worn, decision: "refund_less", keptPence: 1000 } as const;
    expect(await receiveReturn("desk", await receiptOf(number, { ...whole, keptPence: 1001 }))).toEqual({
      ok: false,
      refusal: "more-than-paid",
    });
    expect(await receiveReturn("desk", await receiptOf(number, whole))).toMatchObject({
      value: { refundPence: 0 },
    });
    const refused = await oneLine(1);
    const second = await askFor(refused.id, { lineId: refused.lineId });
    const receipt = await receiptOf(second, { ...worn, decision: "refuse" });
    expect(await receiveReturn("desk", receipt)).toMatchObject({ value: { refundPence: 0 } });
    expect(await shelfOf(refused.shelf), "what is refused stays the buyer's").toBe(9);
    expect(await db().refund.count({ where: { orderId: { in: [kept.id, refused.id] } } })).toBe(0);
    expect((await readReturnable(refused.id))?.lines[0], "and is asked for once").toMatchObject({ left: 0 });
  });

  test("of which less came, or nothing, is paid for as far as it came; the rest may still come", async () => {
    const { id, lineId } = await oneLine(3);
    const number = await askFor(id, { lineId, units: 3 });
    expect(await receiveReturn("desk", await receiptOf(number, { units: 1 }))).toMatchObject({
      value: { refundPence: 1000 },
    });
    expect((await readReturnable(id))?.lines[0]).toMatchObject({ left: 2 });
    const second = await askFor(id, { lineId, units: 2 });
    const nothing = await receiptOf(second, { units: 0, condition: "nothing_came" });
    expect(await receiveReturn("desk", nothing)).toMatchObject({ value: { refundPence: 0 } });
    expect((await requestOf(second)).state).toBe("closed");
    expect((await readReturnable(id))?.lines[0]).toMatchObject({ left: 2 });
  });

  test("by six at once is received once", async () => {
    const { id, lineId, shelf } = await oneLine(2);
    const receipt = await receiptOf(await askFor(id, { lineId, units: 2 }));
    const received = await Promise.all(Array.from({ length: 6 }, () => receiveReturn("desk", receipt)));
    expect(received.filter(({ ok }) => ok)).toHaveLength(1);
    expect(received.filter((one) => !one.ok && one.refusal === "received-already")).toHaveLength(5);
    expect(await shelfOf(shelf)).toBe(10);
    expect(await db().refund.count({ where: { orderId: id } })).toBe(1);
  });

  test("while the bank disputes the payment waits, with nothing written", async () => {
    const { id, lineId, shelf } = await oneLine(1, { card: { number: "4000 0000 0000 0259" } });
    const number = await askFor(id, { lineId });
    await reconcile();
    expect(await stateOf(id)).toBe("disputed");
    expect(await receiveReturn("desk", await receiptOf(number))).toEqual({ ok: false, refusal: "disputed" });
    expect(await shelfOf(shelf)).toBe(9);
    expect((await requestOf(number)).state).toBe("asked");
  });

  test("whose refund fails owes the money: the desk can try again, for those units and no more", async () => {
    const {
      id,
      number: orderNumber,
      lineId,
      shelf,
    } = await oneLine(2, { card: { number: "4000 0000 0000 5126" } });
    const number = await askFor(id, { lineId });
    await receiveReturn("desk", await receiptOf(number));
    await workOffRefunds(id);
    const { refundId } = await requestOf(number);
    const refund = await db().refund.findUniqueOrThrow({ where: { id: refundId ?? "" } });
    await stand().decideRefund(refund.stripeRefundId ?? "", "failed");
    await followRefund(refund.stripeRefundId ?? "");
    expect(await stateOf(id)).toBe("fulfilled");
    expect(await shelfOf(shelf)).toBe(9);
    const again = {
      number: orderNumber,
      what: "chosen" as const,
      units: { [lineId]: 1 },
      delivery: false,
      restock: false,
      reason: "Once more",
      seenBackPence: 0,
      formId: randomUUID(),
    };
    expect(await requestRefund("desk", again)).toMatchObject({ ok: true, value: { amountPence: 1000 } });
    expect((await readReturnable(id))?.lines[0], "the other unit can still come").toMatchObject({ left: 1 });
    await askFor(id, { lineId });
    expect((await readReturnable(id))?.lines[0]).toMatchObject({ left: 0 });
  });

  test("of which a part of the money has gone back by hand gives back what is left, and no more", async () => {
    const { id, sessionId, lineId, number: orderNumber } = await oneLine(1);
    const number = await askFor(id, { lineId });
    const payment = await db().payment.findUniqueOrThrow({ where: { sessionId } });
    await stand().stripe.refunds.create({ payment_intent: payment.paymentIntentId, amount: 1000 });
    await reconcile();
    expect((await readRefundable(orderNumber))?.backPence).toBe(1000);
    expect(await receiveReturn("desk", await receiptOf(number))).toMatchObject({
      value: { refundPence: 395 },
    });
    expect((await requestOf(number)).state).toBe("closed");
    await workOffRefunds(id);
    expect(await stateOf(id)).toBe("refunded");
  });
});

describe("fair shares", () => {
  test("of a discounted line go back to the penny, whichever way its units come", async () => {
    const code = await runningCode({ kind: "amount", amountPence: 1001 });
    const { id, lineId } = await oneLine(3, { code });
    const sums: number[] = [];
    for (let unit = 0; unit < 3; unit += 1) {
      const received = await receiveReturn("desk", await receiptOf(await askFor(id, { lineId })));
      sums.push(received.ok ? received.value.refundPence : 0);
    }
    expect(sums).toEqual([666, 667, 666 + 395]);
  });
});
