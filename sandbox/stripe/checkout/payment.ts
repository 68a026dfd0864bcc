import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import { newId } from "@/sandbox/stripe/state/ids";
import { isCard } from "@/sandbox/stripe/state/kinds";
import type { AccountOnFile, Buyer, CardOnFile, Means } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { behaviourOfAccount } from "./accounts";
import { askHolder, debit, disputeByCard, refuse, succeed } from "./attempt";
import { authenticationFailure, behaviourOf } from "./cards";
import type { Decline } from "./cards";
import { completeSession } from "./completion";
import { withCustomer } from "./customers";
import { intentObject } from "./payment-objects";
import { paymentMethodObject } from "./means";

/** What the buyer sends from the hosted page. */
export type Order = {
  buyer: Buyer;
  /** What he pays with; null when there is nothing to pay. */
  means: Omit<CardOnFile, "paymentMethod"> | Omit<AccountOnFile, "paymentMethod"> | null;
  /** The id of the delivery option; null for the one that is chosen already. */
  shippingRate: string | null;
};

export type Outcome =
  /** Paid, or on its way from a bank account: either way the session is complete. */
  | { kind: "complete"; session: Stripe.Checkout.Session }
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
        kind: "complete",
        session: completeSession(
          world,
          cause,
          withCustomer(world, cause, chosen, order.buyer),
          order.buyer,
          "no_payment_required",
        ),
      };
    }
    if (!order.means) throw new Error(`session ${sessionId} has something to pay and no card was read`);
    const { session, intent: bare } = withIntent(world, cause, chosen);
    const means: Means = { ...order.means, paymentMethod: newId.paymentMethod() };
    world.store.insert("payment_method", paymentMethodObject(means, order.buyer, world.clock.nowSeconds()), {
      number: isCard(means) ? means.number : null,
    });
    const intent: Stripe.PaymentIntent = {
      ...bare,
      amount: session.amount_total ?? 0,
      payment_method: means.paymentMethod,
      next_action: null,
      shipping: order.buyer.shipping && {
        address: order.buyer.shipping,
        carrier: null,
        name: order.buyer.name,
        phone: order.buyer.phone,
        tracking_number: null,
      },
    };
    return isCard(means)
      ? payByCard(world, cause, session, intent, means, order.buyer)
      : payByAccount(world, cause, session, intent, means, order.buyer);
  });
}

function payByCard(
  world: World,
  cause: Cause,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  card: CardOnFile,
  buyer: Buyer,
): Outcome {
  const behaviour = behaviourOf(card.number);
  if (behaviour.kind !== "authenticates") {
    const decline = behaviour.kind === "declined" ? behaviour.decline : null;
    return settle(world, cause, session, intent, card, buyer, decline);
  }
  askHolder(world, cause, intent, card, buyer, {
    url: `${world.publicUrl}/c/pay/${session.id}/approve`,
    returnUrl: session.success_url,
  });
  world.store.update("checkout.session", session, session.expires_at);
  return { kind: "must-authenticate" };
}

function payByAccount(
  world: World,
  cause: Cause,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  account: AccountOnFile,
  buyer: Buyer,
): Outcome {
  const behaviour = behaviourOfAccount(account.sortCode, account.accountNumber);
  if (behaviour.kind === "refused") {
    return settle(world, cause, session, intent, account, buyer, behaviour.decline, false);
  }
  const known = withCustomer(world, cause, session, buyer);
  debit(world, cause, { ...intent, customer: known.customer }, account, buyer, behaviour.afterSeconds);
  return { kind: "complete", session: completeSession(world, cause, known, buyer, "unpaid") };
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
  const parts = {
    ...world.store.hidden("checkout.session", session.id).intent,
    amount: session.amount_total ?? 0,
    currency: session.currency ?? "gbp",
    customer: session.customer,
    methods: session.payment_method_types,
  };
  const intent = intentObject(parts, world.clock.nowSeconds());
  world.store.insert("payment_intent", intent, { awaiting: null });
  recordEvent(world, cause, "payment_intent.created", intent);
  return { session: { ...session, payment_intent: intent.id }, intent };
}

function settle(
  world: World,
  cause: Cause,
  session: Stripe.Checkout.Session,
  intent: Stripe.PaymentIntent,
  means: Means,
  buyer: Buyer,
  decline: Decline | null,
  reachedBank = true,
): Outcome {
  if (decline) {
    world.store.update("checkout.session", session, session.expires_at);
    refuse(world, cause, intent, means, buyer, decline, reachedBank);
    return { kind: "declined", decline };
  }
  const known = withCustomer(world, cause, session, buyer);
  const charge = succeed(world, cause, { ...intent, customer: known.customer }, means, buyer);
  const complete = completeSession(world, cause, known, buyer, "paid");
  disputeByCard(world, cause, charge, means);
  return { kind: "complete", session: complete };
}
