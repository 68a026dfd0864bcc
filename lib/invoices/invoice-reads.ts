import { db } from "@/lib/db/client";
import { pence } from "@/lib/money";
import type { OrderFacts } from "@/lib/orders/orders";
import { invoiceOf, type Invoice } from "./invoice";

/** An order's VAT invoice, with all that has gone back since or is on its way; null for an order that was not paid. */
export async function readInvoice(order: OrderFacts): Promise<Invoice | null> {
  const refunds = await db().refund.findMany({
    where: { orderId: order.id, state: { not: "failed" } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: {
      id: true,
      state: true,
      amountPence: true,
      deliveryPence: true,
      createdAt: true,
      lines: {
        orderBy: { orderLine: { position: "asc" } },
        select: { orderLineId: true, quantity: true, amountPence: true },
      },
    },
  });
  return invoiceOf(
    order,
    refunds.map(({ id, state, amountPence, deliveryPence, createdAt, lines }) => ({
      id,
      at: createdAt,
      isDone: state === "succeeded",
      amountPence: pence(amountPence),
      deliveryPence: pence(deliveryPence),
      lines: lines.map((line) => ({ ...line, amountPence: pence(line.amountPence) })),
    })),
  );
}
