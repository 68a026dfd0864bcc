import type Stripe from "stripe";
import { Problem, invalid, missing } from "@/sandbox/stripe/api/problem";
import { recordEvent } from "@/sandbox/stripe/events/record";
import { greatestCharge, leastCharge, money } from "@/sandbox/stripe/params/currencies";
import { keptMetadata } from "@/sandbox/stripe/params/fields";
import type { CreateIntentParams } from "@/sandbox/stripe/params/payment-intent-params";
import { newId } from "@/sandbox/stripe/state/ids";
import type { CardOnFile, Payer } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { askHolder, disputeByCard, refuse, succeed } from "./attempt";
import { behaviourOf } from "./cards";
import type { Decline } from "./cards";
import { paymentMethodObject } from "./means";
import { intentObject } from "./payment-objects";
import { cardOfTestMethod } from "./test-methods";

/** Payment intents that a program makes and confirms by itself, without the hosted page. */

const nobody: Payer = {
  email: null,
  name: null,
  phone: null,
  billing: { city: null, country: null, line1: null, line2: null, postal_code: null, state: null },
};

/** Keeps a new intent. Refuses amounts out of bounds and a customer that is not there. */
export function createIntent(world: World, cause: Cause, params: CreateIntentParams): Stripe.PaymentIntent {
  const { amount, currency } = params;
  const least = leastCharge[currency];
  if (amount < least) {
    throw invalid(
      "amount",
      `Amount must be at least ${money(least, currency)} ${currency}`,
      "amount_too_small",
    );
  }
  if (amount > greatestCharge) {
    throw invalid(
      "amount",
      `Amount must be no more than ${money(greatestCharge, currency)}`,
      "amount_too_large",
    );
  }
  if (params.customer !== undefined && !world.store.find("customer", params.customer)) {
    throw missing("customer", params.customer, "customer", 400);
  }
  const methods = params.allowed_payment_method_types ?? ["card"];
  if (!methods.includes("card")) {
    throw invalid("allowed_payment_method_types", "This stand-in takes cards only on payment intents.");
  }
  const intent: Stripe.PaymentIntent = {
    ...intentObject(
      {
        amount,
        currency,
        customer: params.customer ?? null,
        description: params.description ?? null,
        metadata: keptMetadata(params.metadata),
        methods: ["card"],
        receiptEmail: params.receipt_email ?? null,
        statementDescriptor: params.statement_descriptor ?? null,
        statementDescriptorSuffix: params.statement_descriptor_suffix ?? null,
      },
      world.clock.nowSeconds(),
    ),
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    automatic_payment_methods: params.automatic_payment_methods
      ? {
          enabled: params.automatic_payment_methods.enabled,
          allow_redirects: params.automatic_payment_methods.allow_redirects ?? "always",
        }
      : null,
    capture_method: params.capture_method ?? "automatic_async",
    ...(params.payment_method !== undefined && {
      payment_method: attachedCard(world, params.payment_method).paymentMethod,
      status: "requires_confirmation",
    }),
  };
  world.store.insert("payment_intent", intent, { awaiting: null });
  recordEvent(world, cause, "payment_intent.created", intent);
  return intent;
}

/** The card that a published payment method stands for, kept under an id of its own. Refuses any other. */
function attachedCard(world: World, method: string): CardOnFile {
  const number = cardOfTestMethod(method);
  if (number === undefined) {
    throw new Problem({
      status: 400,
      code: "resource_missing",
      param: "payment_method",
      message: `No such PaymentMethod: '${method}'. This stand-in takes the published ones, such as pm_card_visa.`,
    });
  }
  const expYear = new Date(world.clock.nowMs()).getUTCFullYear() + 1;
  const card: CardOnFile = { number, expMonth: 12, expYear, paymentMethod: newId.paymentMethod() };
  const object = paymentMethodObject(card, nobody, world.clock.nowSeconds());
  world.store.insert("payment_method", object, { number });
  return card;
}

/** The card behind a payment method that was kept before. */
function keptCard(world: World, id: string): CardOnFile {
  const method = world.store.find("payment_method", id);
  if (!method?.card) throw missing("PaymentMethod", id, "payment_method", 400);
  const { number } = world.store.hidden("payment_method", id);
  if (number === null) throw missing("PaymentMethod", id, "payment_method", 400);
  return { number, expMonth: method.card.exp_month, expYear: method.card.exp_year, paymentMethod: id };
}

/**
 * Tries to take the money. The intent, or the 402 of a card that was declined, which leaves the try on record. Refuses an
 * intent that is over, or that has nothing to pay with.
 */
export function confirmIntent(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  given: { payment_method?: string | undefined; return_url?: string | undefined },
): Stripe.PaymentIntent | Problem {
  refuseSessions(world, intent, "confirm");
  if (!["requires_payment_method", "requires_confirmation"].includes(intent.status)) {
    throw unexpectedState(
      intent,
      intent.status === "succeeded"
        ? "You cannot confirm this PaymentIntent because it has already succeeded after being previously confirmed."
        : `You cannot confirm this PaymentIntent because it has a status of ${intent.status}.`,
    );
  }
  const kept = typeof intent.payment_method === "string" ? intent.payment_method : undefined;
  if (given.payment_method === undefined && kept === undefined) {
    throw unexpectedState(
      intent,
      "You cannot confirm this PaymentIntent because it's missing a payment method. Update it with a payment method, or pass one when confirming it.",
    );
  }
  const mayRedirect = intent.automatic_payment_methods
    ? intent.automatic_payment_methods.allow_redirects !== "never"
    : intent.allowed_payment_method_types === null;
  if (mayRedirect && given.return_url === undefined) {
    throw invalid(
      "return_url",
      "This PaymentIntent may use payment methods that redirect your customer, so you must provide a `return_url`. If you do not want to accept them, set `automatic_payment_methods[enabled]` to `true` and `automatic_payment_methods[allow_redirects]` to `never`.",
    );
  }
  const card =
    given.payment_method === undefined
      ? keptCard(world, kept ?? "")
      : attachedCard(world, given.payment_method);
  const ready: Stripe.PaymentIntent = { ...intent, payment_method: card.paymentMethod };
  const behaviour = behaviourOf(card.number);
  if (behaviour.kind === "authenticates") {
    const url = given.return_url ?? null;
    return askHolder(world, cause, ready, card, null, { url, returnUrl: url });
  }
  if (behaviour.kind === "declined") {
    return cardError(refuse(world, cause, ready, card, nobody, behaviour.decline, true), behaviour.decline);
  }
  const charge = succeed(world, cause, ready, card, nobody);
  disputeByCard(world, cause, charge, card);
  return stored(world, intent.id);
}

function stored(world: World, id: string): Stripe.PaymentIntent {
  const intent = world.store.find("payment_intent", id);
  if (!intent) throw new Error(`payment intent ${id} is not in the store`);
  return intent;
}

function cardError(intent: Stripe.PaymentIntent, decline: Decline): Problem {
  const charge = intent.latest_charge;
  return new Problem({
    status: 402,
    type: "card_error",
    code: decline.code,
    ...(decline.declineCode !== null && { declineCode: decline.declineCode }),
    message: decline.message,
    more: {
      ...(typeof charge === "string" && { charge }),
      payment_intent: intent,
      payment_method: intent.last_payment_error?.payment_method,
    },
  });
}

function unexpectedState(intent: Stripe.PaymentIntent, message: string): Problem {
  return new Problem({
    status: 400,
    code: "payment_intent_unexpected_state",
    message,
    more: { payment_intent: intent },
  });
}

/** An intent that a session made lives and ends with its session. */
function refuseSessions(world: World, intent: Stripe.PaymentIntent, verb: "cancel" | "confirm"): void {
  const { data } = world.store.page(
    "checkout.session",
    [{ sql: "payment_intent = ?", values: [intent.id] }],
    { limit: 1 },
  );
  if (data.length === 0) return;
  throw unexpectedState(
    intent,
    `You cannot ${verb} a PaymentIntent created by a Checkout Session.${verb === "cancel" ? " Expire the session instead." : ""}`,
  );
}

/** Gives an intent up. Refuses one that is over, and one that belongs to a session: that is to be expired instead. */
export function cancelIntent(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  reason: Stripe.PaymentIntent.CancellationReason | undefined,
): Stripe.PaymentIntent {
  refuseSessions(world, intent, "cancel");
  if (!["requires_payment_method", "requires_confirmation", "requires_action"].includes(intent.status)) {
    throw unexpectedState(
      intent,
      `You cannot cancel this PaymentIntent because it has a status of ${intent.status}. Only a PaymentIntent with one of the following statuses may be canceled: requires_payment_method, requires_capture, requires_confirmation, requires_action, processing.`,
    );
  }
  const canceled: Stripe.PaymentIntent = {
    ...intent,
    status: "canceled",
    canceled_at: world.clock.nowSeconds(),
    cancellation_reason: reason ?? null,
    next_action: null,
  };
  world.store.update("payment_intent", canceled);
  recordEvent(world, cause, "payment_intent.canceled", canceled);
  return canceled;
}
