import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import { isCard } from "@/sandbox/stripe/state/kinds";
import type { AccountOnFile, Buyer, CardOnFile, Means, Payer } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { disputesOfCards } from "./cards";
import type { Decline } from "./cards";
import { openDispute } from "./disputes";
import { chargeObject } from "./payment-objects";

/** The ways a try to pay a payment intent may go. Each keeps the intent, its charge and their events. */

/** The money is there. */
export function succeed(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  means: Means,
  payer: Payer,
): Stripe.Charge {
  const charge = chargeObject(intent, means, payer, null, world.clock.nowSeconds());
  const paid: Stripe.PaymentIntent = {
    ...intent,
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
  };
  world.store.setHidden("payment_intent", intent.id, { awaiting: null });
  world.store.insert("charge", charge, null);
  world.store.update("payment_intent", paid);
  recordEvent(world, cause, "charge.succeeded", charge);
  recordEvent(world, cause, "payment_intent.succeeded", paid);
  return charge;
}

/** What some test cards' holders do as soon as they have paid: go to their bank. */
export function disputeByCard(world: World, cause: Cause, charge: Stripe.Charge, means: Means): void {
  const dispute = isCard(means) ? disputesOfCards[means.number] : undefined;
  if (dispute) openDispute(world, cause, charge, dispute);
}

/** The bank says no, or the holder does before his bank is asked: then there is no charge. */
export function refuse(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  means: Means,
  payer: Payer,
  decline: Decline,
  reachedBank: boolean,
): Stripe.PaymentIntent {
  const charge = reachedBank ? chargeObject(intent, means, payer, decline, world.clock.nowSeconds()) : null;
  const refused: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    latest_charge: charge?.id ?? intent.latest_charge,
    payment_method: null,
    next_action: null,
    last_payment_error: paymentError(world, means, decline, charge),
  };
  world.store.setHidden("payment_intent", intent.id, { awaiting: null });
  if (charge) world.store.insert("charge", charge, null);
  world.store.update("payment_intent", refused);
  if (charge) recordEvent(world, cause, "charge.failed", charge);
  recordEvent(world, cause, "payment_intent.payment_failed", refused);
  return refused;
}

/** The holder is asked first. `page` is where he answers; without a buyer nobody waits for his answer here. */
export function askHolder(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  card: CardOnFile,
  buyer: Buyer | null,
  page: { url: string | null; returnUrl: string | null },
): Stripe.PaymentIntent {
  const waiting: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_action",
    next_action: {
      type: "redirect_to_url",
      redirect_to_url: { url: page.url, return_url: page.returnUrl },
    },
  };
  world.store.update("payment_intent", waiting);
  world.store.setHidden("payment_intent", intent.id, { awaiting: buyer && { card, buyer } });
  recordEvent(world, cause, "payment_intent.requires_action", waiting);
  return waiting;
}

/** The bank is asked for the money and answers later, in so many seconds of the stand-in's clock. */
export function debit(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  account: AccountOnFile,
  payer: Payer,
  afterSeconds: number,
): Stripe.Charge {
  const now = world.clock.nowSeconds();
  const charge = chargeObject(intent, account, payer, null, now);
  const processing: Stripe.PaymentIntent = {
    ...intent,
    status: "processing",
    latest_charge: charge.id,
    last_payment_error: null,
    next_action: null,
  };
  world.store.setHidden("payment_intent", intent.id, { awaiting: null, account });
  world.store.insert("charge", charge, null);
  world.store.update("payment_intent", processing, now + afterSeconds);
  recordEvent(world, cause, "charge.pending", charge);
  recordEvent(world, cause, "payment_intent.processing", processing);
  return charge;
}

/** What an intent remembers of its last refusal. */
export function paymentError(
  world: World,
  means: Means,
  decline: Decline,
  charge: Stripe.Charge | null,
): Stripe.PaymentIntent.LastPaymentError {
  const method = world.store.find("payment_method", means.paymentMethod);
  return {
    ...(charge && { charge: charge.id }),
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll("_", "-")}`,
    message: decline.message,
    ...(method && { payment_method: method }),
    type: charge && isCard(means) ? "card_error" : "invalid_request_error",
  };
}
