import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { parcelMark, type DispatchRefusal } from "@/lib/orders/packing";
import { parcelRefusal } from "@/lib/orders/packing-parcels";
import { readParcels } from "@/lib/orders/parcel-reads";
import { looksLike, type Carrier } from "@/lib/orders/tracking";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { moveByMoney } from "./order-money-commands";

/** One order that is to go, or to be ready at the counter. */
export interface DispatchOrder {
  readonly number: number;
  /** Neither is asked of what is collected. */
  readonly carrier: Carrier | null;
  /** As it is kept: tidied, and never empty. */
  readonly trackingNumber: string | null;
  /** What the page showed of the parcel (`parcelMark`); left out by who has seen no page. */
  readonly seen?: string | undefined;
}

interface Dispatched {
  readonly shipmentId: string;
  readonly units: number;
  readonly isCollected: boolean;
  /** Whether the number does not look like one of its carrier's. */
  readonly isOddNumber: boolean;
}

export interface DispatchAnswer {
  readonly number: number;
  readonly result: Result<Dispatched, DispatchRefusal>;
}

/**
 * Sends orders, or has them ready to be collected, each in a transaction of its own: one that is refused stops no other.
 * What money was given back for stays here. The buyer is written to once.
 * Refuses what is not to be sent, what was sent before, and a parcel that is another than the page showed.
 * @param actor who does it, as the journals name him
 * @returns an answer for each, in the order of what was asked
 */
export async function dispatchOrders(
  actor: string,
  orders: readonly DispatchOrder[],
): Promise<DispatchAnswer[]> {
  const answers: DispatchAnswer[] = [];
  for (const order of orders) {
    const result = await inTransaction((tx) => dispatchOrder(tx, actor, order));
    answers.push({ number: order.number, result });
  }
  if (answers.some(({ result }) => result.ok)) await wakeWorker();
  return answers;
}

async function dispatchOrder(
  tx: Transaction,
  actor: string,
  asked: DispatchOrder,
): Promise<Result<Dispatched, DispatchRefusal>> {
  const found = await tx.order.findUnique({ where: { number: asked.number }, select: { id: true } });
  const locked = found && (await lockOrder(tx, found.id));
  if (!locked) return err("unknown-order");
  const [parcel] = await readParcels([asked.number], tx);
  if (!parcel) return err("unknown-order");
  const refusal = parcelRefusal(parcel);
  if (refusal) return err(refusal);
  const lines = parcel.lines.filter(({ units }) => units > 0);
  if (asked.seen !== undefined && asked.seen !== parcelMark(parcel)) return err("changed-meanwhile");
  const isCollected = parcel.deliveryMethod === "collect";
  const { carrier, trackingNumber } = isCollected ? { carrier: null, trackingNumber: null } : asked;
  if (!isCollected && (carrier === null || trackingNumber === null)) return err("no-tracking");

  const { orderId } = parcel;
  const shipment = await tx.shipment.create({
    data: { orderId, carrier, trackingNumber, actor, isOwn: true, dispatchedAt: new Date() },
    select: { id: true },
  });
  await tx.shipmentLine.createMany({
    data: lines.map(({ id, units }) => ({ shipmentId: shipment.id, orderLineId: id, quantity: units })),
  });
  await moveOrder(tx, orderId, locked.state, "fulfilled");
  // Where some money had gone back before, it says so again: that it was sent stays in its history.
  await moveByMoney(tx, orderId);
  const units = lines.reduce((sum, line) => sum + line.units, 0);
  await recordAudit(tx, {
    actor,
    action: "order.dispatch",
    subject: `order:${asked.number}`,
    reason: isCollected ? "Ready to collect" : `With ${carrier}, ${trackingNumber}`,
    detail: { shipment: shipment.id, carrier, trackingNumber, units },
  });
  await enqueue(tx, {
    kind: "order-dispatched",
    dedupeKey: `order-dispatched:${shipment.id}`,
    payload: { orderId, shipmentId: shipment.id },
  });
  const isOddNumber = carrier !== null && trackingNumber !== null && !looksLike(carrier, trackingNumber);
  return ok({ shipmentId: shipment.id, units, isCollected, isOddNumber });
}
