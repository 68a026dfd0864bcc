import { z } from "zod";
import { db, inTransaction } from "@/lib/db/client";
import { orderNumberText } from "@/lib/orders/orders";
import { giveUpDays, giveUpLetters } from "@/lib/outbox/outbox-commands";
import { alertDesk, settleAlertsAbout } from "@/lib/desk-alerts/desk-alerts-commands";

const orderPayload = z.object({ orderId: z.string().optional() });

/** An event that has waited so long, and was tried that often, does not come right by itself. */
const stuckMinutes = 5;
const stuckAttempts = 3;
const listMinutes = 30;
/** With the waits between them, an item has failed for about an eighth of an hour by then. */
const failingAttempts = 5;

/** Puts events that cannot be carried out before the desk, as one alert, and takes it away when none is left. */
export async function watchEvents(now: Date): Promise<void> {
  const stuck = {
    processedAt: null,
    attempts: { gte: stuckAttempts },
    receivedAt: { lt: new Date(now.getTime() - stuckMinutes * 60_000) },
  };
  const count = await db().stripeEvent.count({ where: stuck });
  const oldest = await db().stripeEvent.findFirst({
    where: stuck,
    orderBy: { receivedAt: "asc" },
    select: { id: true, type: true, lastError: true },
  });
  await watchList(now);
  await inTransaction(async (tx) => {
    const about = { kind: "events-stuck", subject: "stripe:events" } as const;
    if (!oldest) return settleAlertsAbout(tx, { ...about, reason: "All events are carried out" });
    const many = count === 1 ? "One event" : `${count} events`;
    const words = `${many} from Stripe cannot be carried out. The oldest is ${oldest.id} (${oldest.type}): ${oldest.lastError ?? "no reason known"}`;
    return alertDesk(tx, { ...about, words });
  });
}

/** Without Stripe's list nobody learns of an event that was lost: that it could not be read for so long is told. */
async function watchList(now: Date): Promise<void> {
  const cursor = await db().stripeCursor.findUnique({ where: { name: "events" }, select: { at: true } });
  const isOld = cursor !== null && now.getTime() - cursor.at.getTime() > listMinutes * 60_000;
  await inTransaction(async (tx) => {
    const about = { kind: "events-stuck", subject: "stripe:list" } as const;
    if (!isOld) return settleAlertsAbout(tx, { ...about, reason: "Stripe's list of events is read again" });
    const words = `Stripe's list of events could not be read to its end for ${listMinutes} minutes. Is Stripe away, or has a key changed? What the list has to tell is caught up by itself once it can be read.`;
    return alertDesk(tx, { ...about, words });
  });
}

/** Each letter that nobody takes is put before the desk by itself, as its own reader has to be told another way. */
async function giveUp(): Promise<void> {
  await inTransaction(async (tx) => {
    for (const letter of await giveUpLetters(tx, new Date())) {
      const { orderId } = orderPayload.parse(letter.payload);
      const order =
        orderId === undefined
          ? null
          : await tx.order.findUnique({ where: { id: orderId }, select: { number: true } });
      const name = letter.kind.replaceAll("-", " ");
      await alertDesk(tx, {
        kind: "emails-failing",
        subject: order ? `order:${order.number}:${letter.id}` : `outbox:${letter.id}`,
        words: `${order ? `A letter about order ${orderNumberText(order.number)}` : "A letter"} (${name}) was given up after ${giveUpDays} days, while others got out: ${letter.lastError}. Write to its reader another way; once the address is right, it can be sent again.`,
      });
    }
  });
}

/** The same for emails and jobs that fail again and again. */
export async function watchOutbox(): Promise<void> {
  await giveUp();
  const failing = { sentAt: null, givenUpAt: null, attempts: { gte: failingAttempts } };
  const count = await db().outbox.count({ where: failing });
  const oldest = await db().outbox.findFirst({
    where: failing,
    orderBy: { createdAt: "asc" },
    select: { kind: true, lastError: true },
  });
  await inTransaction(async (tx) => {
    const about = { kind: "emails-failing", subject: "shop:outbox" } as const;
    if (!oldest) return settleAlertsAbout(tx, { ...about, reason: "Everything has got out" });
    const many = count === 1 ? "One email or job fails" : `${count} emails or jobs fail`;
    const words = `${many} again and again. The oldest is a ${oldest.kind.replaceAll("-", " ")}: ${oldest.lastError ?? "no reason known"}`;
    return alertDesk(tx, { ...about, words });
  });
}
