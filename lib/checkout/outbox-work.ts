import { z } from "zod";
import { sendEmail } from "@/lib/mail/send";
import { sendIssueTo } from "@/lib/newsletter/issue-commands";
import { sendSignUpConfirmation } from "@/lib/newsletter/newsletter-commands";
import { isAccountKind, type OutboxItem } from "@/lib/outbox/outbox-commands";
import { sendAlert, sendAlertConfirmation } from "@/lib/stock/alert-commands";
import { readOrderLetter, type OrderLetterKind } from "./order-letters-reads";
import { carryOutRefund } from "./refund-commands";

const refundPayload = z.object({ key: z.string() });
const alertPayload = z.object({ alertId: z.uuid() });
const alertConfirmPayload = z.object({ alertId: z.uuid(), askedAt: z.string() });
const signUpPayload = z.object({ subscriberId: z.uuid(), askedAt: z.string() });
const issuePayload = z.object({ issueId: z.uuid(), subscriberId: z.uuid() });

/** What has become pointless meanwhile is done without a letter. */
async function sendAboutOrder(kind: OrderLetterKind, item: OutboxItem): Promise<void> {
  const email = await readOrderLetter(kind, item);
  if (email) await sendEmail(email);
}

/** Carries out one item of the outbox; throws when it must be tried again. */
export async function carryOut(item: OutboxItem): Promise<void> {
  if (isAccountKind(item.kind)) throw new Error(`${item.kind} is carried out by lib/accounts`);
  switch (item.kind) {
    case "order-confirmation":
    case "order-unfulfillable":
    case "order-refunded":
    case "order-payment-failed":
    case "order-dispatched":
    case "order-delivered":
    case "order-cancelled":
    case "order-email-changed":
    case "order-link":
    case "order-again":
    case "return-asked":
    case "return-received":
    case "exchange-dispatched":
      return sendAboutOrder(item.kind, item);
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
