import { isDisputeOpen, type DisputeFacts, type OrderState } from "./orders";

/** An order as far as its buyer may still change it. */
export interface ChangeableOrder {
  readonly state: OrderState;
  readonly deliveryMethod: "standard" | "express" | "collect";
  readonly paidAt: Date | null;
  readonly cancelledAt: Date | null;
  /** It has left the shop, or waits at the counter, once. */
  readonly isSent: boolean;
  /** Units that have neither gone back on the shelf nor been paid back. */
  readonly unitsLeft: number;
  readonly disputes: readonly DisputeFacts[];
  readonly emailCorrections: number;
}

/** After paying, for so long a mistyped email address can be put right, and so often. */
const emailCorrectionTerms = { hours: 24, times: 3 } as const;

export type CancelRefusal =
  | "unknown-order"
  | "not-paid"
  | "cancelled-already"
  | "sent-already"
  | "disputed"
  | "ended"
  | "money-in-question";

export const cancelRefusalWords: Record<CancelRefusal, string> = {
  "unknown-order": "There is no such order.",
  "not-paid": "Nothing has been paid for this order, so there is nothing to cancel. It ends by itself.",
  "cancelled-already": "This order has been cancelled already.",
  "sent-already":
    "This order is packed and sent, so it can no longer be cancelled. Send back what you do not want once it has reached you.",
  disputed:
    "Your bank is looking into this payment. Until it has decided, nothing is sent and nothing can be changed.",
  ended: "This order is over already: its money has gone back, or is on its way.",
  "money-in-question":
    "A refund for this order has not arrived, and we are looking into it. Write to us, and we cancel the rest for you.",
};

/** The same at the desk. */
export const cancelDeskWords: Record<CancelRefusal, string> = {
  "unknown-order": "There is no order with that number.",
  "not-paid": "Nothing has been paid for this order. It ends by itself when its payment page runs out.",
  "cancelled-already": "This order was cancelled before.",
  "sent-already":
    "This order has been sent. Its buyer sends things back; give money back by line once they are here.",
  disputed: "The buyer's bank disputes this payment. Answer the dispute, or accept it at Stripe.",
  ended: "Nothing of this order is left to cancel: its money has gone back, or is on its way.",
  "money-in-question":
    "A refund that put units back on the shelf has failed. Give that money back first, then cancel the rest.",
};

/** Why an order may not be called off; null while it may. It is called off whole: whatever of it has not gone back yet. */
export function cancelRefusal(
  order: Omit<ChangeableOrder, "deliveryMethod" | "emailCorrections">,
): CancelRefusal | null {
  if (order.cancelledAt) return "cancelled-already";
  if (!order.paidAt) return "not-paid";
  if (order.isSent) return "sent-already";
  if (order.disputes.some(isDisputeOpen) || order.state === "disputed") return "disputed";
  return isStanding(order) ? null : "ended";
}

/** Paid, with something of it still to be sent. */
function isStanding({ state, unitsLeft }: Pick<ChangeableOrder, "state" | "unitsLeft">): boolean {
  return unitsLeft > 0 && (state === "paid" || state === "address_query" || state === "partially_refunded");
}

export type AddressChangeRefusal =
  | "unknown-order"
  | "not-paid"
  | "collected"
  | "cancelled"
  | "sent-already"
  | "disputed"
  | "ended"
  | "outside-zone";

export const addressChangeRefusalWords: Record<AddressChangeRefusal, string> = {
  "unknown-order": "There is no such order.",
  "not-paid": "You give the address when you pay, so there is none to change yet.",
  collected: "You chose to collect this order, so it has no address to change.",
  cancelled: "This order was cancelled, so nothing is sent.",
  "sent-already": "This order has left us, so its address can no longer be changed.",
  disputed:
    "Your bank is looking into this payment. Until it has decided, nothing is sent and nothing can be changed.",
  ended: "Nothing of this order is left to be sent.",
  "outside-zone":
    "That postcode is outside the area that you paid delivery for. Cancel this order and order again with the new postcode, or write to us.",
};

/** Why the address may not be changed; null while it may. Whether the new one is in the zone that was paid for is asked apart. */
export function addressChangeRefusal(
  order: Omit<ChangeableOrder, "emailCorrections">,
): Exclude<AddressChangeRefusal, "unknown-order" | "outside-zone"> | null {
  if (order.deliveryMethod === "collect") return "collected";
  if (!order.paidAt) return "not-paid";
  if (order.cancelledAt) return "cancelled";
  if (order.isSent) return "sent-already";
  if (order.disputes.some(isDisputeOpen) || order.state === "disputed") return "disputed";
  return isStanding(order) ? null : "ended";
}

export type EmailChangeRefusal =
  "unknown-order" | "not-paid" | "too-late" | "too-many" | "same-email" | "bad-email";

export const emailChangeRefusalWords: Record<EmailChangeRefusal, string> = {
  "unknown-order": "There is no such order.",
  "not-paid":
    "Nothing has been paid yet. To use another address, go back to your basket and check out from there.",
  "too-late": `An email address can be put right for ${emailCorrectionTerms.hours} hours after paying. Write to us, and we do it for you.`,
  "too-many": `The email address of this order has been changed ${emailCorrectionTerms.times} times, which is as often as it can be. Write to us, and we put it right.`,
  "same-email": "That is the address we have already.",
  "bad-email": "Give one email address, such as robin@example.com.",
};

/** Why the email address may not be changed; null while it may. Sent or not: the letters about the parcel should arrive, too. */
export function emailChangeRefusal(
  { paidAt, emailCorrections }: Pick<ChangeableOrder, "paidAt" | "emailCorrections">,
  now: Date,
): "not-paid" | "too-late" | "too-many" | null {
  if (!paidAt) return "not-paid";
  if (now.getTime() - paidAt.getTime() >= emailCorrectionTerms.hours * 60 * 60_000) return "too-late";
  return emailCorrections >= emailCorrectionTerms.times ? "too-many" : null;
}
