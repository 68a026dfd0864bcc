import { inTransaction } from "@/lib/db/client";
import { err, ok, type Result } from "@/lib/result";

/**
 * Writes down what others at the desk should know about an order; it stays as it was written.
 * @param actor who does it, as the journals name him
 */
export async function addOrderNote(
  actor: string,
  { number, words }: { readonly number: number; readonly words: string },
): Promise<Result<void, "unknown-order">> {
  return inTransaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { number }, select: { id: true } });
    if (!order) return err("unknown-order");
    await tx.orderNote.create({ data: { orderId: order.id, actor, words }, select: { id: true } });
    return ok(undefined);
  });
}
