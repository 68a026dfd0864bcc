import Stripe from "stripe";
import { patiently, stripe } from "@/lib/stripe/client";
import { isSameCoupon } from "./coupon";

/**
 * Has Stripe make an attempt's coupon, the first time and on every replay alike. One that is there already is the one that was asked for
 * before Stripe forgot the key, and is left as it is.
 * @throws what Stripe answers otherwise: its caller tells a definite refusal from an outcome that is not known
 */
export async function makeCoupon(params: Stripe.CouponCreateParams, idempotencyKey: string): Promise<void> {
  try {
    await patiently(() => stripe().coupons.create(params, { idempotencyKey }));
  } catch (error) {
    const isThere =
      error instanceof Stripe.errors.StripeError && error.code === "resource_already_exists" && params.id;
    if (!isThere) throw error;
    const known = await patiently(() => stripe().coupons.retrieve(isThere));
    if (!isSameCoupon(known, params)) throw error;
  }
}
