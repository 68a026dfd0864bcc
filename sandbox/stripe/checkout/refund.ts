import type Stripe from "stripe";
import { Problem, invalid, missing } from "@/sandbox/stripe/api/problem";
import { recordEvent } from "@/sandbox/stripe/events/record";
import { money } from "@/sandbox/stripe/params/currencies";
import { keptMetadata } from "@/sandbox/stripe/params/fields";
import type { CreateRefundParams } from "@/sandbox/stripe/params/payment-params";
import { newId } from "@/sandbox/stripe/state/ids";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { slowRefunds } from "./cards";

/** How long, on the stand-in's clock, the refunds of the slow test cards take. */
const slowSeconds = 60;

/**
 * Gives back a charge or a part of it; without an amount, what is left. Amounts in the smallest unit.
 * Refuses more than is left, a charge that was not paid, and one that was given back already.
 */
export function createRefund(world: World, cause: Cause, params: CreateRefundParams): Stripe.Refund {
  const charge = chargeToRefund(world, params);
  if (!charge.paid) {
    throw new Problem({
      status: 400,
      code: "charge_not_refundable",
      message: `Charge ${charge.id} cannot be refunded, because it was not paid.`,
    });
  }
  const left = charge.amount_captured - charge.amount_refunded;
  if (left === 0) {
    throw new Problem({
      status: 400,
      code: "charge_already_refunded",
      message: `Charge ${charge.id} has already been refunded.`,
    });
  }
  const amount = params.amount ?? left;
  if (amount > left) {
    throw invalid(
      "amount",
      `Refund amount (${money(amount, charge.currency)}) is greater than unrefunded amount on charge (${money(left, charge.currency)})`,
    );
  }

  if (charge.disputed) {
    throw new Problem({
      status: 400,
      code: "charge_disputed",
      message: `Charge ${charge.id} has been charged back; it cannot be refunded.`,
    });
  }
  const slow = slowRefunds[charge.payment_method_details?.card?.last4 ?? ""];
  const refund: Stripe.Refund = {
    id: newId.refund(),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.nowSeconds(),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    destination_details: {
      card: {
        reference: "1234567890123456",
        reference_status: "available",
        reference_type: "acquirer_reference_number",
        type: "refund",
      },
      type: "card",
    },
    metadata: keptMetadata(params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: params.reason ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: slow?.first ?? "succeeded",
    transfer_reversal: null,
  };
  const after: Stripe.Charge = {
    ...charge,
    amount_refunded: charge.amount_refunded + amount,
    refunded: amount === left,
  };
  world.store.insert("refund", refund, null, slow ? refund.created + slowSeconds : null);
  world.store.update("charge", after);
  recordEvent(world, cause, "refund.created", refund);
  recordEvent(world, cause, "charge.refunded", after, {
    amount_refunded: charge.amount_refunded,
    refunded: charge.refunded,
  });
  return refund;
}

function chargeToRefund(world: World, params: CreateRefundParams): Stripe.Charge {
  if (params.charge !== undefined && params.payment_intent !== undefined) {
    throw invalid("charge", "You may only specify one of these parameters: charge, payment_intent.");
  }
  if (params.charge !== undefined) {
    const charge = world.store.find("charge", params.charge);
    if (!charge) throw missing("charge", params.charge, "charge");
    return charge;
  }
  if (params.payment_intent === undefined) {
    throw new Problem({
      status: 400,
      code: "parameter_missing",
      message: "One of the following params should be provided for this request: payment_intent or charge.",
    });
  }
  const intent = world.store.find("payment_intent", params.payment_intent);
  if (!intent) throw missing("payment_intent", params.payment_intent, "payment_intent");
  const charge =
    intent.status === "succeeded" && typeof intent.latest_charge === "string"
      ? world.store.find("charge", intent.latest_charge)
      : undefined;
  if (!charge) {
    throw new Problem({
      status: 400,
      message: `This PaymentIntent (${intent.id}) does not have a successful charge to refund.`,
    });
  }
  return charge;
}

/** Ends the refunds whose time has come: some arrive, some fail and leave the charge paid again. Returns how many. */
export function settleRefunds(world: World): number {
  const due = world.store.dueBy("refund", world.clock.nowSeconds());
  if (due.length > 0) world.store.transaction(() => due.forEach((id) => settleRefund(world, id)));
  return due.length;
}

function settleRefund(world: World, id: string): void {
  const refund = world.store.find("refund", id);
  const charge = typeof refund?.charge === "string" ? world.store.find("charge", refund.charge) : undefined;
  if (!refund || !charge) return;
  const failed = slowRefunds[charge.payment_method_details?.card?.last4 ?? ""]?.then === "failed";
  const settled: Stripe.Refund = failed
    ? { ...refund, status: "failed", failure_reason: "unknown" }
    : { ...refund, status: "succeeded" };
  world.store.update("refund", settled);
  recordEvent(world, null, "refund.updated", settled, { status: refund.status });
  if (!failed) return;
  world.store.update("charge", {
    ...charge,
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  });
  recordEvent(world, null, "refund.failed", settled);
}
