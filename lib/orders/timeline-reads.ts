import { db } from "@/lib/db/client";
import { pence } from "@/lib/money";
import type { OrderEvents } from "./timeline";

/** What happened to an order's state and money, the oldest first. */
export async function readOrderEvents(orderId: string): Promise<OrderEvents> {
  const order = await db().order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      transitions: { select: { fromState: true, toState: true, createdAt: true }, orderBy: { id: "asc" } },
      refunds: {
        select: { id: true, amountPence: true, state: true, createdAt: true },
        orderBy: { createdAt: "asc" },
      },
      disputes: { select: { id: true, status: true, createdAt: true }, orderBy: { createdAt: "asc" } },
    },
  });
  return {
    transitions: order.transitions.map(({ fromState, toState, createdAt }) => ({
      from: fromState,
      to: toState,
      at: createdAt,
    })),
    refunds: order.refunds.map(({ amountPence, createdAt, ...refund }) => ({
      ...refund,
      amountPence: pence(amountPence),
      at: createdAt,
    })),
    disputes: order.disputes.map(({ createdAt, ...dispute }) => ({ ...dispute, at: createdAt })),
  };
}
