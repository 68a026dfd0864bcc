import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import { openAttempt } from "./attempt-commands";
import { expireAtStripe, settle } from "./settle-commands";
import { processEvent, storeEvent } from "./webhook-commands";

const eventTypes = [
  "checkout.session.completed",
  "checkout.session.async_payment_succeeded",
  "checkout.session.async_payment_failed",
  "checkout.session.expired",
  "payment_intent.payment_failed",
];

const overlapSeconds = 15 * 60;
const firstLookSeconds = 3 * 24 * 60 * 60;
/** At most so many events, attempts and rows in one round; the next round takes the rest. */
const roundLimit = 200;

export interface Reconciled {
  attemptsReplayed: number;
  attemptsSettled: number;
  eventsFetched: number;
  eventsProcessed: number;
  failures: string[];
}

/**
 * Catches what a lost answer, a lost event or a crash left behind: replays attempts whose outcome is unknown,
 * settles those past their time, fetches events that never came, and works off those that failed.
 */
export async function reconcile(now = new Date()): Promise<Reconciled> {
  const result: Reconciled = {
    attemptsReplayed: 0,
    attemptsSettled: 0,
    eventsFetched: 0,
    eventsProcessed: 0,
    failures: [],
  };
  const trying = async (what: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      result.failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  const unknown = await db().checkoutAttempt.findMany({
    where: { state: "creating", createdAt: { lt: new Date(now.getTime() - 60_000) } },
    orderBy: { updatedAt: "asc" },
    select: { id: true },
    take: roundLimit,
  });
  for (const { id } of unknown) {
    await trying(`attempt ${id}`, async () => {
      await openAttempt(id);
      result.attemptsReplayed += 1;
    });
  }

  const overdue = await db().checkoutAttempt.findMany({
    where: { state: "open", expiresAt: { lt: now }, sessionId: { not: null } },
    orderBy: { updatedAt: "asc" },
    select: { sessionId: true },
    take: roundLimit,
  });
  for (const { sessionId } of overdue) {
    if (!sessionId) continue;
    await trying(`session ${sessionId}`, async () => {
      if ((await settle(sessionId)) === "open" && (await expireAtStripe(sessionId))) await settle(sessionId);
      result.attemptsSettled += 1;
    });
  }

  await trying("events", async () => {
    const newest = await db().stripeEvent.findFirst({
      orderBy: { receivedAt: "desc" },
      select: { receivedAt: true },
    });
    const since = newest
      ? Math.floor(newest.receivedAt.getTime() / 1000) - overlapSeconds
      : Math.floor(now.getTime() / 1000) - firstLookSeconds;
    const events = await stripe()
      .events.list({ types: eventTypes, created: { gte: since }, limit: 100 })
      .autoPagingToArray({ limit: roundLimit * 5 });
    for (const event of events) await storeEvent(event);
    result.eventsFetched = events.length;
  });

  const waiting = await db().stripeEvent.findMany({
    where: { processedAt: null },
    // What has failed often comes last: it must not keep the rest from its turn.
    orderBy: [{ attempts: "asc" }, { receivedAt: "asc" }],
    select: { id: true },
    take: roundLimit,
  });
  for (const { id } of waiting) {
    if (await processEvent(id)) result.eventsProcessed += 1;
    else result.failures.push(`event ${id} could not be carried out`);
  }
  return result;
}
