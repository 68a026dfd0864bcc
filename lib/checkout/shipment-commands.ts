import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { lockOrder } from "@/lib/orders/orders-commands";
import type { DeliveredRefusal, TrackingRefusal } from "@/lib/orders/shipments";
import { looksLike, type Carrier } from "@/lib/orders/tracking";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";

const shipmentSelect = {
  id: true,
  orderId: true,
  carrier: true,
  trackingNumber: true,
  dispatchedAt: true,
  deliveredAt: true,
  isOwn: true,
  order: { select: { number: true } },
} as const;

/** A shipment as it stands behind its order's lock; null when there is none. */
async function lockShipment(tx: Transaction, id: string) {
  const found = await tx.shipment.findUnique({ where: { id }, select: { orderId: true } });
  if (!found) return null;
  await lockOrder(tx, found.orderId);
  return tx.shipment.findUnique({ where: { id }, select: shipmentSelect });
}

interface TrackingForm {
  readonly shipmentId: string;
  readonly carrier: Carrier;
  /** As it is kept: tidied, and never empty. */
  readonly trackingNumber: string;
}

/**
 * Puts a parcel's carrier or number right, and writes to the buyer again. Refuses what is collected or was delivered, and the
 * number it has.
 * @param actor who does it, as the journals name him
 */
export async function correctTracking(
  actor: string,
  { shipmentId, carrier, trackingNumber }: TrackingForm,
): Promise<Result<{ readonly number: number; readonly isOddNumber: boolean }, TrackingRefusal>> {
  const corrected = await inTransaction(async (tx): Promise<Result<{ number: number }, TrackingRefusal>> => {
    const shipment = await lockShipment(tx, shipmentId);
    if (!shipment) return err("unknown-shipment");
    if (shipment.carrier === null || shipment.trackingNumber === null) return err("collected");
    if (shipment.deliveredAt !== null) return err("delivered-already");
    if (shipment.carrier === carrier && shipment.trackingNumber === trackingNumber) return err("same-number");
    await tx.shipment.update({
      where: { id: shipmentId },
      data: { carrier, trackingNumber },
      select: { id: true },
    });
    const { orderId, order } = shipment;
    const audit = await recordCorrection(tx, actor, { ...shipment, now: { carrier, trackingNumber } });
    const letter = shipment.isOwn ? "order-dispatched" : "exchange-dispatched";
    const key = `tracking-${shipmentId}-${audit}`;
    await enqueue(tx, {
      kind: "order-again",
      dedupeKey: `order-again:${key}`,
      payload: { orderId, shipmentId, letter, key },
    });
    return ok({ number: order.number });
  });
  if (!corrected.ok) return corrected;
  await wakeWorker();
  return ok({ number: corrected.value.number, isOddNumber: !looksLike(carrier, trackingNumber) });
}

interface Correction {
  readonly id: string;
  readonly order: { readonly number: number };
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly now: { readonly carrier: Carrier; readonly trackingNumber: string };
}

/** @returns how many corrections of this parcel there are now: each writes a letter of its own */
async function recordCorrection(
  tx: Transaction,
  actor: string,
  { id, order, carrier, trackingNumber, now }: Correction,
): Promise<number> {
  const subject = `order:${order.number}`;
  await recordAudit(tx, {
    actor,
    action: "order.tracking",
    subject,
    reason: `Now ${now.carrier}, ${now.trackingNumber}; it was ${carrier}, ${trackingNumber}`,
    detail: { shipment: id, ...now },
  });
  return tx.auditLog.count({ where: { subject, action: "order.tracking" } });
}

export interface DeliveredAnswer {
  readonly shipmentId: string;
  readonly result: Result<{ readonly number: number }, DeliveredRefusal>;
}

/**
 * Marks parcels as delivered, or as collected, now: the days in which a buyer may change his mind count from it, so that one
 * who is marked late has longer. Each in a transaction of its own; the buyer is written to once.
 * @param actor who does it, as the journals name him
 */
export async function markDelivered(
  actor: string,
  shipmentIds: readonly string[],
): Promise<DeliveredAnswer[]> {
  const answers: DeliveredAnswer[] = [];
  for (const shipmentId of shipmentIds) {
    answers.push({ shipmentId, result: await inTransaction((tx) => markOne(tx, actor, shipmentId)) });
  }
  if (answers.some(({ result }) => result.ok)) await wakeWorker();
  return answers;
}

async function markOne(
  tx: Transaction,
  actor: string,
  shipmentId: string,
): Promise<Result<{ number: number }, DeliveredRefusal>> {
  const shipment = await lockShipment(tx, shipmentId);
  if (!shipment) return err("unknown-shipment");
  if (shipment.deliveredAt !== null) return err("delivered-already");
  const { orderId, order, dispatchedAt } = shipment;
  const deliveredAt = new Date(Math.max(Date.now(), dispatchedAt.getTime()));
  await tx.shipment.update({ where: { id: shipmentId }, data: { deliveredAt }, select: { id: true } });
  const isCollected = shipment.carrier === null;
  await recordAudit(tx, {
    actor,
    action: isCollected ? "order.collected" : "order.delivered",
    subject: `order:${order.number}`,
    reason: isCollected ? "Collected" : "Delivered",
    detail: { shipment: shipmentId },
  });
  await enqueue(tx, {
    kind: "order-delivered",
    dedupeKey: `order-delivered:${shipmentId}`,
    payload: { orderId, shipmentId },
  });
  return ok({ number: order.number });
}
