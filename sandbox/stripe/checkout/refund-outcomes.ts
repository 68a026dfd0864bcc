import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { slowRefunds } from "./cards";
import type { SlowRefund } from "./cards";

/** How long, on the stand-in's clock, a refund that does not arrive at once takes. */
export const slowSeconds = 60;

/** What a refund is first and last when it takes its time; undefined when it arrives at once. */
export function slowRefundOf(charge: Stripe.Charge): SlowRefund | undefined {
  const details = charge.payment_method_details;
  // To a bank account money is sent by bank transfer, which takes a while.
  if (details?.type === "bacs_debit") return { first: "pending", then: "succeeded" };
  return slowRefunds[details?.card?.last4 ?? ""];
}

/** Where a refund may still go to; what has failed or was cancelled stays so. */
export const refundDecisions = ["succeeded", "failed", "requires_action", "canceled"] as const;
export type RefundDecision = (typeof refundDecisions)[number];

/** Ends the refunds whose time has come. Returns how many there were. */
export function settleRefunds(world: World): number {
  const due = world.store.dueBy("refund", world.clock.nowSeconds());
  if (due.length > 0) world.store.transaction(() => due.forEach((id) => settleRefund(world, id)));
  return due.length;
}

function settleRefund(world: World, id: string): void {
  const refund = world.store.find("refund", id);
  const charge = typeof refund?.charge === "string" ? world.store.find("charge", refund.charge) : undefined;
  if (!refund || !charge) return;
  decideRefund(world, null, refund, slowRefundOf(charge)?.then ?? "succeeded");
}

/**
 * Moves a refund on and tells of it. One that fails or is cancelled leaves the charge paid again. False when it was
 * over already, or is so already.
 */
export function decideRefund(
  world: World,
  cause: Cause,
  refund: Stripe.Refund,
  status: RefundDecision,
  failureReason = "unknown",
): boolean {
  if (refund.status === "failed" || refund.status === "canceled" || refund.status === status) return false;
  const { pending_reason: _over, ...rest } = refund;
  const decided: Stripe.Refund = {
    ...rest,
    status,
    ...(status === "failed" && { failure_reason: failureReason }),
  };
  world.store.update("refund", decided);
  if (status === "failed" || status === "canceled") chargeAgain(world, decided);
  const before = { status: refund.status };
  if (status === "failed") recordEvent(world, cause, "refund.failed", decided);
  recordEvent(world, cause, "refund.updated", decided, before);
  recordEvent(world, cause, "charge.refund.updated", decided, before);
  return true;
}

function chargeAgain(world: World, refund: Stripe.Refund): void {
  const charge = typeof refund.charge === "string" ? world.store.find("charge", refund.charge) : undefined;
  if (!charge) return;
  world.store.update("charge", {
    ...charge,
    amount_refunded: charge.amount_refunded - refund.amount,
    refunded: false,
  });
}

/** A bank that takes the money back stops the refunds that are on their way. */
export function failPendingRefunds(world: World, cause: Cause, charge: Stripe.Charge): void {
  const { data } = world.store.page("refund", [{ sql: "charge = ?", values: [charge.id] }], { limit: 100 });
  for (const refund of data) {
    if (refund.status !== "pending") continue;
    decideRefund(world, cause, refund, "failed", "charge_for_pending_refund_disputed");
  }
}
