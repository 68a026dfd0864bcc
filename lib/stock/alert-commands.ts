import { db, inTransaction, type Transaction } from "@/lib/db/client";
import { readMailToken } from "@/lib/mail/mail-link";
import { sendEmail } from "@/lib/mail/send";
import { daysAgo, isLinkAlive, nextLetter, optInTerms } from "@/lib/opt-in";
import { enqueue, enqueueAll, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { alertTerms, type AlertLinkRefusal, type AlertRefusal } from "./alert";
import { alertConfirmation, backInStock } from "./alert-emails";
import { readAlert } from "./alert-reads";

/**
 * Puts an address down for a variant and writes to it for confirmation. Refuses what `AlertRefusal` names, and nothing
 * on account of the address: one that waits already, was written to a moment ago, or has too many requests gets the
 * same answer and no email.
 * @param email in small letters
 */
export async function askForAlert(ask: { sku: string; email: string }): Promise<Result<void, AlertRefusal>> {
  const asked = await inTransaction(async (tx): Promise<Result<void, AlertRefusal>> => {
    const [variant] = await tx.$queryRaw<{ id: string; free: number; waiting: number }[]>`
      SELECT variant.id, on_hand - reserved AS free,
        (SELECT count(*)::int FROM stock_alert WHERE variant_id = variant.id AND (
          stock_alert.state = 'confirmed'
          OR stock_alert.state = 'pending' AND asked_at > now() - make_interval(days => ${optInTerms.linkDays}::int)
        ))
          AS waiting
      FROM variant JOIN product ON product.id = product_id JOIN stock_level ON variant_id = variant.id
      WHERE sku = ${ask.sku} AND product.state = 'live'`;
    if (!variant) return err("unknown-variant");
    if (variant.free > 0) return err("in-stock");
    if (variant.waiting >= alertTerms.waitingPerVariant) return err("list-full");
    await putDown(tx, variant.id, ask.email);
    return ok(undefined);
  });
  // Also when nothing was written: how long the answer takes must not tell either.
  await wakeWorker();
  return asked;
}

async function putDown(tx: Transaction, variantId: string, email: string): Promise<void> {
  // One request of an address at a time, so that the limits count what is there.
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`stock-alert:${email}`}, 0))`;
  // Nor may a confirmation, or a stop, that comes at this moment be undone.
  await tx.$queryRaw`SELECT id FROM stock_alert WHERE variant_id = ${variantId}::uuid AND email = ${email} FOR UPDATE`;
  // Who never confirmed and said no means it, until the request is forgotten: anybody may have typed the address.
  const stopped = await tx.stockAlert.count({
    where: { variantId, email, state: "ended", confirmedAt: null },
  });
  if (stopped > 0) return;
  const open = await tx.stockAlert.findFirst({
    where: { variantId, email, state: { in: ["pending", "confirmed"] } },
    select: { id: true, state: true, askedAt: true, letters: true },
  });
  if (open?.state === "confirmed") return;
  const askedAt = new Date();
  if (open) {
    const letters = nextLetter(open, askedAt);
    if (letters === null) return;
    await tx.stockAlert.update({ where: { id: open.id }, data: { askedAt, letters }, select: { id: true } });
    return writeConfirmation(tx, open.id, askedAt);
  }
  if (await hasEnough(tx, email)) return;
  const { id } = await tx.stockAlert.create({ data: { variantId, email, askedAt }, select: { id: true } });
  await writeConfirmation(tx, id, askedAt);
}

async function hasEnough(tx: Transaction, email: string): Promise<boolean> {
  const unconfirmed = await tx.stockAlert.count({
    where: { email, confirmedAt: null, askedAt: { gt: daysAgo(optInTerms.linkDays) } },
  });
  const waiting = await tx.stockAlert.count({ where: { email, state: "confirmed" } });
  return unconfirmed >= alertTerms.unconfirmedPerAddress || waiting >= alertTerms.waitingPerAddress;
}

async function writeConfirmation(tx: Transaction, alertId: string, askedAt: Date): Promise<void> {
  await enqueue(tx, {
    kind: "stock-alert-confirm",
    dedupeKey: `stock-alert-confirm:${alertId}:${askedAt.getTime()}`,
    payload: { alertId, askedAt: askedAt.toISOString() },
  });
}

/** Keeps the level as it is until the transaction ends, and tells how many units are free of it. */
async function lockFree(tx: Transaction, alertId: string): Promise<number | null> {
  const [level] = await tx.$queryRaw<{ free: number }[]>`
    SELECT CASE WHEN product.state = 'live' THEN on_hand - reserved ELSE 0 END AS free
    FROM stock_alert
    JOIN stock_level ON stock_level.variant_id = stock_alert.variant_id
    JOIN variant ON variant.id = stock_level.variant_id JOIN product ON product.id = product_id
    WHERE stock_alert.id = ${alertId}::uuid FOR SHARE OF stock_level`;
  return level ? level.free : null;
}

/**
 * Confirms the alert that a link in an email opens; once more does no harm. Refuses a link that is forged, run out, or
 * of an alert that was stopped. Units that came meanwhile ring at once.
 */
export async function confirmAlert(token: string): Promise<Result<void, AlertLinkRefusal>> {
  const claim = readMailToken("alert-confirm", token);
  if (!claim) return err("bad-link");
  const { id, issuedAt } = claim;
  const confirmed = await inTransaction(async (tx): Promise<Result<void, AlertLinkRefusal>> => {
    // The level is locked first: units that arrive at this moment either see this alert, or are seen here.
    const free = await lockFree(tx, id);
    const alert = await tx.stockAlert.findUnique({ where: { id }, select: { state: true } });
    if (free === null || !alert) return err("expired");
    if (alert.state === "ended") return err("ended");
    if (alert.state !== "pending") return ok(undefined);
    if (!isLinkAlive(issuedAt, new Date())) return err("expired");
    const { count } = await tx.stockAlert.updateMany({
      where: { id, state: "pending" },
      data: { state: "confirmed", confirmedAt: new Date() },
    });
    if (count === 1 && free > 0) await ring(tx, { alertId: id });
    return ok(undefined);
  });
  await wakeWorker();
  return confirmed;
}

/** Stops the alert that a link in an email opens, whatever it waits for; refuses a forged link only. */
export async function stopAlert(token: string): Promise<Result<void, "bad-link">> {
  const claim = readMailToken("alert-stop", token);
  if (!claim) return err("bad-link");
  await db().stockAlert.updateMany({
    where: { id: claim.id, state: { in: ["pending", "confirmed"] } },
    data: { state: "ended", endedAt: new Date() },
  });
  return ok(undefined);
}

/**
 * Has everybody who waits for these variants told that they are back; called in the transaction that brings them back,
 * with their levels locked.
 * @returns how many are told
 */
export async function ringAlerts(tx: Transaction, variantIds: readonly string[]): Promise<number> {
  return variantIds.length === 0 ? 0 : ring(tx, { variantIds });
}

async function ring(
  tx: Transaction,
  whom: { alertId: string } | { variantIds: readonly string[] },
): Promise<number> {
  const [alertIds, variantIds] = "alertId" in whom ? [[whom.alertId], []] : [[], [...whom.variantIds]];
  const queuedAt = new Date();
  // One that is in the outbox already is not put there twice, however often the shelf empties and fills meanwhile.
  const rung = await tx.$queryRaw<{ id: string }[]>`
    UPDATE stock_alert SET queued_at = ${queuedAt}::timestamptz
    WHERE (id = ANY(${alertIds}::uuid[]) OR variant_id = ANY(${variantIds}::uuid[]))
      AND state = 'confirmed' AND queued_at IS NULL
    RETURNING id`;
  await enqueueAll(
    tx,
    "stock-alert",
    rung.map(({ id }) => ({
      dedupeKey: `stock-alert:${id}:${queuedAt.getTime()}`,
      payload: { alertId: id },
    })),
  );
  return rung.length;
}

/** Sends the confirmation of a request, unless it was answered, or asked for again, since this was written. */
export async function sendAlertConfirmation(alertId: string, askedAt: string): Promise<void> {
  const alert = await readAlert(alertId);
  if (alert?.state !== "pending" || alert.askedAt.toISOString() !== askedAt) return;
  await sendEmail(alertConfirmation(alert));
}

/** Tells one person that a variant is back, and ends the alert. Sold out again meanwhile, it goes on waiting instead. */
export async function sendAlert(alertId: string): Promise<void> {
  if (!(await isStillTrue(alertId))) return;
  const alert = await readAlert(alertId);
  if (alert?.state !== "confirmed") return;
  await sendEmail(backInStock(alert));
  await db().stockAlert.updateMany({
    where: { id: alertId, state: "confirmed" },
    data: { state: "sent", sentAt: new Date() },
  });
}

/** Whether there is anything to tell. When there is not, the alert is left as if it had never rung. */
async function isStillTrue(alertId: string): Promise<boolean> {
  return inTransaction(async (tx) => {
    const free = await lockFree(tx, alertId);
    if (free !== null && free > 0) return true;
    await tx.stockAlert.updateMany({
      where: { id: alertId, state: "confirmed" },
      data: { queuedAt: null },
    });
    return false;
  });
}

/** Forgets requests that nobody confirmed, alerts that are over, and whoever has waited for a year. */
export async function forgetOldAlerts(now = new Date()): Promise<number> {
  const old = daysAgo(optInTerms.forgetDays, now);
  const { count } = await db().stockAlert.deleteMany({
    where: {
      OR: [
        { state: "pending", askedAt: { lt: old } },
        { state: "sent", sentAt: { lt: old } },
        { state: "ended", endedAt: { lt: old } },
        { state: "confirmed", confirmedAt: { lt: daysAgo(alertTerms.waitingDays, now) } },
      ],
    },
  });
  return count;
}
