import { z } from "zod";
import { sendEmail, type Email } from "@/lib/mail/send";
import { readOrder } from "@/lib/orders/orders-reads";
import type { OrderFacts } from "@/lib/orders/orders";
import type { OutboxItem } from "@/lib/outbox/outbox-commands";
import { orderConfirmation, orderUnfulfillable } from "./order-emails";
import { carryOutRefund } from "./refund-commands";

const orderPayload = z.object({ orderId: z.uuid() });
const refundPayload = z.object({ key: z.string() });

async function emailAbout(item: OutboxItem, write: (order: OrderFacts) => Email): Promise<void> {
  const { orderId } = orderPayload.parse(item.payload);
  const order = await readOrder(orderId);
  if (!order) throw new Error(`There is no order ${orderId} to write about`);
  await sendEmail(write(order));
}

/** Carries out one item of the outbox; throws when it must be tried again. */
export async function carryOut(item: OutboxItem): Promise<void> {
  switch (item.kind) {
    case "order-confirmation":
      return emailAbout(item, orderConfirmation);
    case "order-unfulfillable":
      return emailAbout(item, orderUnfulfillable);
    case "refund":
      return carryOutRefund(refundPayload.parse(item.payload).key);
  }
}
