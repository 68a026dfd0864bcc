import { PgBoss, fromPrisma } from "pg-boss";
import { db, type Transaction } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";

/** Emails and jobs that follow a commit. The table is the truth; the queue only says "look now". */
export type OutboxKind =
  | "order-confirmation"
  | "order-unfulfillable"
  | "order-refunded"
  | "order-payment-failed"
  | "order-dispatched"
  | "order-delivered"
  | "order-cancelled"
  | "order-email-changed"
  | "order-link"
  | "order-again"
  | "return-asked"
  | "return-received"
  | "exchange-dispatched"
  | "refund"
  | "stock-alert-confirm"
  | "stock-alert"
  | "newsletter-confirm"
  | "newsletter-issue";

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

/** Writes many items of one kind at once, as `enqueue` writes one. */
export async function enqueueAll(
  tx: Transaction,
  kind: OutboxKind,
  items: readonly { dedupeKey: string; payload: Prisma.InputJsonObject }[],
): Promise<void> {
  const keys = items.map(({ dedupeKey }) => dedupeKey);
  const payloads = items.map(({ payload }) => JSON.stringify(payload));
  await tx.$executeRaw`
    INSERT INTO outbox (id, kind, dedupe_key, payload)
    SELECT gen_random_uuid(), ${kind}, key, payload::jsonb
    FROM unnest(${keys}::text[], ${payloads}::text[]) AS item (key, payload)
    ON CONFLICT (dedupe_key) DO NOTHING`;
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
 * Takes the next item that is due; what goes to many people at once lets everything else pass. It is put off for five minutes before it is worked on, longer than any
 * work on it may last: a worker that dies loses nothing, and a second one leaves it alone meanwhile. After
 * a failure the wait grows with each try, to six hours.
 */
async function claimNext(): Promise<OutboxItem | undefined> {
  const [item] = await db().$queryRaw<OutboxItem[]>`
    UPDATE outbox SET
      attempts = attempts + 1,
      available_at = now() + interval '5 minutes'
    WHERE id IN (
      SELECT id FROM outbox WHERE sent_at IS NULL AND available_at <= now()
      ORDER BY kind IN ('newsletter-issue', 'stock-alert'), available_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, payload`;
  return item;
}

async function markSent(id: string): Promise<void> {
  await db().outbox.update({
    where: { id },
    data: { sentAt: new Date(), lastError: null },
    select: { id: true },
  });
}

/** Sets the next try: half a minute after the first failure, twice as long after each further one. */
async function markFailed(id: string, reason: string): Promise<void> {
  await db().$executeRaw`
    UPDATE outbox SET
      last_error = ${reason.replaceAll("\0", "").slice(0, 500)},
      available_at = now() + least(interval '6 hours', interval '30 seconds' * power(2, least(attempts, 20) - 1))
    WHERE id = ${id}::uuid`;
}

/**
 * Works off what is due, until nothing is or it is called off. One item that fails waits for its next turn and
 * stops no other.
 * @returns how many were done and how many failed
 */
export async function workOff(
  carryOut: (item: OutboxItem) => Promise<void>,
  calledOff?: AbortSignal,
): Promise<{ done: number; failed: number }> {
  const count = { done: 0, failed: 0 };
  while (!calledOff?.aborted) {
    const item = await claimNext();
    if (!item) break;
    try {
      await carryOut(item);
      await markSent(item.id);
      count.done += 1;
    } catch (error) {
      await markFailed(item.id, error instanceof Error ? error.message : String(error));
      count.failed += 1;
    }
  }
  return count;
}
