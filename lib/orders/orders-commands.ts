import type { Transaction } from "@/lib/db/client";
import { mayMove, type OrderState } from "./orders";

/** Locks one order against every other writer and tells where it stands; null when there is none. */
export async function lockOrder(
  tx: Transaction,
  id: string,
): Promise<{ state: OrderState; basketId: string | null } | null> {
  const rows = await tx.$queryRaw<{ state: OrderState; basketId: string | null }[]>`
    SELECT state::text AS state, basket_id AS "basketId" FROM shop_order WHERE id = ${id}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/**
 * Moves a locked order to another state.
 * @throws when the table of transitions does not list the move: the caller has not looked, which is a bug
 */
export async function moveOrder(
  tx: Transaction,
  id: string,
  from: OrderState,
  to: OrderState,
): Promise<void> {
  if (!mayMove(from, to)) throw new Error(`Order ${id} may not go from ${from} to ${to}`);
  await tx.order.update({ where: { id }, data: { state: to }, select: { id: true } });
}
