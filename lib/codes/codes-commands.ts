import { randomUUID } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { mailboxHash } from "@/lib/limits/visitor";
import { err, ok, type Result } from "@/lib/result";
import { refusalOfCode, type CodeRefusal } from "./codes";
import { readCode, readHasOrdered, type KnownCode } from "./codes-reads";

interface Claim {
  readonly orderId: string;
  readonly email: string;
  readonly code: KnownCode;
  /** What the code takes off this order's goods, and off its delivery. */
  readonly discountPence: number;
  readonly deliveryPence: number;
}

/**
 * Takes one use of a code for an order that is about to be paid for, in the transaction that writes the order and before any
 * stock is held. The count moves only while the code runs and has uses left, so that of many at once no more get it than may. Refuses what has
 * ended, what is used up, a second use by one mailbox, and an order that is not the mailbox's first; the caller rolls back.
 */
export async function claimCode(
  tx: Transaction,
  { orderId, email, code, discountPence, deliveryPence }: Claim,
): Promise<Result<void, CodeRefusal>> {
  const mailbox = mailboxHash(email);
  await lockMailbox(tx, mailbox);
  if (code.firstOrderOnly && (await readHasOrdered(tx, email, orderId))) {
    return err({ kind: "code-not-first-order" });
  }
  const taken = await tx.$executeRaw`
    UPDATE discount_code SET used = used + 1
    WHERE id = ${code.id}::uuid AND stopped_at IS NULL AND starts_at <= now() AND (ends_at IS NULL OR ends_at > now())
      AND (redemption_limit IS NULL OR used < redemption_limit)`;
  if (taken === 0) {
    const now = await readCode(tx, code.code);
    return err(refusalOfCode(now, new Date()) ?? { kind: "code-used-up" });
  }
  // Without a conflict that throws, as a transaction does not live on after one.
  const written = await tx.$executeRaw`
    INSERT INTO code_redemption
      (id, code_id, order_id, mailbox_hash, single_use, first_order_only, discount_pence, delivery_pence)
    VALUES (${randomUUID()}::uuid, ${code.id}::uuid, ${orderId}::uuid, ${mailbox}, ${code.singleUse},
      ${code.firstOrderOnly}, ${discountPence}::int, ${deliveryPence}::int)
    ON CONFLICT DO NOTHING`;
  if (written === 1) return ok(undefined);
  // Of a code for a first order alike, whether the mailbox has used it or has ordered without it.
  return err({ kind: code.firstOrderOnly ? "code-not-first-order" : "code-used-by-you" });
}

/** One mailbox's uses are judged one after the other, whichever codes they are of. */
async function lockMailbox(tx: Transaction, mailbox: string): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`code:${mailbox}`}, 0))::text`;
}

interface Held {
  readonly codeId: string;
  readonly state: "held" | "redeemed" | "released";
  readonly mailbox: string;
  readonly singleUse: boolean;
  readonly firstOrderOnly: boolean;
}

async function lockRedemption(tx: Transaction, orderId: string): Promise<Held | null> {
  const rows = await tx.$queryRaw<Held[]>`
    SELECT code_id AS "codeId", state::text AS state, mailbox_hash AS mailbox, single_use AS "singleUse",
      first_order_only AS "firstOrderOnly"
    FROM code_redemption WHERE order_id = ${orderId}::uuid FOR UPDATE`;
  return rows[0] ?? null;
}

/**
 * Makes an order's use of a code a lasting one, now that it is paid; does nothing to an order without a code, or a second
 * time. A use that was given back before the money came is taken again at the price that was promised, also of a code that
 * has ended meanwhile: refuses with "used-up" when somebody else has the last one, or the mailbox another one.
 * Called with the order locked, before any stock is taken.
 */
export async function redeemCode(tx: Transaction, orderId: string): Promise<Result<void, "used-up">> {
  const held = await lockRedemption(tx, orderId);
  if (!held || held.state === "redeemed") return ok(undefined);
  if (held.state === "released" && !(await takeAgain(tx, held))) return err("used-up");
  await tx.codeRedemption.update({
    where: { orderId },
    data: { state: "redeemed", endedAt: new Date() },
    select: { id: true },
  });
  return ok(undefined);
}

/** Whether a mailbox has another use that keeps it from this one. */
async function isMailboxTaken(
  tx: Transaction,
  { codeId, mailbox, singleUse, firstOrderOnly }: Held,
): Promise<boolean> {
  const others = await tx.codeRedemption.count({
    where: {
      mailboxHash: mailbox,
      state: { not: "released" },
      OR: [...(singleUse ? [{ codeId, singleUse }] : []), ...(firstOrderOnly ? [{ firstOrderOnly }] : [])],
    },
  });
  return others > 0;
}

/**
 * Counts an order's use of a code for the mailbox that the order belongs to from now on, so that whoever mistyped his address has not used up somebody
 * else's. Where that mailbox has a use of its own that leaves no room, both stay as they were. Called with the order locked.
 */
export async function moveRedemption(tx: Transaction, orderId: string, email: string): Promise<void> {
  const held = await lockRedemption(tx, orderId);
  const mailbox = mailboxHash(email);
  if (!held || held.mailbox === mailbox) return;
  await lockMailbox(tx, mailbox);
  if (held.state !== "released" && (await isMailboxTaken(tx, { ...held, mailbox }))) return;
  await tx.codeRedemption.update({
    where: { orderId },
    data: { mailboxHash: mailbox },
    select: { id: true },
  });
}

async function takeAgain(tx: Transaction, held: Held): Promise<boolean> {
  const { codeId, mailbox } = held;
  await lockMailbox(tx, mailbox);
  if (await isMailboxTaken(tx, held)) return false;
  const taken = await tx.$executeRaw`
    UPDATE discount_code SET used = used + 1
    WHERE id = ${codeId}::uuid AND (redemption_limit IS NULL OR used < redemption_limit)`;
  return taken === 1;
}

/**
 * Gives an order's use of a code back, once: its order has ended unpaid, or was paid for what could not be had any more. Called
 * with the order locked, before any stock is given back.
 */
export async function releaseCode(tx: Transaction, orderId: string): Promise<void> {
  const held = await lockRedemption(tx, orderId);
  if (!held || held.state === "released") return;
  await tx.$executeRaw`UPDATE discount_code SET used = used - 1 WHERE id = ${held.codeId}::uuid`;
  await tx.codeRedemption.update({
    where: { orderId },
    data: { state: "released", endedAt: new Date() },
    select: { id: true },
  });
}
