import type Stripe from "stripe";
import { db, inTransaction } from "@/lib/db/client";
import { alertDesk } from "@/lib/desk-alerts/desk-alerts-commands";
import { formatPence, pence } from "@/lib/money";
import { isStripeAway, patiently, stripe } from "@/lib/stripe/client";
import { eventTypes } from "./checkout";
import { isOrphanSettled, orphanSubject } from "./orphan-reads";
import { settle } from "./settle-commands";
import { storeEvents } from "./webhook-commands";

const minute = 60_000;
/** An event can appear in Stripe's list a while after the time that it bears. */
const overlapMinutes = 15;
/** How far back the very first look goes: Stripe itself tries to deliver for three days. */
const firstLookDays = 3;
/** Paid sessions are compared with the books this often; a page lives for a day at most, so the look goes back that far. */
const sessionLookMinutes = 15;
const sessionDays = 1;

/** How far an earlier look has come; null before the first. */
async function readCursor(name: string): Promise<Date | null> {
  const cursor = await db().stripeCursor.findUnique({ where: { name }, select: { at: true } });
  return cursor?.at ?? null;
}

/** Moves a cursor on from where this look found it; one that was moved back meanwhile stays there. */
async function moveCursor(name: string, known: Date | null, at: Date): Promise<void> {
  if (known) await db().stripeCursor.updateMany({ where: { name, at: known }, data: { at } });
  else await db().stripeCursor.createMany({ data: [{ name, at }], skipDuplicates: true });
}

/**
 * Has the next looks begin no later than at a time, so that a replay which is broken off is finished by the reconciler.
 * @param since what happened from then on is looked at again
 */
export async function moveCursorsBack(since: Date): Promise<void> {
  await db().$executeRaw`
    INSERT INTO stripe_cursor (name, at) VALUES ('events', ${since}), ('sessions', ${since})
    ON CONFLICT (name) DO UPDATE SET at = least(stripe_cursor.at, excluded.at)`;
}

/**
 * Stores every event since the last look that Stripe's list has, whether it came by itself or not. The cursor moves only
 * when the whole list was stored, so that a reconciler that was away for days misses nothing.
 * @param from begin there and not at the cursor
 * @returns how many events were looked at
 */
export async function fetchEvents(now: Date, from?: Date): Promise<number> {
  const known = await readCursor("events");
  const cursor = from ?? known;
  const since = cursor
    ? cursor.getTime() - overlapMinutes * minute
    : now.getTime() - firstLookDays * 24 * 60 * minute;
  let looked = 0;
  let before: string | undefined;
  for (let more = true; more;) {
    const page = await patiently(() =>
      stripe().events.list({
        types: [...eventTypes],
        created: { gte: Math.floor(since / 1000) },
        limit: 100,
        ...(before !== undefined && { starting_after: before }),
      }),
    );
    await storeEvents(page.data);
    looked += page.data.length;
    before = page.data.at(-1)?.id;
    more = page.has_more && before !== undefined;
  }
  await moveCursor("events", known, now);
  return looked;
}

/**
 * Looks for paid sessions that no payment of the books belongs to, and books them; money that no order knows is put before
 * the desk.
 * @param from look now, at pages that were open then or later
 */
export async function fetchPaidSessions(
  now: Date,
  from?: Date,
): Promise<{ booked: number; failures: string[] }> {
  const found = { booked: 0, failures: [] as string[] };
  const known = await readCursor("sessions");
  const cursor = from ?? known;
  const isFresh = cursor !== null && now.getTime() - cursor.getTime() < sessionLookMinutes * minute;
  if (isFresh && !from) return found;
  const since = (cursor ?? now).getTime() - (sessionDays * 24 * 60 + overlapMinutes) * minute;
  let before: string | undefined;
  for (let more = true; more;) {
    const page = await patiently(() =>
      stripe().checkout.sessions.list({
        status: "complete",
        created: { gte: Math.floor(since / 1000) },
        limit: 100,
        ...(before !== undefined && { starting_after: before }),
      }),
    );
    for (const session of await unbooked(page.data)) {
      try {
        const settled = await settle(session.id);
        if (settled === "paid") found.booked += 1;
        if (settled === "unknown-session") await alertOrphan(session);
      } catch (error) {
        // One page that cannot be booked must not keep the rest from it.
        if (isStripeAway(error)) throw error;
        found.failures.push(error instanceof Error ? error.message : String(error));
      }
    }
    before = page.data.at(-1)?.id;
    more = page.has_more && before !== undefined;
  }
  await moveCursor("sessions", known, now);
  return found;
}

async function unbooked(sessions: readonly Stripe.Checkout.Session[]): Promise<Stripe.Checkout.Session[]> {
  const paid = sessions.filter((session) => session.payment_status === "paid");
  const known = await db().payment.findMany({
    where: { sessionId: { in: paid.map(({ id }) => id) } },
    select: { sessionId: true },
  });
  const booked = new Set(known.map(({ sessionId }) => sessionId));
  return paid.filter(({ id }) => !booked.has(id));
}

/** Once somebody at the desk has settled it, the same money is not put before him again. */
async function alertOrphan(session: Stripe.Checkout.Session): Promise<void> {
  if (await isOrphanSettled(session.id)) return;
  const amount = formatPence(pence(session.amount_total ?? 0));
  const number = session.metadata?.["order_number"];
  const named = number ? ` It was opened for order ${number}, which is not in these books.` : "";
  const words = `Stripe was paid ${amount} on page ${session.id}, and no order knows that page.${named} Look at Stripe who paid and for what: it may belong to another program on the same account, or has to go back.`;
  await inTransaction((tx) =>
    alertDesk(tx, { kind: "payment-orphaned", subject: orphanSubject(session.id), words }),
  );
}
