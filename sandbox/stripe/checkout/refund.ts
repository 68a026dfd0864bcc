import type Stripe from "stripe";
import { Problem, invalid, missing } from "@/sandbox/stripe/api/problem";
import { recordEvent } from "@/sandbox/stripe/events/record";
import { money } from "@/sandbox/stripe/params/currencies";
import { keptMetadata } from "@/sandbox/stripe/params/fields";
import type { CreateRefundParams } from "@/sandbox/stripe/params/payment-params";
import { newId } from "@/sandbox/stripe/state/ids";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { slowRefundOf, slowSeconds } from "./refund-outcomes";

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

  refuseDisputed(world, charge);
  const slow = slowRefundOf(charge);
  const refund: Stripe.Refund = {
    id: charge.payment_method_details?.type === "card" ? newId.refund() : newId.paymentRefund(),
    object: "refund",
    amount,
    balance_transaction: null,
    charge: charge.id,
    created: world.clock.nowSeconds(),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: destinationOf(charge),
    metadata: keptMetadata(params.metadata),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    ...(slow?.first === "pending" && { pending_reason: "processing" }),
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

/** A bank that took the money back has given it to the buyer already; while it only asks, the shop may still refund. */
function refuseDisputed(world: World, charge: Stripe.Charge): void {
  const disputes = world.store.page("dispute", [{ sql: "charge = ?", values: [charge.id] }], { limit: 10 });
  const standing = disputes.data.some(
    ({ status, is_charge_refundable: refundable }) => !refundable && status !== "won",
  );
  if (!standing) return;
  throw new Problem({
    status: 400,
    code: "charge_disputed",
    message: `Charge ${charge.id} has been charged back; cannot issue a refund.`,
  });
}

function destinationOf(charge: Stripe.Charge): Stripe.Refund.DestinationDetails {
  if (charge.payment_method_details?.type !== "card") {
    return {
      type: "gb_bank_transfer",
      gb_bank_transfer: { reference: null, reference_status: "pending" },
    };
  }
  return {
    type: "card",
    card: {
      reference: "1234567890123456",
      reference_status: "available",
      reference_type: "acquirer_reference_number",
      type: "refund",
    },
  };
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
