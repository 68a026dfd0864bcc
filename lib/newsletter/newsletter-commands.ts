import { db, inTransaction, type Transaction } from "@/lib/db/client";
import { readMailToken } from "@/lib/mail/mail-link";
import { sendEmail } from "@/lib/mail/send";
import { daysAgo, isLinkAlive, nextLetter, optInTerms } from "@/lib/opt-in";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { consentWords, type NewsletterLinkRefusal } from "./newsletter";
import { signUpConfirmation } from "./newsletter-emails";
import { readSubscriber } from "./newsletter-reads";

/**
 * Puts an address down for the newsletter and writes to it for confirmation. Refuses nothing and tells nothing: one that
 * is on the list, or was written to a moment ago, gets no email.
 * @param email in small letters
 */
export async function signUp(email: string): Promise<void> {
  await inTransaction((tx) => putDown(tx, email));
  // Also when nothing was written: how long the answer takes must not tell either.
  await wakeWorker();
}

async function putDown(tx: Transaction, email: string): Promise<void> {
  // Two presses at once are one sign-up.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`newsletter:${email}`}, 0))`;
  // Nor may a confirmation, or a stop, that comes at this moment be undone.
  await tx.$queryRaw`SELECT id FROM subscriber WHERE email = ${email} FOR UPDATE`;
  const known = await tx.subscriber.findUnique({
    where: { email },
    select: { id: true, state: true, askedAt: true, letters: true, confirmedAt: true },
  });
  if (known?.state === "confirmed") return;
  // Who never confirmed and said no means it, until the address is forgotten: anybody may have typed it.
  if (known?.state === "unsubscribed" && !known.confirmedAt) return;
  const askedAt = new Date();
  // Whoever had confirmed and left comes back at once; one that never did may not be written to again and again.
  const letters = !known || known.confirmedAt ? 1 : nextLetter(known, askedAt);
  if (letters === null) return;
  const asked = {
    state: "pending" as const,
    consentText: consentWords,
    askedAt,
    letters,
    confirmedAt: null,
    endedAt: null,
  };
  const { id } = await tx.subscriber.upsert({
    where: { email },
    create: { email, ...asked },
    update: asked,
    select: { id: true },
  });
  await enqueue(tx, {
    kind: "newsletter-confirm",
    dedupeKey: `newsletter-confirm:${id}:${askedAt.getTime()}`,
    payload: { subscriberId: id, askedAt: askedAt.toISOString() },
  });
}

/**
 * Confirms the subscription that a link in an email opens; once more does no harm. Refuses a link that is forged, run out,
 * or of an address that was taken off the list.
 */
export async function confirmSubscription(token: string): Promise<Result<void, NewsletterLinkRefusal>> {
  const claim = readMailToken("newsletter-confirm", token);
  if (!claim) return err("bad-link");
  const { id, issuedAt } = claim;
  if (isLinkAlive(issuedAt, new Date())) {
    const { count } = await db().subscriber.updateMany({
      where: { id, state: "pending" },
      data: { state: "confirmed", confirmedAt: new Date() },
    });
    if (count === 1) return ok(undefined);
  }
  const state = (await readSubscriber(id))?.state;
  if (state === "confirmed") return ok(undefined);
  return err(state === "unsubscribed" ? "ended" : "expired");
}

/** Takes the address that a link in an email belongs to off the list; refuses a forged link only. */
export async function unsubscribe(token: string): Promise<Result<void, "bad-link">> {
  const claim = readMailToken("newsletter-stop", token);
  if (!claim) return err("bad-link");
  await db().subscriber.updateMany({
    where: { id: claim.id, state: { in: ["pending", "confirmed"] } },
    data: { state: "unsubscribed", endedAt: new Date() },
  });
  return ok(undefined);
}

/**
 * Puts an address on the list whose mailbox has answered already, as its account says: no letter has to ask again.
 * @param email in small letters
 */
export async function joinList(email: string): Promise<void> {
  const now = new Date();
  const joined = {
    state: "confirmed" as const,
    consentText: consentWords,
    askedAt: now,
    letters: 1,
    confirmedAt: now,
    endedAt: null,
  };
  await db().subscriber.upsert({
    where: { email },
    create: { email, ...joined },
    update: joined,
    select: { id: true },
  });
}

/** Takes an address off the list whose owner says so from his account. */
export async function leaveList(email: string): Promise<void> {
  await db().subscriber.updateMany({
    where: { email, state: { in: ["pending", "confirmed"] } },
    data: { state: "unsubscribed", endedAt: new Date() },
  });
}

/** Sends the confirmation of a sign-up, unless it was answered, or asked for again, since this was written. */
export async function sendSignUpConfirmation(subscriberId: string, askedAt: string): Promise<void> {
  const subscriber = await readSubscriber(subscriberId);
  if (subscriber?.state !== "pending" || subscriber.askedAt.toISOString() !== askedAt) return;
  await sendEmail(signUpConfirmation(subscriber));
}

/** Forgets sign-ups that nobody confirmed, and whoever left. */
export async function forgetOldSubscribers(now = new Date()): Promise<number> {
  const old = daysAgo(optInTerms.forgetDays, now);
  const { count } = await db().subscriber.deleteMany({
    where: {
      OR: [
        { state: "pending", askedAt: { lt: old } },
        { state: "unsubscribed", endedAt: { lt: old } },
      ],
    },
  });
  return count;
}
