import { createHash } from "node:crypto";
import type Stripe from "stripe";
import type { PricedLine } from "@/lib/basket/basket-reads";
import { fullName } from "@/lib/catalogue/catalogue";
import { codeRefusalWords, type CodeRefusal } from "@/lib/codes/codes";
import { countriesOf } from "@/lib/delivery/countries";
import {
  deliveryTitles,
  type DeliveryChoice,
  type DeliveryRefusal,
  type Place,
} from "@/lib/delivery/delivery";
import { waitWords } from "@/lib/limits/limits";
import type { Pence } from "@/lib/money";
import type { OrderSums } from "./order-sums";

/** Stripe's floor is 30 minutes; a replay of the same request must stay above it. */
export const holdMinutes = 35;

/** An open session with less time left than this is not worth sending a buyer to. */
export const leastMinutesLeft = 3;

const currency = "gbp";

export type CheckoutRefusal =
  | { readonly kind: "empty" }
  | { readonly kind: "not-enough"; readonly name: string; readonly left: number }
  | { readonly kind: "bad-email" }
  | { readonly kind: "bad-postcode" }
  | { readonly kind: "no-delivery-choice" }
  | { readonly kind: "outside-zone" }
  | { readonly kind: DeliveryRefusal }
  | { readonly kind: "delivery-changed" }
  | CodeRefusal
  | { readonly kind: "busy" }
  | { readonly kind: "too-much-held" }
  | { readonly kind: "resting"; readonly waitSeconds: number }
  | { readonly kind: "payment-away" }
  | { readonly kind: "payment-refused" };

export type CheckoutRefusalKind = CheckoutRefusal["kind"];

export const checkoutRefusalWords: Record<CheckoutRefusalKind, string> = {
  empty: "There is nothing in your basket yet.",
  "not-enough": "Something in your basket has just run short. Change it and check out again.",
  "bad-email": "Give an email address such as name@example.com. Your receipt goes there.",
  "bad-postcode": "Give a full UK postcode, such as LS1 4DY.",
  "no-delivery-choice": "Choose whether we deliver or you collect.",
  "outside-zone":
    "We cannot deliver to that postcode. We deliver in the United Kingdom, on the Isle of Man and in the Channel Islands.",
  "not-there": "Express does not reach that postcode. Standard delivery does.",
  "too-heavy":
    "That is heavier than the 30 kg that we send in one order. Take something out, collect it, or write to us.",
  "delivery-changed":
    "The total is no longer the one that this page showed you. Look at the figures below, then check out again.",
  ...codeRefusalWords,
  busy: "Your last press is still being worked on. Try again in a moment.",
  "too-much-held":
    "That is more than we can hold for one buyer at a time. Pay for what is waiting, or try again in half an hour.",
  resting:
    "Several payments have been tried and not finished, so checkout is taking a rest. Your basket is kept.",
  "payment-away":
    "We could not reach the payment page. Nothing has been charged and your basket is kept. Try again in a minute.",
  "payment-refused":
    "The payment page could not be opened. Nothing has been charged and your basket is kept.",
};

/** Why checkout rests, and until when. */
export function restingWords(waitSeconds: number): string {
  return `${checkoutRefusalWords.resting} Try again ${waitWords(waitSeconds)}.`;
}

/** The first line that cannot be met from what is free. */
export function shortLine(lines: readonly PricedLine[]): PricedLine | undefined {
  return lines.find((line) => line.available < line.quantity);
}

/** Tells whether a second press orders the same again. */
export function orderFingerprint(
  { lines, totalPence }: OrderSums<PricedLine>,
  { email, postcode, place }: { email: string; postcode: string; place: Place },
  code: string | null = null,
): string {
  const what = lines.map((line) => [line.variantId, line.quantity, line.unitPence] as const);
  return createHash("sha256")
    .update(JSON.stringify([what.toSorted(), totalPence, email, postcode, place.choice, code]))
    .digest("hex");
}

/** What Stripe is asked for, frozen with the attempt and sent unchanged on every replay. */
export function sessionParams(order: {
  readonly id: string;
  readonly attemptId: string;
  readonly numberText: string;
  readonly email: string;
  readonly place: Place;
  readonly sums: OrderSums<PricedLine>;
  /** The coupon that takes the discount off, where there is one. */
  readonly couponId?: string | undefined;
  readonly expiresAt: Date;
  readonly successUrl: string;
  readonly cancelUrl: string;
}): Stripe.Checkout.SessionCreateParams {
  const { place, sums } = order;
  const reference = { order_id: order.id, attempt_id: order.attemptId, order_number: order.numberText };
  return {
    mode: "payment",
    // Cards only: a delayed method would hold scarce stock for days.
    allowed_payment_method_types: ["card"],
    client_reference_id: order.id,
    metadata: reference,
    payment_intent_data: { metadata: reference, description: `Fettle order ${order.numberText}` },
    customer_email: order.email,
    expires_at: Math.floor(order.expiresAt.getTime() / 1000),
    success_url: order.successUrl,
    cancel_url: order.cancelUrl,
    locale: "en-GB",
    line_items: sums.lines.map((line) => ({
      quantity: line.quantity,
      price_data: {
        currency,
        unit_amount: line.unitPence,
        tax_behavior: "inclusive",
        product_data: { name: fullName(line.productName, line.label), metadata: { sku: line.sku } },
      },
    })),
    ...(order.couponId !== undefined && { discounts: [{ coupon: order.couponId }] }),
    ...(place.zone !== "collect"
      ? {
          shipping_address_collection: { allowed_countries: [...countriesOf[place.zone]] },
          shipping_options: [
            {
              shipping_rate_data: {
                type: "fixed_amount",
                display_name: rateWords(place.choice, sums.deliveryPence),
                fixed_amount: { amount: sums.deliveryPence, currency },
              },
            },
          ],
        }
      : { billing_address_collection: "required" }),
  };
}

/** "Free delivery": what the payment page calls it. */
function rateWords(choice: DeliveryChoice, charge: Pence): string {
  const title = deliveryTitles[choice];
  return charge === 0 ? `Free ${title.toLowerCase()}` : title;
}

/** What a paid session must say before its order counts as paid. */
export function sessionFitsOrder(
  session: Pick<Stripe.Checkout.Session, "amount_total" | "currency" | "client_reference_id">,
  order: { id: string; totalPence: number; currency: string },
): boolean {
  return (
    session.amount_total === order.totalPence &&
    session.currency === order.currency &&
    session.client_reference_id === order.id
  );
}

export type EventPlan =
  | { readonly kind: "settle"; readonly sessionId: string }
  | { readonly kind: "refund"; readonly refundId: string; readonly paymentIntentId: string | null }
  | { readonly kind: "dispute"; readonly disputeId: string; readonly paymentIntentId: string | null }
  | ({ readonly kind: "decline" } & Decline)
  | { readonly kind: "nothing" };

/** A card was declined on the page of an order. */
export interface Decline {
  readonly eventId: string;
  readonly orderId: string;
  readonly declinedAt: Date;
}

/** What Stripe is asked to send, and the reconciler to fetch. */
export const eventTypes = [
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.payment_failed",
  "refund.created",
  "refund.updated",
  "refund.failed",
  "charge.dispute.created",
  "charge.dispute.updated",
  "charge.dispute.closed",
] as const satisfies readonly Stripe.Event["type"][];

/** What an event asks for. It only says where to look: the facts are fetched from Stripe again. */
export function planForEvent(event: Stripe.Event): EventPlan {
  switch (event.type) {
    case "checkout.session.completed":
    case "checkout.session.async_payment_succeeded":
    case "checkout.session.async_payment_failed":
    case "checkout.session.expired":
      return { kind: "settle", sessionId: event.data.object.id };
    case "payment_intent.payment_failed": {
      // Payments that the shop did not begin carry no order of its own.
      const orderId = event.data.object.metadata["order_id"];
      if (orderId === undefined || !uuidShape.test(orderId)) return { kind: "nothing" };
      return { kind: "decline", eventId: event.id, orderId, declinedAt: new Date(event.created * 1000) };
    }
    case "refund.created":
    case "refund.updated":
    case "refund.failed": {
      const { id, payment_intent } = event.data.object;
      return { kind: "refund", refundId: id, paymentIntentId: idOf(payment_intent) };
    }
    case "charge.dispute.created":
    case "charge.dispute.updated":
    case "charge.dispute.closed": {
      const { id, payment_intent } = event.data.object;
      return { kind: "dispute", disputeId: id, paymentIntentId: idOf(payment_intent) };
    }
    default:
      return { kind: "nothing" };
  }
}

function idOf(intent: string | Stripe.PaymentIntent | null): string | null {
  return typeof intent === "string" ? intent : (intent?.id ?? null);
}

/** Ids of the shop's own that come back from Stripe: nothing else is looked for in the database. */
export const uuidShape = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
