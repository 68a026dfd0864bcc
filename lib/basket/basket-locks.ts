import type { Transaction } from "@/lib/db/client";
import { basketDays } from "./basket";
import { hashBasketToken, isBasketToken } from "./basket-token";

/** When a basket that is touched now will be forgotten. */
export function basketExpiry(): Date {
  return new Date(Date.now() + basketDays * 24 * 60 * 60 * 1000);
}

export interface LockedBasket {
  readonly id: string;
  readonly customerId: string | null;
}

/**
 * Locks the basket that a cookie names against every other writer of its lines; null when there is none, or no longer. One
 * that has joined another meanwhile is none.
 */
export async function lockBasket(tx: Transaction, token: string | undefined): Promise<LockedBasket | null> {
  if (!isBasketToken(token)) return null;
  const rows = await tx.$queryRaw<LockedBasket[]>`
    SELECT basket.id, customer_id AS "customerId" FROM basket_name JOIN basket ON basket.id = basket_id
    WHERE token_hash = ${hashBasketToken(token)} AND expires_at > now() AND joined_id IS NULL FOR UPDATE OF basket`;
  return rows[0] ?? null;
}

/** Locks a basket against every other writer of its lines. */
export async function lockBasketById(tx: Transaction, basketId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM basket WHERE id = ${basketId}::uuid FOR UPDATE`;
}
