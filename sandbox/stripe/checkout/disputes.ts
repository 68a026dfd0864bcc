import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import { mergedMetadata } from "@/sandbox/stripe/params/fields";
import type { UpdateDisputeParams } from "@/sandbox/stripe/params/payment-params";
import { newId } from "@/sandbox/stripe/state/ids";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { failPendingRefunds } from "./refund-outcomes";

const answerWithinSeconds = 7 * 24 * 60 * 60;

/** Why a charge is disputed. */
export type Complaint = {
  reason: string;
  /** In the smallest unit; the whole charge without it. */
  amount?: number | undefined;
  /** The bank only asks: the money stays with the shop, which may refund it still. */
  inquiry?: boolean | undefined;
};

/** A holder goes to his bank about a charge. The bank takes the money back, or asks first. */
export function openDispute(
  world: World,
  cause: Cause,
  charge: Stripe.Charge,
  { reason, amount = charge.amount, inquiry = false }: Complaint,
): Stripe.Dispute {
  const created = world.clock.nowSeconds();
  const dispute: Stripe.Dispute = {
    id: newId.dispute(),
    object: "dispute",
    amount,
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
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    payment_intent: charge.payment_intent,
    reason,
    status: inquiry ? "warning_needs_response" : "needs_response",
  };
  world.store.insert("dispute", dispute, null);
  world.store.update("charge", { ...charge, disputed: true });
  recordEvent(world, cause, "charge.dispute.created", dispute);
  if (!inquiry) withdraw(world, cause, dispute);
  return dispute;
}

function withdraw(world: World, cause: Cause, dispute: Stripe.Dispute): void {
  recordEvent(world, cause, "charge.dispute.funds_withdrawn", dispute);
  const charge = typeof dispute.charge === "string" && world.store.find("charge", dispute.charge);
  if (charge) failPendingRefunds(world, cause, charge);
}

/** What may become of a dispute. */
export const disputeDecisions = [
  "needs_response",
  "under_review",
  "warning_under_review",
  "warning_closed",
  "won",
  "lost",
] as const;
export type DisputeDecision = (typeof disputeDecisions)[number];

/** Whether it is over. One that was lost may still be won on appeal. */
export function isClosed(dispute: Stripe.Dispute): boolean {
  return dispute.status === "won" || dispute.status === "lost" || dispute.status === "warning_closed";
}

/** Moves a dispute on and tells of it. One that is won gives the money back to the shop; an inquiry may become a dispute. */
export function decideDispute(
  world: World,
  cause: Cause,
  dispute: Stripe.Dispute,
  status: DisputeDecision,
): Stripe.Dispute {
  const wasInquiry = dispute.status.startsWith("warning_");
  const decided: Stripe.Dispute = {
    ...dispute,
    status,
    is_charge_refundable: status.startsWith("warning_"),
  };
  world.store.update("dispute", decided);
  if (wasInquiry && !decided.is_charge_refundable) withdraw(world, cause, decided);
  if (status === "won") recordEvent(world, cause, "charge.dispute.funds_reinstated", decided);
  recordEvent(world, cause, isClosed(decided) ? "charge.dispute.closed" : "charge.dispute.updated", decided, {
    status: dispute.status,
  });
  return decided;
}

/** Keeps what the shop says for itself and, unless it wants to add to it, sends it to the bank. */
export function submitEvidence(
  world: World,
  cause: Cause,
  dispute: Stripe.Dispute,
  params: UpdateDisputeParams,
): Stripe.Dispute {
  const submit = params.evidence !== undefined && (params.submit ?? true);
  const kept: Stripe.Dispute = {
    ...dispute,
    evidence: { ...dispute.evidence, ...params.evidence },
    evidence_details: {
      ...dispute.evidence_details,
      has_evidence: dispute.evidence_details.has_evidence || params.evidence !== undefined,
      submission_count: dispute.evidence_details.submission_count + (submit ? 1 : 0),
    },
    metadata: mergedMetadata(dispute.metadata, params.metadata),
  };
  world.store.update("dispute", kept);
  if (!submit) {
    recordEvent(world, cause, "charge.dispute.updated", kept);
    return kept;
  }
  const words = kept.evidence.uncategorized_text;
  if (words === "winning_evidence") return decideDispute(world, cause, kept, "won");
  if (words === "losing_evidence") return decideDispute(world, cause, kept, "lost");
  return decideDispute(
    world,
    cause,
    kept,
    kept.is_charge_refundable ? "warning_under_review" : "under_review",
  );
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
