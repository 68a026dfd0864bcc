import { PgBoss, fromPrisma } from "pg-boss";
import { db, type Transaction } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env } from "@/lib/env";
import { briefDays } from "./outbox-terms";

/** Letters about an account: lib/accounts writes them, which stands above the room that writes all others. */
const accountKinds = [
  "account-sign-up",
  "account-link",
  "account-reset",
  "account-password",
  "account-email-ask",
  "account-email-moved",
  "account-email-left",
  "account-email-restored",
  "account-closed",
] as const;
export type AccountKind = (typeof accountKinds)[number];

export function isAccountKind(kind: OutboxKind): kind is AccountKind {
  return accountKinds.some((known) => known === kind);
}

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
  | "newsletter-issue"
  | AccountKind;

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
      SELECT id FROM outbox WHERE sent_at IS NULL AND given_up_at IS NULL AND available_at <= now()
      ORDER BY kind IN ('newsletter-issue', 'stock-alert'), available_at LIMIT 1 FOR UPDATE SKIP LOCKED
    )
    RETURNING id, kind, payload`;
  return item;
}

async function markSent(id: string): Promise<void> {
  await db().outbox.update({
    where: { id },
    data: { sentAt: new Date(), lastError: null, firstFailedAt: null },
    select: { id: true },
  });
}

/** Sets the next try: half a minute after the first failure, twice as long after each further one. */
async function markFailed(id: string, reason: string): Promise<void> {
  await db().$executeRaw`
    UPDATE outbox SET
      last_error = ${reason.replaceAll("\0", "").slice(0, 500)},
      first_failed_at = coalesce(first_failed_at, now()),
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

export interface GivenUp {
  readonly id: string;
  readonly kind: OutboxKind;
  readonly payload: Prisma.JsonValue;
  readonly lastError: string;
}

/** How long a letter is tried whose mailbox does not take it, while others take theirs. */
export const giveUpDays = 3;

/**
 * Gives up letters that have failed for days, so that one dead mailbox is not tried for ever; in the transaction that tells somebody. While no letter at
 * all gets out it is the mail server that is away, and nothing is given up; nor is money, ever.
 */
export async function giveUpLetters(tx: Transaction, now: Date): Promise<GivenUp[]> {
  return tx.$queryRaw<GivenUp[]>`
    UPDATE outbox SET given_up_at = ${now}
    WHERE sent_at IS NULL AND given_up_at IS NULL AND kind <> 'refund' AND attempts >= 5
      AND first_failed_at < ${now}::timestamptz - make_interval(days => ${giveUpDays}::int)
      AND EXISTS (
        SELECT FROM outbox AS other
        WHERE other.kind <> 'refund' AND other.sent_at > ${now}::timestamptz - interval '1 day'
      )
    RETURNING id, kind, payload, last_error AS "lastError"`;
}

/** Letters to people of whom nothing else may be kept: what names a mailbox goes with them. */
const briefKinds = ["order-link", "order-email-changed"] satisfies readonly OutboxKind[];

/** Forgets, a month after they are over, letters whose row holds a mailbox that no order holds. */
export async function forgetOldLetters(now = new Date()): Promise<number> {
  const old = new Date(now.getTime() - briefDays * 24 * 60 * 60 * 1_000);
  const { count } = await db().outbox.deleteMany({
    where: { kind: { in: briefKinds }, OR: [{ sentAt: { lt: old } }, { givenUpAt: { lt: old } }] },
  });
  return count;
}
