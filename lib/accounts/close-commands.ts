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
 * go at once; its orders stay, as tax law asks, and are nobody's. What is being paid at this moment is booked before, and let go, or
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
  await lockMailbox(tx, known.email);
  const owners = await tx.$queryRaw<{ userId: string }[]>`
    SELECT user_id AS "userId" FROM user_role WHERE role = 'owner' ORDER BY user_id FOR UPDATE`;
  if (owners.length === 1 && owners[0]?.userId === userId) return err("last-owner");
  const [account] = await tx.$queryRaw<{ email: string }[]>`
    SELECT email FROM shop_user WHERE id = ${userId}::uuid FOR UPDATE`;
  if (!account) return err("gone");
  const { email } = account;
  await tx.order.updateMany({
    where: { customerId: userId },
    data: { customerId: null, customerByEmail: false },
  });
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
    data: { customerId: null, joinedId: null, email: null, postcode: null, delivery: null, contactAt: null },
  });
  await tx.basket.deleteMany({ where: { id: { in: ids.filter((id) => !kept.includes(id)) } } });
}
