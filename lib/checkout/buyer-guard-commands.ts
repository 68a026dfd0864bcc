import { db, inTransaction, type Transaction } from "@/lib/db/client";
import { env } from "@/lib/env";
import { mailboxHash, type Visitor } from "@/lib/limits/visitor";
import { err, ok, type Result } from "@/lib/result";
import {
  declinesPerPage,
  guardSteps,
  guardWindowMinutes,
  mayHold,
  mayOpenPage,
  type Held,
  type Trace,
  type Traces,
} from "./buyer-guard";
import { holdMinutes, type CheckoutRefusal, type Decline } from "./checkout";
import { tellIfDeclined } from "./release-commands";
import { expireAtStripe, settle } from "./settle-commands";

interface Claim {
  readonly orderId: string;
  readonly basketId: string;
  readonly email: string;
  readonly from: Visitor;
  readonly lines: readonly { readonly variantId: string; readonly quantity: number }[];
}

/**
 * Judges, in the transaction that is about to hold stock for an order, whether its buyer may have another payment page and as much more
 * held, and writes down whose order it is. Presses of one mailbox or one address are judged one after the other, so that many at
 * once count each other; the caller holds no stock yet, and rolls back what is refused.
 */
export async function claimPage(
  tx: Transaction,
  { orderId, basketId, email, from, lines }: Claim,
): Promise<Result<void, CheckoutRefusal>> {
  const mailbox = mailboxHash(email);
  const { address } = from;
  // In one order for everybody: two that wait for each other would wait for ever.
  const names = [`mailbox:${mailbox}`, ...(address === null ? [] : [`address:${address}`])].sort();
  await tx.$queryRaw`
    SELECT pg_advisory_xact_lock(hashtextextended(name, 0))::text FROM unnest(${names}::text[]) AS name`;
  const rested = await checkRest(tx, { basketId, email, from });
  if (!rested.ok) return rested;
  if (!mayHold(lines, await readHeld(tx, { mailbox, address }), env().LIMITS_FACTOR))
    return err({ kind: "too-much-held" });
  await tx.checkoutOrigin.create({
    data: { orderId, basketId, mailboxHash: mailbox, addressHash: address },
    select: { orderId: true },
  });
  return ok(undefined);
}

/** Whether a buyer may have another payment page now, as far as the last hour goes. Only looks: `claimPage` has the last word. */
export async function checkRest(
  tx: Transaction,
  { basketId, email, from }: Pick<Claim, "basketId" | "email" | "from">,
): Promise<Result<void, CheckoutRefusal>> {
  const factor = env().LIMITS_FACTOR;
  const who = { basketId, mailbox: mailboxHash(email), address: from.address };
  const mayOpen = mayOpenPage(await readTraces(tx, who, factor), new Date(), factor);
  return mayOpen.ok ? mayOpen : err({ kind: "resting", waitSeconds: mayOpen.refusal });
}

const noTrace: Trace = { count: 0, newest: null, stopper: null };

/**
 * What became of the payment pages of the last hour, for this basket or mailbox and for this address. A page that is
 * still open counts among what is held, and one that was paid leaves only its declined cards. One that was closed before its time was
 * not left: its basket changed, or too many cards were declined on it, which count by themselves. Nor was one that Stripe never opened.
 */
async function readTraces(
  tx: Transaction,
  { basketId, mailbox, address }: { basketId: string; mailbox: string; address: string | null },
  factor: number,
): Promise<Traces> {
  const { buyer, address: crowd } = guardSteps;
  const rows = await tx.$queryRaw<(Trace & { by: "buyer" | "address"; what: "declines" | "left" })[]>`
    /* guard_traces */
    WITH page AS (
      SELECT origin.order_id,
        (SELECT max(step.created_at) FROM order_transition AS step
          WHERE step.order_id = origin.order_id AND state = 'expired' AND to_state = 'expired'
            -- A minute less, as the page's time is not measured by this clock.
            AND step.created_at > origin.created_at + make_interval(mins => ${holdMinutes - 1}::int)) AS left_at,
        origin.basket_id = ${basketId}::uuid OR origin.mailbox_hash = ${mailbox} AS of_buyer, origin.address_hash = ${address} AS of_address
      FROM checkout_origin AS origin JOIN shop_order ON id = origin.order_id
      -- A page is open for half an hour, and a card that was declined on it is newer than the page.
      WHERE origin.created_at > now() - make_interval(mins => ${2 * guardWindowMinutes}::int)
        AND (origin.basket_id = ${basketId}::uuid OR origin.mailbox_hash = ${mailbox} OR origin.address_hash = ${address})
    ), trace AS (
      SELECT 'left' AS what, left_at AS at, of_buyer, of_address FROM page WHERE left_at IS NOT NULL
      UNION ALL
      SELECT 'declines', declined_at, of_buyer, of_address FROM page JOIN card_decline USING (order_id)
    )
    SELECT by, what, count(*)::int AS count, max(at) AS newest, (array_agg(at ORDER BY at DESC))[stop] AS stopper
    FROM trace JOIN (VALUES
      ('buyer', 'left', ${buyer.left.stop * factor}::int),
      ('buyer', 'declines', ${buyer.declines.stop * factor}::int),
      ('address', 'left', ${crowd.left.stop * factor}::int),
      ('address', 'declines', ${crowd.declines.stop * factor}::int)
    ) AS step (by, what, stop) USING (what)
    WHERE CASE by WHEN 'buyer' THEN of_buyer ELSE of_address END
      AND at > now() - make_interval(mins => ${guardWindowMinutes}::int)
    GROUP BY by, what, stop`;
  const trace = (by: "buyer" | "address", what: "declines" | "left"): Trace =>
    rows.find((row) => row.by === by && row.what === what) ?? noTrace;
  return {
    buyer: { declines: trace("buyer", "declines"), left: trace("buyer", "left") },
    address: { declines: trace("address", "declines"), left: trace("address", "left") },
  };
}

interface HeldRow {
  /** Null in the row that counts over all variants. */
  readonly variantId: string | null;
  readonly mailboxUnits: number;
  readonly mailboxOrders: number;
  readonly addressUnits: number;
  readonly addressOrders: number;
}

/** What orders that wait for payment hold, for this mailbox and from this address. */
async function readHeld(
  tx: Transaction,
  { mailbox, address }: { mailbox: string; address: string | null },
): Promise<Record<"mailbox" | "address", Held>> {
  const rows = await tx.$queryRaw<HeldRow[]>`
    /* guard_held */
    WITH held AS (
      SELECT order_id, variant_id, quantity, origin.mailbox_hash = ${mailbox} AS of_mailbox,
        origin.address_hash = ${address} AS of_address
      FROM checkout_origin AS origin JOIN shop_order ON id = origin.order_id JOIN reservation USING (order_id)
      WHERE (origin.mailbox_hash = ${mailbox} OR origin.address_hash = ${address})
        AND shop_order.state IN ('pending_payment', 'payment_processing', 'payment_failed')
        AND reservation.state = 'held'
    )
    SELECT variant_id AS "variantId",
      coalesce(sum(quantity) FILTER (WHERE of_mailbox), 0)::int AS "mailboxUnits",
      count(DISTINCT order_id) FILTER (WHERE of_mailbox)::int AS "mailboxOrders",
      coalesce(sum(quantity) FILTER (WHERE of_address), 0)::int AS "addressUnits",
      count(DISTINCT order_id) FILTER (WHERE of_address)::int AS "addressOrders"
    FROM held GROUP BY GROUPING SETS ((), (variant_id))`;
  const all = rows.find(({ variantId }) => variantId === null);
  const units = (of: "mailboxUnits" | "addressUnits") =>
    new Map(rows.flatMap((row) => (row.variantId === null ? [] : [[row.variantId, row[of]] as const])));
  return {
    mailbox: { orders: all?.mailboxOrders ?? 0, units: units("mailboxUnits") },
    address: { orders: all?.addressOrders ?? 0, units: units("addressUnits") },
  };
}

/**
 * Writes down that a card was declined, once for each event, and closes a payment page on which too many were: whoever tries cards out
 * needs only one page. What Stripe knows of the card is not looked at; it does that itself.
 */
export async function noteDecline(decline: Decline): Promise<void> {
  const { eventId, orderId, declinedAt } = decline;
  const order = await db().order.findUnique({
    where: { id: orderId },
    select: {
      state: true,
      attempts: { where: { state: "open", sessionId: { not: null } }, select: { sessionId: true } },
    },
  });
  if (!order) return;
  await db().cardDecline.createMany({
    data: [{ eventId, orderId, declinedAt }],
    skipDuplicates: true,
  });
  // The news of the card can come after that of the page's end.
  if (order.state === "expired") await inTransaction((tx) => tellIfDeclined(tx, orderId));
  const declines = await db().cardDecline.count({ where: { orderId } });
  if (declines < declinesPerPage * env().LIMITS_FACTOR) return;
  for (const { sessionId } of order.attempts) {
    if (!sessionId) continue;
    if (!(await expireAtStripe(sessionId))) throw new Error("A page with too many declined cards stays open");
    await settle(sessionId);
  }
}

const forgetDays = 2;

/** Forgets where orders were begun, and declined cards, once they say nothing about the last hour any more. */
export async function forgetOldOrigins(now = new Date()): Promise<number> {
  const old = new Date(now.getTime() - forgetDays * 24 * 60 * 60 * 1_000);
  await db().cardDecline.deleteMany({ where: { declinedAt: { lt: old } } });
  // While an order waits for payment it counts, however long that takes.
  const { count } = await db().checkoutOrigin.deleteMany({
    where: {
      createdAt: { lt: old },
      order: { state: { notIn: ["pending_payment", "payment_processing", "payment_failed"] } },
    },
  });
  return count;
}
