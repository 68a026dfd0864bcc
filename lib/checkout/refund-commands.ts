import { db, inTransaction } from "@/lib/db/client";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { mayMove } from "@/lib/orders/orders";
import { stripe } from "@/lib/stripe/client";

/**
 * Sends a requested refund to Stripe under its own key, and books the answer; asking again pays nothing twice.
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
      payment: { select: { paymentIntentId: true, amountPence: true } },
    },
  });
  if (refund.state === "succeeded") return;
  const answer = await stripe().refunds.create(
    {
      payment_intent: refund.payment.paymentIntentId,
      amount: refund.amountPence,
      metadata: { order_id: refund.orderId, refund_id: refund.id },
    },
    { idempotencyKey: key },
  );
  const state = answer.status === "failed" || answer.status === "canceled" ? "failed" : "succeeded";
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, refund.orderId);
    await tx.refund.update({
      where: { id: refund.id },
      data: { state, stripeRefundId: answer.id },
      select: { id: true },
    });
    const whole = refund.amountPence === refund.payment.amountPence;
    const to = whole ? "refunded" : "partially_refunded";
    if (state === "succeeded" && order && mayMove(order.state, to))
      await moveOrder(tx, refund.orderId, order.state, to);
  });
}
