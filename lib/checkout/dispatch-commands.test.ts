import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { parcelMark } from "@/lib/orders/packing";
import { readParcels } from "@/lib/orders/parcel-reads";
import { readQueue } from "@/lib/orders/queue-reads";
import { orderOf, withStand } from "@/scripts/testing/checkout";
import { lettersOf, paidOrder } from "@/scripts/testing/paid";
import { levelOf } from "@/scripts/testing/stock";
import { cancelOrder } from "./cancel-commands";
import { dispatchOrders, type DispatchOrder } from "./dispatch-commands";
import { followDispute } from "./dispute-commands";
import { carryOut } from "./outbox-work";
import { followRefund, requestRefund } from "./refund-commands";
import { readRefundable } from "./refund-reads";
import type { RefundForm } from "./refund-schema";

const { stand } = withStand();

const parcel = (number: number, parts: Partial<DispatchOrder> = {}): DispatchOrder => ({
  number,
  carrier: "DPD",
  trackingNumber: "15501234567890",
  ...parts,
});

async function refundForm(number: number, units: number | "rest", restock: boolean): Promise<RefundForm> {
  const facts = await readRefundable(number);
  return {
    number,
    what: units === "rest" ? "rest" : "chosen",
    units: units === "rest" ? {} : Object.fromEntries((facts?.lines ?? []).map(({ id }) => [id, units])),
    delivery: false,
    restock,
    reason: "Test",
    seenBackPence: facts?.backPence ?? 0,
    formId: randomUUID(),
  };
}

async function giveBack(number: number, units: number | "rest", restock: boolean) {
  return requestRefund("owner", await refundForm(number, units, restock));
}

async function carryOutRefunds(orderId: string): Promise<void> {
  for (const { idempotencyKey } of await db().refund.findMany({ where: { orderId, state: "requested" } })) {
    await carryOut({ id: "test", kind: "refund", payload: { key: idempotencyKey } });
  }
}

const shipmentsOf = (orderId: string) =>
  db().shipment.findMany({ where: { orderId }, include: { lines: true } });
/** What the slip says of an order of one line, and what the queue says: null where it waits no longer. */
async function unitsOf(number: number) {
  const [slip] = await readParcels([number]);
  const { rows } = await readQueue({ show: "to-send", q: String(number) });
  return { slip: slip?.lines[0]?.units, queue: rows[0]?.units ?? null };
}

const stateOf = async (sessionId: string) => (await orderOf(sessionId)).state;
const refusals = (answers: Awaited<ReturnType<typeof dispatchOrders>>) =>
  answers.map(({ result }) => (result.ok ? "sent" : result.refusal));

describe("dispatch", () => {
  test("writes the parcel with what is in it, moves the order, and writes to the buyer once", async () => {
    const order = await paidOrder(stand(), 3);
    const [answer] = await dispatchOrders("owner@example.com", [parcel(order.number)]);
    expect(answer?.result).toMatchObject({
      ok: true,
      value: { units: 3, isCollected: false, isOddNumber: false },
    });
    const sent = await orderOf(order.sessionId);
    expect(sent).toMatchObject({ state: "fulfilled", sentAt: expect.any(Date) });
    expect(await shipmentsOf(order.id)).toMatchObject([
      {
        carrier: "DPD",
        trackingNumber: "15501234567890",
        actor: "owner@example.com",
        isOwn: true,
        lines: [{ quantity: 3 }],
      },
    ]);
    expect(await lettersOf(order.id, "order-dispatched")).toBe(1);
    expect(
      await db().auditLog.findFirst({
        where: { subject: `order:${order.number}`, action: "order.dispatch" },
      }),
    ).toMatchObject({ actor: "owner@example.com", reason: "With DPD, 15501234567890" });
    expect(refusals(await dispatchOrders("owner", [parcel(order.number)]))).toEqual(["sent-already"]);
    expect(await lettersOf(order.id, "order-dispatched")).toBe(1);
  });

  test("has what is collected ready without a carrier, and wants one for what is delivered", async () => {
    const collected = await paidOrder(stand(), 1, { delivery: "collect" });
    const delivered = await paidOrder(stand(), 1);
    const bare = { carrier: null, trackingNumber: null };
    const answers = await dispatchOrders("owner", [
      parcel(collected.number, bare),
      parcel(delivered.number, bare),
    ]);
    expect(refusals(answers)).toEqual(["sent", "no-tracking"]);
    expect(await shipmentsOf(collected.id)).toMatchObject([{ carrier: null, trackingNumber: null }]);
    expect(await stateOf(delivered.sessionId)).toBe("paid");
    expect(await lettersOf(delivered.id, "order-dispatched")).toBe(0);
    expect(await shipmentsOf(delivered.id)).toEqual([]);
  });

  test("warns of a number of another carrier's shape, and sends all the same", async () => {
    const order = await paidOrder(stand(), 1);
    const [answer] = await dispatchOrders("owner", [
      parcel(order.number, { trackingNumber: "AB123456789GB" }),
    ]);
    expect(answer?.result).toMatchObject({ ok: true, value: { isOddNumber: true } });
  });

  test("answers for each, and one refused stops no other", async () => {
    const first = await paidOrder(stand(), 1);
    const last = await paidOrder(stand(), 1);
    const list = [parcel(first.number), parcel(1), parcel(first.number), parcel(last.number)];
    expect(refusals(await dispatchOrders("owner", list))).toEqual([
      "sent",
      "unknown-order",
      "sent-already",
      "sent",
    ]);
  });

  test("packs what remains of an order that some money went back for, and it stays partly refunded", async () => {
    const order = await paidOrder(stand(), 3);
    await giveBack(order.number, 1, true);
    await carryOutRefunds(order.id);
    expect(await stateOf(order.sessionId)).toBe("partially_refunded");
    expect((await readParcels([order.number]))[0]?.lines).toMatchObject([{ ordered: 3, units: 2 }]);
    expect(refusals(await dispatchOrders("owner", [parcel(order.number)]))).toEqual(["sent"]);
    const after = await orderOf(order.sessionId);
    expect(after).toMatchObject({ state: "partially_refunded", sentAt: expect.any(Date) });
    expect(await shipmentsOf(order.id)).toMatchObject([{ lines: [{ quantity: 2 }] }]);
    // Money given back later takes nothing out of the parcel.
    await giveBack(order.number, 1, false);
    expect((await readParcels([order.number]))[0]?.lines).toMatchObject([{ units: 2 }]);
    expect(refusals(await dispatchOrders("owner", [parcel(order.number)]))).toEqual(["sent-already"]);
    await carryOutRefunds(order.id);
  });

  test("packs a unit less for each that went back on the shelf, also when its money did not arrive and is given again", async () => {
    const order = await paidOrder(stand(), 3, { card: { number: "4000 0000 0000 5126" } });
    expect(await unitsOf(order.number)).toEqual({ slip: 3, queue: 3 });
    await giveBack(order.number, 2, true);
    expect(await unitsOf(order.number)).toEqual({ slip: 1, queue: 1 });
    await carryOutRefunds(order.id);
    const failed = await db().refund.findFirstOrThrow({ where: { orderId: order.id } });
    await stand().decideRefund(failed.stripeRefundId ?? "", "failed");
    await followRefund(failed.stripeRefundId ?? "");
    expect(await unitsOf(order.number)).toEqual({ slip: 1, queue: 1 });
    await giveBack(order.number, 2, false);
    expect(await unitsOf(order.number), "the very same units").toEqual({ slip: 1, queue: 1 });
    await giveBack(order.number, 1, false);
    expect(await unitsOf(order.number)).toEqual({ slip: 0, queue: null });
    await carryOutRefunds(order.id);
  });

  test("keeps here what all of the money is on its way back for", async () => {
    const order = await paidOrder(stand(), 2);
    await giveBack(order.number, 2, false);
    expect(refusals(await dispatchOrders("owner", [parcel(order.number)]))).toEqual(["nothing-left"]);
    await carryOutRefunds(order.id);
    expect(refusals(await dispatchOrders("owner", [parcel(order.number)]))).toEqual(["nothing-left"]);
    const whole = await paidOrder(stand(), 2);
    await giveBack(whole.number, "rest", true);
    expect(refusals(await dispatchOrders("owner", [parcel(whole.number)]))).toEqual(["refunded"]);
    await carryOutRefunds(whole.id);
  });

  test("refuses a parcel that is another than the page showed", async () => {
    const order = await paidOrder(stand(), 2);
    const [shown] = await readParcels([order.number]);
    const seen = shown && parcelMark(shown);
    await giveBack(order.number, 1, true);
    expect(refusals(await dispatchOrders("owner", [parcel(order.number, { seen })]))).toEqual([
      "changed-meanwhile",
    ]);
    const [now] = await readParcels([order.number]);
    expect(
      refusals(await dispatchOrders("owner", [parcel(order.number, { seen: now && parcelMark(now) })])),
    ).toEqual(["sent"]);
    await carryOutRefunds(order.id);
  });

  test("refuses an order whose address is in question, and one that is disputed", async () => {
    const asked = await paidOrder(stand(), 1);
    await db().order.update({ where: { id: asked.id }, data: { state: "disputed" } });
    expect(refusals(await dispatchOrders("owner", [parcel(asked.number)]))).toEqual(["disputed"]);
    await db().order.update({ where: { id: asked.id }, data: { state: "address_query" } });
    expect(refusals(await dispatchOrders("owner", [parcel(asked.number)]))).toEqual(["address-query"]);
    await db().order.update({ where: { id: asked.id }, data: { state: "disputed" } });
    await db().order.update({ where: { id: asked.id }, data: { state: "paid" } });
  });
});

describe("many at once", () => {
  test("of one order send it once, with one letter", async () => {
    const order = await paidOrder(stand(), 1);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, turn) => dispatchOrders(`desk ${turn}`, [parcel(order.number)])),
    );
    expect(answers.flatMap(refusals).filter((answer) => answer === "sent")).toHaveLength(1);
    expect(answers.flatMap(refusals).filter((answer) => answer === "sent-already")).toHaveLength(11);
    expect(await shipmentsOf(order.id)).toHaveLength(1);
    expect(await lettersOf(order.id, "order-dispatched")).toBe(1);
  });

  test("with lists that overlap, in whatever order, send each order once", async () => {
    const orders = await Promise.all(Array.from({ length: 6 }, () => paidOrder(stand(), 1)));
    const list = orders.map(({ number }) => parcel(number));
    const lists = [list, list.toReversed(), list.slice(1, 5), list.slice(2).toReversed()];
    const answers = (await Promise.all(lists.map((one, at) => dispatchOrders(`desk ${at}`, one)))).flat();
    for (const { number, id, sessionId } of orders) {
      const own = answers.filter((answer) => answer.number === number);
      expect(own.filter(({ result }) => result.ok)).toHaveLength(1);
      expect(await shipmentsOf(id)).toHaveLength(1);
      expect(await lettersOf(id, "order-dispatched")).toBe(1);
      expect(await stateOf(sessionId)).toBe("fulfilled");
    }
  });

  test("against a refund that puts the units back: what is in the parcel never went back on the shelf", async () => {
    const outcomes = new Set<string>();
    for (let turn = 0; turn < 12; turn += 1) {
      const order = await paidOrder(stand(), 2);
      const form = await refundForm(order.number, 1, true);
      // Whoever is let go first may still be the second one at the lock.
      const [answers, refund] = await Promise.all([
        pause(turn % 3 === 0 ? 0 : turn * 2).then(() => dispatchOrders("owner", [parcel(order.number)])),
        requestRefund("owner", form),
      ]);
      const [shipment] = await shipmentsOf(order.id);
      expect(refusals(answers)).toEqual(["sent"]);
      expect(shipment?.lines).toMatchObject([{ quantity: refund.ok ? 1 : 2 }]);
      if (!refund.ok) expect(refund.refusal).toBe("sent-already");
      outcomes.add(refund.ok ? "refund first" : "sent first");
      await carryOutRefunds(order.id);
    }
    expect(outcomes).toContain("refund first");
  });

  test("against a refund of all of it: sent or given back, never both", async () => {
    for (let turn = 0; turn < 8; turn += 1) {
      const order = await paidOrder(stand(), 1);
      const [answers, refund] = await Promise.all([
        dispatchOrders("owner", [parcel(order.number)]),
        giveBack(order.number, "rest", true),
      ]);
      expect(answers[0]?.result.ok).toBe(!refund.ok);
      await carryOutRefunds(order.id);
      expect(await stateOf(order.sessionId)).toBe(refund.ok ? "refunded" : "fulfilled");
      expect(await shipmentsOf(order.id)).toHaveLength(refund.ok ? 0 : 1);
    }
  });

  test("against its buyer who cancels it: sent or cancelled, never both", async () => {
    const outcomes = new Set<boolean>();
    for (let turn = 0; turn < 10; turn += 1) {
      const order = await paidOrder(stand(), 2);
      const send = () => dispatchOrders("owner", [parcel(order.number)]);
      const cancel = () => cancelOrder({ id: order.id }, { actor: "buyer", reason: "Test" });
      const asked = turn % 2 === 0 ? [send(), cancel()] : [cancel(), send()];
      await Promise.all(asked);
      const isSent = (await shipmentsOf(order.id)).length === 1;
      outcomes.add(isSent);
      await carryOutRefunds(order.id);
      const after = await orderOf(order.sessionId);
      expect(after).toMatchObject(
        isSent ? { state: "fulfilled", cancelledAt: null } : { state: "refunded", sentAt: null },
      );
      expect((await levelOf(order.shelf)).onHand).toBe(isSent ? 48 : 50);
      expect(await lettersOf(order.id, "order-dispatched")).toBe(isSent ? 1 : 0);
      expect(await lettersOf(order.id, "order-cancelled")).toBe(isSent ? 0 : 1);
      expect(refusals(await dispatchOrders("owner", [parcel(order.number)]))).toEqual([
        isSent ? "sent-already" : "cancelled",
      ]);
    }
    expect(outcomes.size, "each has won at least once").toBe(2);
  });

  test("against a dispute: what was not sent before it stays here, and its turn of events is whole", async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const order = await paidOrder(stand(), 1);
      const intent = order.payment?.paymentIntentId ?? "";
      await stand().dispute(intent, {});
      const [dispute] = (await stand().stripe.disputes.list({ payment_intent: intent })).data;
      const [answers] = await Promise.all([
        dispatchOrders("owner", [parcel(order.number)]),
        followDispute(dispute?.id ?? ""),
      ]);
      expect(["sent", "disputed"]).toContain(refusals(answers)[0]);
      expect(await stateOf(order.sessionId)).toBe("disputed");
      expect(await lettersOf(order.id, "order-dispatched")).toBe(answers[0]?.result.ok ? 1 : 0);
      await stand().decideDispute(dispute?.id ?? "", "won");
      await followDispute(dispute?.id ?? "");
      expect(await stateOf(order.sessionId)).toBe(answers[0]?.result.ok ? "fulfilled" : "paid");
    }
  });
});

describe("the database", () => {
  test("knows one parcel of an order's own, and what is in it is of the order", async () => {
    const order = await paidOrder(stand(), 2);
    const other = await paidOrder(stand(), 1);
    await dispatchOrders("owner", [parcel(order.number)]);
    const row = { orderId: order.id, actor: "x", carrier: "DPD", trackingNumber: "1" };
    await expect(db().shipment.create({ data: { ...row, isOwn: true } })).rejects.toThrow(
      /Unique constraint/,
    );
    const exchange = await db().shipment.create({ data: row });
    await expect(db().shipment.create({ data: { ...row, carrier: null } })).rejects.toThrow(
      /shipment_tracked/,
    );
    await expect(db().shipment.create({ data: { ...row, trackingNumber: "" } })).rejects.toThrow(
      /shipment_words/,
    );
    const [line] = await db().orderLine.findMany({ where: { orderId: order.id } });
    const [foreign] = await db().orderLine.findMany({ where: { orderId: other.id } });
    const put = (orderLineId: string | undefined, quantity: number) =>
      db().shipmentLine.create({
        data: { shipmentId: exchange.id, orderLineId: orderLineId ?? "", quantity },
      });
    await expect(put(line?.id, 3)).rejects.toThrow(/what its order has not/);
    await expect(put(foreign?.id, 1)).rejects.toThrow(/what its order has not/);
    await expect(db().shipmentLine.updateMany({ data: { quantity: 1 } })).rejects.toThrow(/append-only/);
  });
});
