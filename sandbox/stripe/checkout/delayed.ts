import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { behaviourOfAccount } from "./accounts";
import { paymentError } from "./attempt";
import type { Decline } from "./cards";
import { openDispute } from "./disputes";

const failedByOrder: Decline = {
  code: "debit_not_authorized",
  declineCode: null,
  message: "The customer did not authorise this direct debit.",
};

/** Ends the payments whose banks have answered by now. Returns how many. */
export function settleDuePayments(world: World): number {
  const due = world.store.dueBy("payment_intent", world.clock.nowSeconds());
  if (due.length > 0) world.store.transaction(() => due.forEach((id) => settlePayment(world, null, id)));
  return due.length;
}

/**
 * Ends a payment under way: as its account would have it, or as it is told. False when there is no such payment under
 * way: a second answer changes nothing.
 */
export function settlePayment(
  world: World,
  cause: Cause,
  intentId: string,
  told?: "succeeded" | "failed",
): boolean {
  const intent = world.store.find("payment_intent", intentId);
  if (intent?.status !== "processing" || typeof intent.latest_charge !== "string") return false;
  const charge = world.store.find("charge", intent.latest_charge);
  const { account } = world.store.hidden("payment_intent", intentId);
  if (!charge || !account) return false;
  const behaviour = behaviourOfAccount(account.sortCode, account.accountNumber);
  const own = behaviour.decline ?? null;
  const decline = told === undefined ? own : told === "failed" ? (own ?? failedByOrder) : null;

  world.store.setHidden("payment_intent", intentId, { awaiting: null });
  if (decline) {
    fail(world, cause, intent, charge, paymentError(world, account, decline, charge));
    return true;
  }
  const received = receive(world, cause, intent, charge);
  if (behaviour.kind === "delayed" && behaviour.disputed) {
    openDispute(world, cause, received, { reason: "debit_not_authorized" });
  }
  return true;
}

function receive(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
): Stripe.Charge {
  const received: Stripe.Charge = { ...charge, paid: true, status: "succeeded" };
  const paid: Stripe.PaymentIntent = { ...intent, status: "succeeded", amount_received: intent.amount };
  world.store.update("charge", received);
  world.store.update("payment_intent", paid);
  recordEvent(world, cause, "charge.succeeded", received);
  recordEvent(world, cause, "payment_intent.succeeded", paid);
  tellSession(world, cause, intent, "paid", "checkout.session.async_payment_succeeded");
  return received;
}

function fail(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  charge: Stripe.Charge,
  error: Stripe.PaymentIntent.LastPaymentError,
): void {
  const failed: Stripe.Charge = {
    ...charge,
    amount_captured: 0,
    captured: false,
    failure_code: error.code ?? null,
    failure_message: error.message ?? null,
    paid: false,
    status: "failed",
  };
  const refused: Stripe.PaymentIntent = {
    ...intent,
    status: "requires_payment_method",
    payment_method: null,
    last_payment_error: error,
  };
  world.store.update("charge", failed);
  world.store.update("payment_intent", refused);
  recordEvent(world, cause, "charge.failed", failed);
  recordEvent(world, cause, "payment_intent.payment_failed", refused);
  tellSession(world, cause, intent, "unpaid", "checkout.session.async_payment_failed");
}

function tellSession(
  world: World,
  cause: Cause,
  intent: Stripe.PaymentIntent,
  status: "paid" | "unpaid",
  type: Stripe.Event.Type,
): void {
  const [session] = world.store.page(
    "checkout.session",
    [{ sql: "payment_intent = ?", values: [intent.id] }],
    { limit: 1 },
  ).data;
  if (!session) return;
  const told: Stripe.Checkout.Session = { ...session, payment_status: status };
  world.store.update("checkout.session", told);
  recordEvent(world, cause, type, told);
}
