import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction } from "@/lib/db/client";
import { isDisputeOpen } from "@/lib/orders/orders";
import { returnNumberText } from "@/lib/orders/return-reasons";
import { lockOrder } from "@/lib/orders/orders-commands";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import type { ReceiptRefusal } from "./receipt";
import type { ExchangeForm } from "./receipt-schema";

/**
 * Books that the exchange of a return has left, or waits to be collected, and closes the return; the buyer is written to. Its units left
 * the shelf when the return was received. Refuses a return that has no exchange to send, or whose exchange has left, a disputed payment, and a parcel that nobody could follow.
 * @param actor who does it, as the journals name him
 */
export async function sendExchange(
  actor: string,
  form: ExchangeForm,
): Promise<
  Result<void, Extract<ReceiptRefusal, "unknown-return" | "nothing-to-send" | "no-tracking" | "disputed">>
> {
  const sent = await inTransaction(async (tx) => {
    const { number } = form;
    const found = await tx.returnRequest.findUnique({ where: { number }, select: { orderId: true } });
    if (!found) return err("unknown-return");
    const { orderId } = found;
    await lockOrder(tx, orderId);
    const request = await tx.returnRequest.findUniqueOrThrow({
      where: { number },
      select: {
        id: true,
        state: true,
        order: {
          select: {
            number: true,
            deliveryMethod: true,
            disputes: { select: { status: true, amountPence: true } },
          },
        },
      },
    });
    if (request.state !== "received") return err("nothing-to-send");
    if (request.order.disputes.some(isDisputeOpen)) return err("disputed");
    const isCollected = request.order.deliveryMethod === "collect";
    const { carrier = null, trackingNumber = "" } = form;
    if (!isCollected && (carrier === null || trackingNumber === "")) return err("no-tracking");
    const parcel = isCollected ? { carrier: null, trackingNumber: null } : { carrier, trackingNumber };
    const shipment = await tx.shipment.create({ data: { orderId, actor, ...parcel }, select: { id: true } });
    await tx.returnRequest.update({
      where: { id: request.id },
      data: { state: "closed", closedAt: new Date(), shipmentId: shipment.id },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor,
      action: "return.exchange",
      subject: `order:${request.order.number}`,
      reason: `Return ${returnNumberText(number)}`,
      detail: { return: number, ...parcel },
    });
    const payload = { orderId, shipmentId: shipment.id };
    await enqueue(tx, {
      kind: "exchange-dispatched",
      dedupeKey: `exchange-dispatched:${shipment.id}`,
      payload,
    });
    return ok(undefined);
  });
  if (sent.ok) await wakeWorker();
  return sent;
}
