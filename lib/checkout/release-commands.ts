import { releaseCode } from "@/lib/codes/codes-commands";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { isUnfinished } from "@/lib/orders/orders";
import { enqueue } from "@/lib/outbox/outbox-commands";
import { releaseHolds } from "@/lib/stock/stock-commands";
import { declinesPerPage } from "./buyer-guard";

/**
 * Ends an unpaid order and gives its stock back, and its use of a code. Only for Stripe's word: an expired session, or a definite
 * refusal to make one. Does nothing to an order that is paid or ended.
 */
export async function releaseOrder(
  orderId: string,
  end: {
    to: "expired" | "cancelled";
    attempt: "expired" | "refused";
    reason: string;
    /** A delayed payment that came to nothing. */
    failed?: true;
  },
): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (!order || !isUnfinished(order.state)) return;
    await releaseCode(tx, orderId);
    await releaseHolds(tx, { orderId, actor: "checkout", reason: end.reason.slice(0, 200) });
    await tx.checkoutAttempt.updateMany({
      where: { orderId, state: { in: ["creating", "open"] } },
      data: { state: end.attempt, lastError: end.attempt === "refused" ? end.reason : null },
    });
    await moveOrder(tx, orderId, order.state, end.to);
    if (end.to !== "expired") return;
    if (end.failed) await tellPaymentFailed(tx, orderId);
    else await tellIfDeclined(tx, orderId);
  });
}

/**
 * Says that no payment came of it to whoever tried a card in earnest: one was declined, and not as many as close a page, which is somebody who tries
 * cards out under a mailbox that is hardly his.
 */
export async function tellIfDeclined(tx: Transaction, orderId: string): Promise<void> {
  const declines = await tx.cardDecline.count({ where: { orderId } });
  if (declines > 0 && declines < declinesPerPage * env().LIMITS_FACTOR) await tellPaymentFailed(tx, orderId);
}

/** Once an order; whether it is still worth saying is seen when the letter is written. */
async function tellPaymentFailed(tx: Transaction, orderId: string): Promise<void> {
  await enqueue(tx, {
    kind: "order-payment-failed",
    dedupeKey: `order-payment-failed:${orderId}`,
    payload: { orderId },
  });
}
