import { db } from "@/lib/db/client";
import { openDisputes } from "@/lib/orders/orders";
import { openAttempt } from "./attempt-commands";
import { followDispute } from "./dispute-commands";
import { fetchEvents, fetchPaidSessions } from "./fetch-commands";
import { followRefund } from "./refund-commands";
import { expireAtStripe, settle } from "./settle-commands";
import { watchEvents, watchOutbox } from "./watch-commands";
import { processEvent } from "./webhook-commands";

/** At most so many events, attempts and rows in one round; the next round takes the rest. */
const roundLimit = 200;
/** A round is over in less than the queue gives it; when Stripe hangs, the next one goes on. */
const roundSeconds = 150;
/** What Stripe has not finished is looked at again after so long without news. */
const followMinutes = 10;

export interface Reconciled {
  attemptsReplayed: number;
  attemptsSettled: number;
  eventsFetched: number;
  eventsProcessed: number;
  sessionsFound: number;
  refundsFollowed: number;
  disputesFollowed: number;
  failures: string[];
}

/**
 * Catches what a lost answer, a lost event or a crash left behind: replays attempts whose outcome is unknown, settles those
 * past their time, fetches events and paid sessions that nobody told of, works off events that failed, and looks again at
 * refunds and disputes that are not over. What cannot be put right is put before the desk.
 * @param from fetch from then on, and not from where the last round ended, and carry all of it out
 */
export async function reconcile(now = new Date(), from?: Date): Promise<Reconciled> {
  const result: Reconciled = {
    attemptsReplayed: 0,
    attemptsSettled: 0,
    eventsFetched: 0,
    eventsProcessed: 0,
    sessionsFound: 0,
    refundsFollowed: 0,
    disputesFollowed: 0,
    failures: [],
  };
  const deadline = from ? Infinity : Date.now() + roundSeconds * 1000;
  const trying = async (what: string, work: () => Promise<void>): Promise<void> => {
    if (Date.now() > deadline) return;
    try {
      await work();
    } catch (error) {
      result.failures.push(`${what}: ${error instanceof Error ? error.message : String(error)}`);
    }
  };

  for (const id of await readUnknownAttempts(now)) {
    await trying(`attempt ${id}`, async () => {
      await openAttempt(id);
      result.attemptsReplayed += 1;
    });
  }
  for (const sessionId of await readOverdueSessions(now)) {
    await trying(`session ${sessionId}`, async () => {
      // What cannot be settled goes to the end of the queue, so that it does not keep the rest from its turn.
      await db().checkoutAttempt.updateMany({ where: { sessionId }, data: { updatedAt: new Date() } });
      if ((await settle(sessionId)) === "open" && (await expireAtStripe(sessionId))) await settle(sessionId);
      result.attemptsSettled += 1;
    });
  }
  await trying("events", async () => {
    result.eventsFetched = await fetchEvents(now, from);
  });
  for (let isOver = false; !isOver;) {
    const { processed, failures } = await processWaiting(deadline);
    result.eventsProcessed += processed;
    // A round leaves what is over to the next one; a replay is waited for, until nothing more can be done.
    isOver = !from || processed === 0;
    if (isOver) result.failures.push(...failures);
  }
  await trying("paid sessions", async () => {
    const found = await fetchPaidSessions(now, from);
    result.sessionsFound = found.booked;
    result.failures.push(...found.failures);
  });
  for (const { stripeRefundId } of await readOpenRefunds(now)) {
    if (!stripeRefundId) continue;
    await trying(`refund ${stripeRefundId}`, async () => {
      await followRefund(stripeRefundId);
      result.refundsFollowed += 1;
    });
  }
  for (const { stripeDisputeId } of await readOpenDisputes(now)) {
    await trying(`dispute ${stripeDisputeId}`, async () => {
      await followDispute(stripeDisputeId);
      result.disputesFollowed += 1;
    });
  }
  await watchEvents(now);
  await watchOutbox();
  return result;
}

/** Attempts of which nobody knows whether they became a session; a press of this moment is left to itself. */
async function readUnknownAttempts(now: Date): Promise<string[]> {
  const attempts = await db().checkoutAttempt.findMany({
    where: { state: "creating", createdAt: { lt: new Date(now.getTime() - 60_000) } },
    orderBy: { updatedAt: "asc" },
    select: { id: true },
    take: roundLimit,
  });
  return attempts.map(({ id }) => id);
}

async function readOverdueSessions(now: Date): Promise<string[]> {
  const attempts = await db().checkoutAttempt.findMany({
    where: { state: "open", expiresAt: { lt: now }, sessionId: { not: null } },
    orderBy: { updatedAt: "asc" },
    select: { sessionId: true },
    take: roundLimit,
  });
  return attempts.flatMap(({ sessionId }) => (sessionId ? [sessionId] : []));
}

async function processWaiting(deadline: number): Promise<{ processed: number; failures: string[] }> {
  const round = { processed: 0, failures: [] as string[] };
  for (const id of await readWaitingEvents()) {
    if (Date.now() > deadline) break;
    const isDone = await processEvent(id).catch(() => false);
    if (isDone) round.processed += 1;
    else round.failures.push(`event ${id} could not be carried out`);
  }
  return round;
}

async function readWaitingEvents(): Promise<string[]> {
  const events = await db().stripeEvent.findMany({
    where: { processedAt: null },
    // What has failed often comes last: it must not keep the rest from its turn.
    orderBy: [{ attempts: "asc" }, { receivedAt: "asc" }],
    select: { id: true },
    take: roundLimit,
  });
  return events.map(({ id }) => id);
}

function quietSince(now: Date): Date {
  return new Date(now.getTime() - followMinutes * 60_000);
}

async function readOpenRefunds(now: Date) {
  return db().refund.findMany({
    where: { state: "pending", updatedAt: { lt: quietSince(now) } },
    orderBy: { updatedAt: "asc" },
    select: { stripeRefundId: true },
    take: roundLimit,
  });
}

async function readOpenDisputes(now: Date) {
  return db().dispute.findMany({
    where: { status: { in: [...openDisputes] }, updatedAt: { lt: quietSince(now) } },
    orderBy: { updatedAt: "asc" },
    select: { stripeDisputeId: true },
    take: roundLimit,
  });
}
