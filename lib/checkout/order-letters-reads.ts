import { z } from "zod";
import { db } from "@/lib/db/client";
import type { Email } from "@/lib/mail/send";
import { readOrder } from "@/lib/orders/orders-reads";
import type { OrderFacts } from "@/lib/orders/orders";
import { isUnfinished } from "@/lib/orders/orders";
import type { OutboxItem, OutboxKind } from "@/lib/outbox/outbox-commands";
import { orderCancelled, orderEmailChanged, orderLink } from "./emails/change";
import { orderConfirmation } from "./emails/confirmation";
import { exchangeDispatched, orderDelivered, orderDispatched } from "./emails/dispatch";
import { orderPaymentFailed, orderRefunded, orderUnfulfillable } from "./emails/payment";
import { returnAsked, returnReceived } from "./emails/returns";
import { readNewestRefundId, readRefundForEmail } from "./refund-reads";
import { readReturnForEmail } from "./return-email-reads";
import { readShipmentForEmail } from "./shipment-reads";

/** The letters about an order that can be sent again. */
export const againLetters = [
  "order-confirmation",
  "order-unfulfillable",
  "order-refunded",
  "order-dispatched",
  "order-delivered",
  "order-cancelled",
  "return-asked",
  "return-received",
  "exchange-dispatched",
] as const satisfies readonly OutboxKind[];

/** What the outbox calls a letter about an order. */
export type OrderLetterKind =
  | (typeof againLetters)[number]
  | "order-payment-failed"
  | "order-email-changed"
  | "order-link"
  | "order-again";

const about = z.object({ orderId: z.uuid() });
const aboutShipment = about.extend({ shipmentId: z.uuid() });
const aboutReturn = about.extend({ returnId: z.uuid() });
const aboutChange = about.extend({ to: z.string() });
const aboutLink = z.object({ email: z.string(), number: z.coerce.number().int(), askedAt: z.string() });
const aboutAgain = about.extend({
  letter: z.enum(againLetters),
  key: z.string(),
  shipmentId: z.uuid().optional(),
  returnId: z.uuid().optional(),
  refundId: z.uuid().optional(),
});
const aboutRefund = about.extend({ refundId: z.uuid() });

/**
 * The letter that an item of the outbox asks for; null when there is nothing to write any more.
 * @throws when what it is about is not there
 */
export async function readOrderLetter(
  kind: OrderLetterKind,
  { id, payload }: Pick<OutboxItem, "id" | "payload">,
): Promise<Email | null> {
  switch (kind) {
    case "order-confirmation":
      return orderConfirmation(await orderOf(payload));
    case "order-unfulfillable":
      return orderUnfulfillable(await orderOf(payload));
    case "order-refunded": {
      const { refundId } = aboutRefund.parse(payload);
      return orderRefunded(await orderOf(payload), await readRefundForEmail(refundId));
    }
    case "order-payment-failed":
      return paymentFailed(await orderOf(payload));
    case "order-dispatched":
      return orderDispatched(await orderOf(payload), await shipmentOf(payload));
    case "order-delivered":
      return orderDelivered(await orderOf(payload), await shipmentOf(payload));
    case "exchange-dispatched":
      return exchangeDispatched(await orderOf(payload), await shipmentOf(payload));
    case "order-cancelled":
      return orderCancelled(await orderOf(payload));
    case "order-email-changed":
      return orderEmailChanged(await orderOf(payload), aboutChange.parse(payload).to, id);
    case "order-link":
      return linkFor(aboutLink.parse(payload), id);
    case "return-asked":
      return returnAsked(await orderOf(payload), await returnOf(payload));
    case "return-received":
      return returnReceived(await orderOf(payload), await returnOf(payload));
    case "order-again":
      return again(aboutAgain.parse(payload), id);
  }
}

async function orderOf(payload: OutboxItem["payload"]): Promise<OrderFacts> {
  const { orderId } = about.parse(payload);
  const order = await readOrder(orderId);
  if (!order) throw new Error(`There is no order ${orderId} to write about`);
  return order;
}

async function shipmentOf(payload: OutboxItem["payload"]) {
  const { orderId, shipmentId } = aboutShipment.parse(payload);
  return readShipmentForEmail(orderId, shipmentId);
}

async function returnOf(payload: OutboxItem["payload"]) {
  return readReturnForEmail(aboutReturn.parse(payload).returnId);
}

/** Nothing is said to somebody who has paid since, this order or a newer one, or who is just at it. */
async function paymentFailed(order: OrderFacts): Promise<Email | null> {
  if (order.paidAt !== null || isUnfinished(order.state)) return null;
  const newer = await db().order.count({
    where: {
      email: { equals: order.email, mode: "insensitive" },
      createdAt: { gt: order.createdAt },
      OR: [
        { paidAt: { not: null } },
        { state: { in: ["pending_payment", "payment_processing", "payment_failed"] } },
      ],
    },
  });
  return newer > 0 ? null : orderPaymentFailed(order);
}

/** Whoever asks names an order and its mailbox; only that mailbox learns whether they belong together. */
async function linkFor(
  { email, number }: z.infer<typeof aboutLink>,
  occasion: string,
): Promise<Email | null> {
  const row = await db().order.findFirst({
    where: { number, email: { equals: email.trim(), mode: "insensitive" } },
    select: { id: true },
  });
  const order = row && (await readOrder(row.id));
  return order ? orderLink(order, occasion) : null;
}

/** The same letter as before to where the order writes now, with a name of its own: a mailbox that has the first one shows both. */
async function again(
  { letter, key, ...named }: z.infer<typeof aboutAgain>,
  id: string,
): Promise<Email | null> {
  const { orderId } = named;
  const payload = {
    ...named,
    shipmentId: named.shipmentId ?? (await newestShipmentId(letter, orderId)),
    refundId: named.refundId ?? (await newestRefundIdFor(letter, orderId)),
    returnId: named.returnId ?? null,
  };
  const email = await readOrderLetter(letter, { id, payload });
  return email && { ...email, messageId: `${email.messageId}.again.${key}` };
}

async function newestShipmentId(letter: OrderLetterKind, orderId: string): Promise<string | null> {
  if (letter !== "order-dispatched" && letter !== "order-delivered" && letter !== "exchange-dispatched")
    return null;
  return (await readShipmentForEmail(orderId)).id;
}

async function newestRefundIdFor(letter: OrderLetterKind, orderId: string): Promise<string | null> {
  return letter === "order-refunded" ? readNewestRefundId(orderId) : null;
}
