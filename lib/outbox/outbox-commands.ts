import { PgBoss, fromPrisma } from "pg-boss";
import { db, type Transaction } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

/** Emails and jobs that follow a commit. The table is the truth; the queue only says "look now". */
export type OutboxKind = "order-confirmation" | "order-unfulfillable" | "refund";

export interface OutboxItem {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly payload: Prisma.JsonValue;
}

export const outboxQueue = "outbox";

/** The queue's own options, the same in every process that opens it. */
export function openQueue(): PgBoss {
  return new PgBoss({ connectionString: env().DATABASE_URL, max: 4, application_name: "fettle-queue" });
}

/**
 * Writes one email or job beside the change that causes it, in the same transaction.
 * @param dedupeKey the same key again writes nothing
 */
export async function enqueue(
  tx: Transaction,
  item: { kind: OutboxKind; dedupeKey: string; payload: Prisma.InputJsonObject },
): Promise<void> {
  await tx.outbox.createMany({ data: [item], skipDuplicates: true });
}

let sender: PgBoss | undefined;

/**
 * Tells the worker to look now; called after the commit. When it fails nothing is lost: the worker looks every
 * minute by itself, and a queue that is not there yet must not undo a payment.
 */
export async function wakeWorker(): Promise<void> {
  try {
    sender ??= new PgBoss({ db: fromPrisma(db()) });
    await sender.send(outboxQueue, {});
  } catch {
    // The next tick finds the row.
  }
}

/**
 * Takes up to `take` items that are due. Each is put off before it is worked on, so that a worker that
 * dies loses nothing and two workers never hold the same item; the wait doubles from 30 seconds to an hour.
 */
async function claimDue(take: number): Promise<OutboxItem[]> {
  return db().$queryRaw<OutboxItem[]>`
    UPDATE outbox SET
      attempts = attempts + 1,
      available_at = now() + least(interval '1 hour', interval '30 seconds' * power(2, attempts))
    WHERE id IN (
      SELECT id FROM outbox WHERE sent_at IS NULL AND available_at <= now()
      ORDER BY available_at LIMIT ${take}::int FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, payload`;
}

async function markSent(id: string): Promise<void> {
  await db().outbox.update({
    where: { id },
    data: { sentAt: new Date(), lastError: null },
    select: { id: true },
  });
}

async function markFailed(id: string, reason: string): Promise<void> {
  await db().outbox.update({
    where: { id },
    data: { lastError: reason.slice(0, 500) },
    select: { id: true },
  });
}

/**
 * Works off what is due, until nothing is. One item that fails waits for its next turn and stops no other.
 * @returns how many were done and how many failed
 */
export async function workOff(
  carryOut: (item: OutboxItem) => Promise<void>,
): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 };
  for (;;) {
    const items = await claimDue(20);
    if (items.length === 0) return count;
    for (const item of items) {
      try {
        await carryOut(item);
        await markSent(item.id);
        count.done += 1;
      } catch (error) {
        await markFailed(item.id, error instanceof Error ? error.message : String(error));
        count.failed += 1;
      }
    }
  }
}
