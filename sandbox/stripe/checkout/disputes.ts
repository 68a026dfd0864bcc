import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import { newId } from "@/sandbox/stripe/state/ids";
import type { Cause, World } from "@/sandbox/stripe/state/world";

const answerWithinSeconds = 7 * 24 * 60 * 60;

/** A cardholder goes to his bank about a charge: the whole amount is disputed. */
export function openDispute(
  world: World,
  cause: Cause,
  charge: Stripe.Charge,
  reason: string,
): Stripe.Dispute {
  const created = world.clock.nowSeconds();
  const dispute: Stripe.Dispute = {
    id: newId.dispute(),
    object: "dispute",
    amount: charge.amount,
    balance_transactions: [],
    charge: charge.id,
    created,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: noEvidence,
    evidence_details: {
      due_by: created + answerWithinSeconds,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: "manual",
    },
    intended_submission_method: null,
    is_charge_refundable: false,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: "needs_response",
  };
  world.store.insert("dispute", dispute, null);
  world.store.update("charge", { ...charge, disputed: true });
  recordEvent(world, cause, "charge.dispute.created", dispute);
  recordEvent(world, cause, "charge.dispute.funds_withdrawn", dispute);
  return dispute;
}

/** The bank decides. A dispute that is won gives the money back to the shop. */
export function closeDispute(
  world: World,
  cause: Cause,
  dispute: Stripe.Dispute,
  status: "won" | "lost",
): Stripe.Dispute {
  const closed: Stripe.Dispute = { ...dispute, status };
  world.store.update("dispute", closed);
  if (status === "won") recordEvent(world, cause, "charge.dispute.funds_reinstated", closed);
  recordEvent(world, cause, "charge.dispute.closed", closed);
  return closed;
}

const noEvidence: Stripe.Dispute.Evidence = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};
