import { z } from "zod";
import { db } from "@/lib/db/client";
import { readUsesOf } from "@/lib/guide/guide-reads";
import type { Email } from "@/lib/mail/send";
import { readOrderForLookup } from "@/lib/orders/lookup-reads";
import { readOrder } from "@/lib/orders/orders-reads";
import type { OrderFacts } from "@/lib/orders/orders";
import { isUnfinished, unfinishedStates } from "@/lib/orders/orders";
import type { OutboxItem, OutboxKind } from "@/lib/outbox/outbox-commands";
import { orderCancelled, orderEmailChanged, orderLink } from "./emails/change";
import { orderConfirmation } from "./emails/confirmation";
import { exchangeDispatched, orderDelivered, orderDispatched } from "./emails/dispatch";
import { orderPaymentFailed, orderRefunded, orderUnfulfillable } from "./emails/payment";
import { returnAsked, returnReceived } from "./emails/returns";
import { readCancelRefund, readNewestRefundId, readRefundForEmail } from "./refund-reads";
import { readNewestReturnId, readReturnForEmail } from "./return-email-reads";
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
    case "order-confirmation": {
      const order = await orderOf(payload);
      return orderConfirmation(order, await readUsesOf(order.lines.map(({ productSlug }) => productSlug)));
    }
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
    case "order-cancelled": {
      const order = await orderOf(payload);
      return orderCancelled(order, await readCancelRefund(order.id));
    }
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
  const { orderId, returnId } = aboutReturn.parse(payload);
  return readReturnForEmail(orderId, returnId);
}

/** A day later it is no news any more: whoever wanted to has come back. */
const newsHours = 24;

/** Nothing is said to somebody who has paid since, this order or a newer one, or who is just at it. */
async function paymentFailed(order: OrderFacts): Promise<Email | null> {
  if (order.paidAt !== null || isUnfinished(order.state)) return null;
  const ended = await db().orderTransition.findFirst({
    where: { orderId: order.id },
    orderBy: { id: "desc" },
    select: { createdAt: true },
  });
  if (ended && Date.now() - ended.createdAt.getTime() > newsHours * 60 * 60 * 1_000) return null;
  const { basketId } = await db().order.findUniqueOrThrow({
    where: { id: order.id },
    select: { basketId: true },
  });
  const newer = await db().order.count({
    where: {
      createdAt: { gt: order.createdAt },
      AND: [
        {
          OR: [{ email: { equals: order.email, mode: "insensitive" } }, ...(basketId ? [{ basketId }] : [])],
        },
        { OR: [{ paidAt: { not: null } }, { state: { in: [...unfinishedStates] } }] },
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
  const order = await readOrderForLookup(email.trim(), number);
  return order ? orderLink(order, occasion) : null;
}

/** The same letter as before to where the order writes now, with a name of its own: a mailbox that has the first one shows both. */
async function again(
  { letter, key, ...named }: z.infer<typeof aboutAgain>,
  id: string,
): Promise<Email | null> {
  const email = await readOrderLetter(letter, { id, payload: await completed(letter, named) });
  return email && { ...email, messageId: `${email.messageId}.again.${key}` };
}

/** What is not named is the newest of its kind. */
async function completed(
  letter: z.infer<typeof aboutAgain>["letter"],
  named: Omit<z.infer<typeof aboutAgain>, "letter" | "key">,
): Promise<Record<string, string>> {
  const { orderId } = named;
  switch (letter) {
    case "order-dispatched":
    case "order-delivered":
    case "exchange-dispatched":
      return { orderId, shipmentId: named.shipmentId ?? (await readShipmentForEmail(orderId)).id };
    case "return-asked":
    case "return-received":
      return { orderId, returnId: named.returnId ?? (await readNewestReturnId(orderId)) };
    case "order-refunded":
      return { orderId, refundId: named.refundId ?? (await readNewestRefundId(orderId)) };
    default:
      return { orderId };
  }
}
