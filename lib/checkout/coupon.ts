import type Stripe from "stripe";
import type { Pence } from "@/lib/money";

/**
 * The coupon that one attempt's session asks for: an amount that the shop has worked out, for this one payment. Frozen with the attempt
 * and sent unchanged on every replay.
 */
export function couponParams(order: {
  readonly id: string;
  readonly attemptId: string;
  readonly code: string;
  readonly discountPence: Pence;
}): Stripe.CouponCreateParams {
  return {
    id: order.attemptId,
    // What the buyer reads beside the amount.
    name: order.code,
    amount_off: order.discountPence,
    currency: "gbp",
    duration: "once",
    max_redemptions: 1,
    metadata: { order_id: order.id, attempt_id: order.attemptId },
  };
}

/** Whether a coupon that Stripe has already is the one that an attempt asks for. */
export function isSameCoupon(
  known: Pick<Stripe.Coupon, "id" | "amount_off" | "currency" | "percent_off">,
  asked: Stripe.CouponCreateParams,
): boolean {
  return (
    known.id === asked.id &&
    known.amount_off === asked.amount_off &&
    known.currency === asked.currency &&
    known.percent_off === null
  );
}
