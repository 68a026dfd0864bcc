import { db } from "@/lib/db/client";
import type { OrderFacts } from "./orders";
import { readOrder } from "./orders-reads";

/** The order of a number, where it was placed with that mailbox; null for any other. */
export async function readOrderForLookup(email: string, number: number): Promise<OrderFacts | null> {
  const order = await db().order.findUnique({ where: { number }, select: { id: true, email: true } });
  return order && order.email.toLowerCase() === email.toLowerCase() ? readOrder(order.id) : null;
}
