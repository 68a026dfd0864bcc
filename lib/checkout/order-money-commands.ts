import type { Transaction } from "@/lib/db/client";
import { settleAlertsAbout } from "@/lib/desk-alerts/desk-alerts-commands";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { isUnfinished, stateAfterMoney, type MoneyFacts, type OrderState } from "@/lib/orders/orders";

const bases = ["paid", "fulfilled", "address_query", "paid_unfulfillable"] as const;

function isBase(state: OrderState): state is MoneyFacts["base"] {
  return bases.some((base) => base === state);
}

/**
 * Where an order would stand without refunds and disputes. That its money is owed because its units went back on the shelf is
 * no such place, though it has the name of one: only sold-out orders come to it from an unpaid state.
 */
function baseOf(
  transitions: readonly { readonly fromState: OrderState | null; readonly toState: OrderState }[],
): MoneyFacts["base"] | undefined {
  const isUnpaid = (state: OrderState | null) =>
    state === null || isUnfinished(state) || state === "expired" || state === "cancelled";
  return transitions
    .filter(({ fromState, toState }) => toState !== "paid_unfulfillable" || isUnpaid(fromState))
    .map(({ toState }) => toState)
    .find(isBase);
}

/**
 * Brings a paid order to where its refunds, disputes and returned units put it; does nothing to one that is not paid.
 * Called in the transaction that changes one of them.
 */
export async function moveByMoney(tx: Transaction, orderId: string): Promise<void> {
  const locked = await lockOrder(tx, orderId);
  if (!locked) return;
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      number: true,
      cancelledAt: true,
      payment: { select: { amountPence: true } },
      refunds: { select: { state: true, amountPence: true, restockedAt: true, lines: true } },
      disputes: { select: { status: true, amountPence: true } },
      lines: { select: { quantity: true } },
      transitions: { select: { fromState: true, toState: true }, orderBy: { id: "desc" } },
    },
  });
  const base = baseOf(order.transitions);
  if (!order.payment || !base) return;
  const back = order.refunds.filter(({ state }) => state === "succeeded");
  const restocked = order.refunds.filter(({ restockedAt }) => restockedAt !== null);
  const returned = restocked.flatMap(({ lines }) => lines).filter(({ restock }) => restock);
  const to = stateAfterMoney({
    base,
    paidPence: order.payment.amountPence,
    refundedPence: sum(back.map(({ amountPence }) => amountPence)),
    unitsLeft:
      sum(order.lines.map(({ quantity }) => quantity)) - sum(returned.map(({ quantity }) => quantity)),
    owedPence: sum(returned.map(({ amountPence }) => amountPence)),
    isCancelled: order.cancelledAt !== null,
    disputes: order.disputes,
  });
  if (to === locked.state) return;
  await moveOrder(tx, orderId, locked.state, to);
  if (to === "refunded") {
    // Nothing is sent any more, so nobody has to be asked where to.
    const subject = `order:${order.number}`;
    const reason = "All of the money has gone back";
    await settleAlertsAbout(tx, { kind: "address-query", subject, reason });
    await settleAlertsAbout(tx, { kind: "refund-failed", subject, reason });
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
