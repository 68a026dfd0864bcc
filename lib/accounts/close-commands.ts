import { recordAudit } from "@/lib/audit/audit-commands";
import type { Viewer } from "@/lib/auth/auth";
import { isProofFresh } from "@/lib/auth/sign-in";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import type { CloseRefusal } from "./account";
import { accountName, lockMailbox } from "./owner-commands";

/**
 * Closes an account for good, in one transaction: its addresses, basket, sign-ins, links, alerts and its place on the newsletter's list
 * go at once; its orders stay, as tax law asks, and are nobody's but
 * the account's whose verified email they bear. What is being paid at this moment is booked before, and let go, or
 * after, and finds no account. Refuses the shop's only owner, whoever has not proved himself a moment ago, and a second press.
 */
export async function closeAccount(viewer: Viewer): Promise<Result<void, CloseRefusal>> {
  if (!isProofFresh(viewer.provedAt, new Date())) return err("prove-first");
  const closed = await inTransaction((tx) => close(tx, viewer.id));
  await wakeWorker();
  return closed;
}

async function close(tx: Transaction, userId: string): Promise<Result<void, CloseRefusal>> {
  // In the order of everybody else who locks them: orders, baskets, the mailbox, the account.
  await tx.$queryRaw`SELECT id FROM shop_order WHERE customer_id = ${userId}::uuid ORDER BY id FOR UPDATE`;
  await tx.$queryRaw`SELECT id FROM basket WHERE customer_id = ${userId}::uuid ORDER BY id FOR UPDATE`;
  const known = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (!known) return err("gone");
  for (const email of await mailboxesOf(tx, userId, known.email)) await lockMailbox(tx, email);
  const owners = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM user_role WHERE role = 'owner' ORDER BY user_id FOR UPDATE`;
  if (owners.length === 1 && owners[0]?.userId === userId) return err("last-owner");
  const [account] = await tx.$queryRaw<{ email: string }[]>`
    SELECT email FROM shop_user WHERE id = ${userId}::uuid FOR UPDATE`;
  if (!account) return err("gone");
  const { email } = account;
  await leaveOrders(tx, userId);
  await forgetBaskets(tx, userId);
  await tx.stockAlert.deleteMany({ where: { email } });
  await tx.subscriber.deleteMany({ where: { email } });
  await tx.accountLink.deleteMany({ where: { OR: [{ userId }, { email }, { otherEmail: email }] } });
  // Addresses, sign-ins and roles go with it.
  await tx.user.delete({ where: { id: userId }, select: { id: true } });
  const name = accountName(userId);
  await recordAudit(tx, {
    actor: name,
    action: "account.close",
    subject: name,
    reason: "By its owner",
    detail: {},
  });
  await enqueue(tx, { kind: "account-closed", dedupeKey: `account-closed:${userId}`, payload: { email } });
  return ok(undefined);
}

/** The account's own mailbox and those that its paid orders bear, always in the same order. */
async function mailboxesOf(tx: Transaction, userId: string, email: string): Promise<string[]> {
  const orders = await tx.$queryRaw<{ email: string }[]>`
    SELECT DISTINCT lower(email) AS email FROM shop_order WHERE customer_id = ${userId}::uuid AND paid_at IS NOT NULL`;
  return [...new Set([email, ...orders.map((order) => order.email)])].sort();
}

/** Without him who placed it a paid order is that of the account whose verified email it bears, as one that was placed by nobody. */
async function leaveOrders(tx: Transaction, userId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE shop_order SET customer_id = heir.id, customer_by_email = heir.id IS NOT NULL
    FROM shop_order AS own LEFT JOIN shop_user AS heir ON heir.email = lower(own.email) AND heir.id <> ${userId}::uuid
      AND heir.email_verified IS NOT NULL AND own.paid_at IS NOT NULL
    WHERE own.id = shop_order.id AND shop_order.customer_id = ${userId}::uuid`;
}

/** An order that can still be paid keeps its basket, emptied and nobody's: what holds stock for it is looked up there. */
async function forgetBaskets(tx: Transaction, userId: string): Promise<void> {
  const own = { OR: [{ customerId: userId }, { joined: { customerId: userId } }] };
  const baskets = await tx.basket.findMany({
    where: own,
    select: {
      id: true,
      _count: { select: { orders: { where: { state: { in: ["pending_payment", "payment_processing"] } } } } },
    },
  });
  const ids = baskets.map(({ id }) => id);
  const kept = baskets.filter(({ _count }) => _count.orders > 0).map(({ id }) => id);
  await tx.basketName.deleteMany({ where: { basketId: { in: ids } } });
  await tx.basketLine.deleteMany({ where: { basketId: { in: ids } } });
  await tx.basketRemovedLine.deleteMany({ where: { basketId: { in: ids } } });
  await tx.basket.updateMany({
    where: { id: { in: kept } },
    data: {
      customerId: null,
      joinedId: null,
      email: null,
      postcode: null,
      delivery: null,
      code: null,
      contactAt: null,
    },
  });
  await tx.basket.deleteMany({ where: { id: { in: ids.filter((id) => !kept.includes(id)) } } });
}
