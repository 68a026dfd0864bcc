import { releaseCode } from "@/lib/codes/codes-commands";
import { inTransaction } from "@/lib/db/client";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { isUnfinished } from "@/lib/orders/orders";
import { releaseHolds } from "@/lib/stock/stock-commands";

/**
 * Ends an unpaid order and gives its stock back, and its use of a code. Only for Stripe's word: an expired session, or a definite
 * refusal to make one. Does nothing to an order that is paid or ended.
 */
export async function releaseOrder(
  orderId: string,
  end: { to: "expired" | "cancelled"; attempt: "expired" | "refused"; reason: string },
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
  });
}
