import type { Transaction } from "@/lib/db/client";

/**
 * Keeps everybody else from giving this mailbox to an account, or an order of this mailbox to nobody, until the transaction ends. The
 * trigger that finds the owner of a paid order takes the same lock.
 */
export async function lockMailbox(tx: Transaction, email: string): Promise<void> {
  await tx.$executeRaw`SELECT lock_mailbox(${email})`;
}

/** Locks the orders that a mailbox may be given: orders come before everything else that is locked. */
export async function lockOrdersOf(tx: Transaction, email: string): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM shop_order WHERE lower(email) = ${email} AND customer_id IS NULL AND paid_at IS NOT NULL
    ORDER BY id FOR UPDATE`;
}

/**
 * Gives a verified account the paid orders that bear its email and are nobody's; what is paid from now on finds it by itself.
 * @returns how many
 */
export async function joinOrders(
  tx: Transaction,
  { userId, email }: { readonly userId: string; readonly email: string },
): Promise<number> {
  return tx.$executeRaw`
    UPDATE shop_order SET customer_id = ${userId}::uuid, customer_by_email = true
    WHERE lower(email) = ${email} AND customer_id IS NULL AND paid_at IS NOT NULL`;
}

/** How the audit log names an account: not by its email, which goes when the account is closed. */
export function accountName(userId: string): string {
  return `account:${userId}`;
}
