import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction } from "@/lib/db/client";
import { settleAlertsAbout } from "@/lib/desk-alerts/desk-alerts-commands";
import { pence, type Pence } from "@/lib/money";
import { cancelRefusal, type CancelRefusal } from "@/lib/orders/changes";
import { readChangeable } from "@/lib/orders/changes-reads";
import { lockOrder } from "@/lib/orders/orders-commands";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { bookRefund } from "./refund-commands";
import { cancelKey, readRefundable } from "./refund-reads";
import { planRefund } from "./refunds";

interface Cancelling {
  /** "buyer", or the email address of somebody at the desk. */
  readonly actor: string;
  /** What the journals say of it, in a few words. */
  readonly reason: string;
}

/**
 * Calls off what is left of a paid order that has not been sent: its units go back on the shelf, its money is on its way back, and the
 * buyer is written to, all in one transaction. Stripe is asked afterwards, by the outbox.
 * Refuses an order that was not paid, was sent, is disputed or over, and one of whose refunds has failed.
 * @returns what goes back, in pence
 */
export async function cancelOrder(
  which: { readonly id: string } | { readonly number: number },
  { actor, reason }: Cancelling,
): Promise<Result<Pence, CancelRefusal>> {
  const cancelled = await inTransaction(async (tx): Promise<Result<Pence, CancelRefusal>> => {
    const found = await tx.order.findUnique({ where: which, select: { id: true } });
    if (!found || !(await lockOrder(tx, found.id))) return err("unknown-order");
    const { id: orderId } = found;
    const order = await readChangeable({ id: orderId }, tx);
    if (!order) return err("unknown-order");
    const refusal = cancelRefusal(order);
    if (refusal) return err(refusal);
    const facts = await readRefundable(order.number, tx);
    if (!facts) return err("not-paid");
    const { backPence: seenBackPence } = facts;
    const rest = { what: "rest", units: {}, delivery: true, restock: true, seenBackPence } as const;
    const planned = planRefund(facts, rest);
    if (!planned.ok) return err(planned.refusal === "shelved-already" ? "money-in-question" : "ended");

    // Before the refund moves the order: only one that is still to be sent can be called off, says the database.
    await tx.order.update({
      where: { id: orderId },
      data: { cancelledAt: new Date(), cancelledBy: actor },
      select: { id: true },
    });
    const { amountPence, lines } = planned.value;
    const refund = await bookRefund(tx, facts, planned.value, { key: cancelKey(orderId), actor, reason });
    const subject = `order:${order.number}`;
    await settleAlertsAbout(tx, { kind: "address-query", subject, reason: "The order was cancelled" });
    await recordAudit(tx, {
      actor,
      action: "order.cancel",
      subject,
      reason,
      detail: { refund, amountPence, units: lines.reduce((units, { quantity }) => units + quantity, 0) },
    });
    await enqueue(tx, {
      kind: "order-cancelled",
      dedupeKey: `order-cancelled:${orderId}`,
      payload: { orderId },
    });
    return ok(pence(amountPence));
  });
  if (cancelled.ok) await wakeWorker();
  return cancelled;
}
