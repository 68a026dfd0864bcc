import { recordAudit } from "@/lib/audit/audit-commands";
import { bookRefund } from "@/lib/checkout/refund-commands";
import { readRefundable, type RefundableFacts } from "@/lib/checkout/refund-reads";
import { planReturnRefund, type PlannedRefund } from "@/lib/checkout/refunds";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { isDisputeOpen } from "@/lib/orders/orders";
import { isOurFault, returnNumberText } from "@/lib/orders/return-reasons";
import { lockOrder } from "@/lib/orders/orders-commands";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { bookReturned, lockFree } from "@/lib/stock/return-commands";
import { planReceipt, withWhatIsLeft, type ReceiptRefusal, type ReceivedLine } from "./receipt";
import { readReturnToReceive, type ReturnToReceive } from "./receipt-reads";
import type { ReceiptForm } from "./receipt-schema";
import { standardDeliveryPence } from "./return-terms";
import { deliveryBack } from "./returns";

/** What a receipt came to. */
export interface Received {
  readonly refundPence: number;
  /** Units that go out in exchange; those that had sold out meanwhile are paid back. */
  readonly exchanged: number;
  readonly soldOut: number;
}

/**
 * Writes down what came back and what becomes of it, in one transaction: the units, the money with its fair shares and its part of the
 * delivery, what goes out in exchange, and the letter to the buyer. Stripe is asked afterwards, by the outbox. Refuses what
 * `planReceipt` refuses, a return that is not on its way, a disputed payment, and more money than is left.
 * @param actor who does it, as the journals name him
 */
export async function receiveReturn(
  actor: string,
  form: ReceiptForm,
): Promise<Result<Received, ReceiptRefusal>> {
  const received = await inTransaction(async (tx): Promise<Result<Received, ReceiptRefusal>> => {
    const orderId = await orderOfReturn(tx, form.number);
    if (!orderId) return err("unknown-return");
    await lockOrder(tx, orderId);
    const request = await readReturnToReceive(form.number, tx);
    if (request.state === "withdrawn") return err("withdrawn");
    if (request.state !== "asked") return err("received-already");
    const order = await readRefundable(request.orderNumber, tx);
    if (!order) throw new Error(`Return ${form.number} is of an order that nothing was paid for`);
    if (order.disputes.some(isDisputeOpen)) return err("disputed");
    const planned = planReceipt(request.lines, form.lines);
    if (!planned.ok) return planned;

    const free = await lockFree(tx, [...new Set(planned.value.flatMap(variantsOf))]);
    const lines = withWhatIsLeft(planned.value, free);
    const refund = planReturnRefund(order, paidBack(lines), deliveryOf(order, request, lines));
    if (!refund.ok) return err(refund.refusal === "disputed" ? "disputed" : "more-than-paid");

    const reason = `Return ${returnNumberText(form.number)}`;
    const exchanged = unitsWith(lines, "exchange");
    const now = new Date();
    for (const line of lines) await writeLine(tx, line, refund.value);
    await tx.returnRequest.update({
      where: { id: request.id },
      data: {
        state: exchanged > 0 ? "received" : "closed",
        receivedAt: now,
        receivedBy: actor,
        closedAt: exchanged > 0 ? null : now,
      },
      select: { id: true },
    });
    await bookReturned(tx, { reference: request.id, ...unitsOf(lines), actor, reason });
    const { amountPence, deliveryPence } = refund.value;
    if (amountPence > 0) {
      const refundId = await bookRefund(tx, order, refund.value, {
        key: `return-${request.id}`,
        actor,
        reason,
      });
      await tx.returnRequest.update({ where: { id: request.id }, data: { refundId }, select: { id: true } });
    }
    await recordAudit(tx, {
      actor,
      action: "return.receive",
      subject: `order:${order.number}`,
      reason,
      detail: {
        return: form.number,
        units: lines.reduce((sum, { units }) => sum + units, 0),
        amountPence,
        deliveryPence,
        exchanged,
        refused: unitsWith(lines, "refuse"),
      },
    });
    const payload = { orderId, returnId: request.id };
    await enqueue(tx, { kind: "return-received", dedupeKey: `return-received:${request.id}`, payload });
    const soldOut = unitsWith(planned.value, "exchange") - exchanged;
    return ok({ refundPence: amountPence, exchanged, soldOut });
  });
  if (received.ok) await wakeWorker();
  return received;
}

async function orderOfReturn(tx: Transaction, number: number): Promise<string | undefined> {
  const request = await tx.returnRequest.findUnique({ where: { number }, select: { orderId: true } });
  return request?.orderId;
}

const isPaidBack = ({ decision }: ReceivedLine) => decision === "refund" || decision === "refund_less";

function variantsOf({ asked, decision }: ReceivedLine): string[] {
  const isOut = decision === "exchange" && asked.exchangeVariantId !== null;
  return [asked.variantId, ...(isOut ? [asked.exchangeVariantId ?? ""] : [])];
}

function unitsWith(lines: readonly ReceivedLine[], decision: ReceivedLine["decision"]): number {
  return lines.filter((line) => line.decision === decision).reduce((sum, { units }) => sum + units, 0);
}

function paidBack(lines: readonly ReceivedLine[]) {
  return lines.filter(isPaidBack).map(({ asked, units, keptPence }) => ({
    orderLineId: asked.orderLineId,
    quantity: units,
    withheldPence: keptPence,
  }));
}

function deliveryOf(
  order: RefundableFacts,
  { delivered }: Pick<ReturnToReceive, "delivered">,
  lines: readonly ReceivedLine[],
): number {
  const back = lines.filter(isPaidBack);
  if (back.length === 0) return 0;
  const unitsOfLine = (id: string) =>
    back.filter(({ asked }) => asked.orderLineId === id).reduce((sum, { units }) => sum + units, 0);
  return deliveryBack({
    deliveryPence: order.deliveryPence,
    deliveryBackPence: order.deliveryBackPence,
    standardPence: standardDeliveryPence(delivered),
    isOurFault: back.some(({ asked }) => isOurFault(asked.reason)),
    isWholeOrder: order.lines.every(
      ({ id, quantity, backUnits }) => backUnits + unitsOfLine(id) === quantity,
    ),
  });
}

/** What the stock journal is told: nothing of what is refused, which stays the buyer's. */
function unitsOf(lines: readonly ReceivedLine[]) {
  const ours = lines.filter(({ decision }) => decision !== null && decision !== "refuse");
  return {
    back: ours.map((line) => ({ variantId: line.asked.variantId, ...placed(line) })),
    out: ours.flatMap(({ asked: { exchangeVariantId }, decision, units }) =>
      decision === "exchange" && exchangeVariantId !== null
        ? [{ variantId: exchangeVariantId, quantity: units }]
        : [],
    ),
  };
}

function placed({ decision, place, units }: ReceivedLine) {
  const ours = decision === null || decision === "refuse" ? 0 : units;
  return {
    shelved: place === "shelf" ? ours : 0,
    quarantined: place === "quarantine" ? ours : 0,
    discarded: place === "discard" ? ours : 0,
  };
}

async function writeLine(tx: Transaction, line: ReceivedLine, refund: PlannedRefund): Promise<void> {
  const { shelved, quarantined, discarded } = placed(line);
  const paid = isPaidBack(line)
    ? refund.lines.find(({ orderLineId }) => orderLineId === line.asked.orderLineId)
    : undefined;
  await tx.returnLine.update({
    where: { id: line.asked.id },
    data: {
      receivedUnits: line.units,
      condition: line.condition,
      decision: line.decision,
      refundPence: paid?.amountPence ?? 0,
      restockedUnits: shelved,
      quarantinedUnits: quarantined,
      discardedUnits: discarded,
      note: line.note,
    },
    select: { id: true },
  });
}
