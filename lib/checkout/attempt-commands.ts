import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { err, ok, type Result } from "@/lib/result";
import { isDefiniteRefusal, isStillInUse, patiently, stripe } from "@/lib/stripe/client";
import type { CheckoutRefusal } from "./checkout";
import { makeCoupon } from "./coupon-commands";
import { releaseOrder } from "./release-commands";

/** How long after its time an attempt whose outcome is unknown keeps its stock. */
const graceMilliseconds = 5 * 60_000;

/**
 * Asks Stripe for an attempt's session, and before it for the coupon that takes its discount off, each with its own key and frozen
 * parameters: the first time and on every replay alike, which is how an unknown outcome becomes known.
 * A definite refusal releases the stock at once; an unknown outcome keeps it.
 */
export async function openAttempt(attemptId: string): Promise<Result<string, CheckoutRefusal>> {
  const attempt = await db().checkoutAttempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: { orderId: true, idempotencyKey: true, params: true, coupon: true, expiresAt: true },
  });
  let session: Stripe.Checkout.Session;
  try {
    if (attempt.coupon) {
      // Written by couponParams, and only there.
      const coupon = attempt.coupon as unknown as Stripe.CouponCreateParams;
      await makeCoupon(coupon, `${attempt.idempotencyKey}-coupon`);
    }
    session = await patiently(() =>
      stripe().checkout.sessions.create(
        // Written by sessionParams, and only there.
        attempt.params as unknown as Stripe.Checkout.SessionCreateParams,
        { idempotencyKey: attempt.idempotencyKey },
      ),
    );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // Past its time the page could not be paid if it existed, and nobody was ever sent to it.
    const overdue = attempt.expiresAt.getTime() + graceMilliseconds < Date.now();
    if (!isDefiniteRefusal(error) && !overdue) {
      await db().checkoutAttempt.update({ where: { id: attemptId }, data: { lastError: reason } });
      return err({ kind: isStillInUse(error) ? "busy" : "payment-away" });
    }
    await releaseOrder(attempt.orderId, { to: "cancelled", attempt: "refused", reason });
    return err({ kind: "payment-refused" });
  }
  if (!session.url) {
    return err({ kind: "busy" });
  }
  await bindSession(attemptId, session.id, session.url);
  return ok(session.url);
}

/** Writes down which session an attempt became; a second binding of the same one changes nothing. */
async function bindSession(attemptId: string, sessionId: string, sessionUrl: string): Promise<void> {
  await db().checkoutAttempt.updateMany({
    where: { id: attemptId, state: "creating" },
    data: { state: "open", sessionId, sessionUrl, lastError: null },
  });
}
