import type Stripe from "stripe";
import { db, inTransaction } from "@/lib/db/client";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { mayMove } from "@/lib/orders/orders";
import { stripe } from "@/lib/stripe/client";

interface RequestedRefund {
  readonly id: string;
  readonly orderId: string;
  readonly amountPence: number;
  readonly stripeRefundId: string | null;
  readonly payment: { readonly paymentIntentId: string };
}

/** Asks for the refund under its own key, or looks how one that was asked for is doing. */
async function askStripe(refund: RequestedRefund, key: string): Promise<Stripe.Refund> {
  if (refund.stripeRefundId) return stripe().refunds.retrieve(refund.stripeRefundId);
  return stripe().refunds.create(
    {
      payment_intent: refund.payment.paymentIntentId,
      amount: refund.amountPence,
      metadata: { order_id: refund.orderId, refund_id: refund.id },
    },
    { idempotencyKey: key },
  );
}

/**
 * Sends a requested refund to Stripe and books the answer; asking again pays nothing twice. Throws while the
 * refund is on its way, so that it is looked at again, and when it has failed, so that somebody sees it.
 * @param key idempotency key of the refund's row
 */
export async function carryOutRefund(key: string): Promise<void> {
  const refund = await db().refund.findUniqueOrThrow({
    where: { idempotencyKey: key },
    select: {
      id: true,
      orderId: true,
      amountPence: true,
      state: true,
      stripeRefundId: true,
      payment: { select: { paymentIntentId: true, amountPence: true } },
    },
  });
  if (refund.state === "succeeded") return;
  const answer = await askStripe(refund, key);
  const failed = answer.status === "failed" || answer.status === "canceled";
  if (answer.status !== "succeeded") {
    await db().refund.update({
      where: { id: refund.id },
      data: { stripeRefundId: answer.id, ...(failed && { state: "failed" as const }) },
      select: { id: true },
    });
    throw new Error(`Refund ${answer.id} is ${answer.status} at Stripe`);
  }
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, refund.orderId);
    await tx.refund.update({
      where: { id: refund.id },
      data: { state: "succeeded", stripeRefundId: answer.id },
      select: { id: true },
    });
    const whole = refund.amountPence === refund.payment.amountPence;
    const to = whole ? "refunded" : "partially_refunded";
    if (order && mayMove(order.state, to)) await moveOrder(tx, refund.orderId, order.state, to);
  });
}
