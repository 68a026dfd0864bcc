import { z } from "zod";
import { sendEmail, type Email } from "@/lib/mail/send";
import { sendIssueTo } from "@/lib/newsletter/issue-commands";
import { sendSignUpConfirmation } from "@/lib/newsletter/newsletter-commands";
import { readOrder } from "@/lib/orders/orders-reads";
import type { OrderFacts } from "@/lib/orders/orders";
import { isAccountKind, type OutboxItem } from "@/lib/outbox/outbox-commands";
import { sendAlert, sendAlertConfirmation } from "@/lib/stock/alert-commands";
import { orderConfirmation, orderRefunded, orderUnfulfillable } from "./order-emails";
import { carryOutRefund } from "./refund-commands";
import { readRefundForEmail } from "./refund-reads";

const orderPayload = z.object({ orderId: z.uuid() });
const refundPayload = z.object({ key: z.string() });
const refundedPayload = z.object({ orderId: z.uuid(), refundId: z.uuid() });
const alertPayload = z.object({ alertId: z.uuid() });
const alertConfirmPayload = z.object({ alertId: z.uuid(), askedAt: z.string() });
const signUpPayload = z.object({ subscriberId: z.uuid(), askedAt: z.string() });
const issuePayload = z.object({ issueId: z.uuid(), subscriberId: z.uuid() });

async function emailAbout(item: OutboxItem, write: (order: OrderFacts) => Email): Promise<void> {
  const { orderId } = orderPayload.parse(item.payload);
  const order = await readOrder(orderId);
  if (!order) throw new Error(`There is no order ${orderId} to write about`);
  await sendEmail(write(order));
}

/** Carries out one item of the outbox; throws when it must be tried again. */
export async function carryOut(item: OutboxItem): Promise<void> {
  if (isAccountKind(item.kind)) throw new Error(`${item.kind} is carried out by lib/accounts`);
  switch (item.kind) {
    case "order-confirmation":
      return emailAbout(item, orderConfirmation);
    case "order-unfulfillable":
      return emailAbout(item, orderUnfulfillable);
    case "order-refunded": {
      const { refundId } = refundedPayload.parse(item.payload);
      const refund = await readRefundForEmail(refundId);
      return emailAbout(item, (order) => orderRefunded(order, refund));
    }
    case "refund":
      return carryOutRefund(refundPayload.parse(item.payload).key);
    case "stock-alert-confirm": {
      const { alertId, askedAt } = alertConfirmPayload.parse(item.payload);
      return sendAlertConfirmation(alertId, askedAt);
    }
    case "stock-alert":
      return sendAlert(alertPayload.parse(item.payload).alertId);
    case "newsletter-confirm": {
      const { subscriberId, askedAt } = signUpPayload.parse(item.payload);
      return sendSignUpConfirmation(subscriberId, askedAt);
    }
    case "newsletter-issue": {
      const { issueId, subscriberId } = issuePayload.parse(item.payload);
      return sendIssueTo(issueId, subscriberId);
    }
  }
}
