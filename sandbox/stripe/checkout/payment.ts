import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import { newId } from "@/sandbox/stripe/state/ids";
import type { Buyer, CardOnFile } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { authenticationFailure, behaviourOf, disputeReasons } from "./cards";
import type { Decline } from "./cards";
import { completeSession } from "./completion";
import { openDispute } from "./disputes";
import { chargeObject, intentObject, paymentMethodObject } from "./payment-objects";

/** What the buyer sends from the hosted page. */
export type Order = {
  buyer: Buyer;
  /** Null when there is nothing to pay. */
  card: { number: string; expMonth: number; expYear: number } | null;
  /** The id of the delivery option; null for the one that is chosen already. */
  shippingRate: string | null;
};

export type Outcome =
  | { kind: "paid"; session: Stripe.Checkout.Session }
  | { kind: "declined"; decline: Decline }
  | { kind: "must-authenticate" }
  /** Paid before, or expired: nothing was charged. */
  | { kind: "closed" };

/**
 * Tries to take the money for an open session, once: a second try on a paid session is "closed". Everything it
 * changes and every event of it are one transaction.
 */
export function payForSession(world: World, cause: Cause, sessionId: string, order: Order): Outcome {
  return world.store.transaction(() => {
    const found = world.store.find("checkout.session", sessionId);
    if (found?.status !== "open") return { kind: "closed" };
    const chosen = withShipping(found, order.shippingRate);
    if (chosen.amount_total === 0) {
      return {
        kind: "paid",
        session: completeSession(world, cause, chosen, order.buyer, "no_payment_required"),
      };
    }
    if (!order.card) throw new Error(`session ${sessionId} has something to pay and no card was read`);
    const { session, intent: bare } = withIntent(world, cause, chosen);
    const card: CardOnFile = { ...order.card, paymentMethod: newId.paymentMethod() };
    world.store.insert(
      "payment_method",
      paymentMethodObject(card, order.buyer, world.clock.nowSeconds()),
      null,
    );
    const intent: Stripe.PaymentIntent = {
      ...bare,
      amount: session.amount_total ?? 0,
      payment_method: card.paymentMethod,
      next_action: null,
      shipping: order.buyer.shipping && {
        address: order.buyer.shipping,
        carrier: null,
        name: order.buyer.name,
        phone: order.buyer.phone,
        tracking_number: null,
      },
    };
    const behaviour = behaviourOf(card.number);
    if (behaviour.kind === "authenticates")
      return askHolder(world, cause, session, intent, card, order.buyer);
    const decline = behaviour.kind === "declined" ? behaviour.decline : null;
    return settle(world, cause, session, intent, card, order.buyer, decline);
  });
}

/** Goes on with a payment whose holder was asked to approve it. "closed" when nothing is waiting for him. */
export function answerAuthentication(
  world: World,
  cause: Cause,
  sessionId: string,
  approved: boolean,
): Outcome {
  return world.store.transaction(() => {
    const session = world.store.find("checkout.session", sessionId);
    if (session?.status !== "open" || typeof session.payment_intent !== "string") return { kind: "closed" };
    const intent = world.store.find("payment_intent", session.payment_intent);
    const awaiting = intent && world.store.hidden("payment_intent", intent.id).awaiting;
    if (!awaiting) return { kind: "closed" };
    const behaviour = behaviourOf(awaiting.card.number);
    const after = behaviour.kind === "authenticates" ? behaviour.then : behaviour;
    const refusal = after.kind === "declined" ? after.decline : null;
    const resumed: Stripe.PaymentIntent = { ...intent, next_action: null };
    return settle(
      world,
      cause,
      session,
      resumed,
      awaiting.card,
      awaiting.buyer,
      approved ? refusal : authenticationFailure,
      approved,
    );
  });
}

function withShipping(session: Stripe.Checkout.Session, rate: string | null): Stripe.Checkout.Session {
  const option = session.shipping_options.find(({ shipping_rate: id }) => id === rate);
  if (!option || !session.total_details) return session;
  const { shipping_amount: amount } = option;
  return {
    ...session,
    amount_total: (session.amount_subtotal ?? 0) - session.total_details.amount_discount + amount,
    shipping_cost: {
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      shipping_rate: option.shipping_rate,
    },
    total_details: { ...session.total_details, amount_shipping: amount },
  };
}

/** The session's payment intent. It is made at the first try, not with the session, as in Stripe since 2022-08-01. */
function withIntent(world: World, cause: Cause, session: Stripe.Checkout.Session) {
  const known =
    typeof session.payment_intent === "string" && world.store.find("payment_intent", session.payment_intent);
  if (known) return { session, intent: known };
  const hidden = world.store.hidden("checkout.session", session.id);
  const intent = intentObject(session, hidden, world.clock.nowSeconds());
  world.store.insert("payment_intent", intent, { awaiting: null });
  recordEvent(world, cause, "payment_intent.created", intent);
  return { session: { ...session, payment_intent: intent.id }, intent };
}

function askHolder(
  world: World,
  cause: Cause,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  card: CardOnFile,
  buyer: Buyer,
): Outcome {
  const waiting: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_action",
    next_action: {
      type: "redirect_to_url",
      redirect_to_url: {
        url: `${world.publicUrl}/c/pay/${session.id}/approve`,
        return_url: session.success_url,
      },
    },
  };
  world.store.update("payment_intent", waiting);
  world.store.setHidden("payment_intent", intent.id, { awaiting: { card, buyer } });
  world.store.update("checkout.session", session, session.expires_at);
  recordEvent(world, cause, "payment_intent.requires_action", waiting);
  return { kind: "must-authenticate" };
}

function settle(
  world: World,
  cause: Cause,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  card: CardOnFile,
  buyer: Buyer,
  decline: Decline | null,
  reachedBank = true,
): Outcome {
  const { store } = world;
  store.setHidden("payment_intent", intent.id, { awaiting: null });
  if (decline) {
    const charge = reachedBank ? chargeObject(intent, card, buyer, decline, world.clock.nowSeconds()) : null;
    const refused: Stripe.PaymentIntent = {
      ...intent,
      status: "requires_payment_method",
      latest_charge: charge?.id ?? intent.latest_charge,
      payment_method: null,
      last_payment_error: paymentError(world, card, decline, charge),
    };
    if (charge) store.insert("charge", charge, null);
    store.update("payment_intent", refused);
    store.update("checkout.session", session, session.expires_at);
    if (charge) recordEvent(world, cause, "charge.failed", charge);
    recordEvent(world, cause, "payment_intent.payment_failed", refused);
    return { kind: "declined", decline };
  }

  const charge = chargeObject(intent, card, buyer, null, world.clock.nowSeconds());
  const paid: Stripe.PaymentIntent = {
    ...intent,
    status: "succeeded",
    amount_received: intent.amount,
    latest_charge: charge.id,
    last_payment_error: null,
  };
  store.insert("charge", charge, null);
  store.update("payment_intent", paid);
  recordEvent(world, cause, "charge.succeeded", charge);
  recordEvent(world, cause, "payment_intent.succeeded", paid);
  const complete = completeSession(world, cause, session, buyer, "paid");
  const reason = disputeReasons[card.number];
  if (reason) openDispute(world, cause, charge, reason);
  return { kind: "paid", session: complete };
}

function paymentError(
  world: World,
  card: CardOnFile,
  decline: Decline,
  charge: Stripe.Charge | null,
): Stripe.PaymentIntent.LastPaymentError {
  const method = world.store.find("payment_method", card.paymentMethod);
  return {
    ...(charge && { charge: charge.id }),
    code: decline.code,
    ...(decline.declineCode && { decline_code: decline.declineCode }),
    doc_url: `https://stripe.com/docs/error-codes/${decline.code.replaceAll("_", "-")}`,
    message: decline.message,
    ...(method && { payment_method: method }),
    type: charge ? "card_error" : "invalid_request_error",
  };
}
