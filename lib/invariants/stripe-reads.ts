import type Stripe from "stripe";
import { isOrphanSettled } from "@/lib/checkout/orphan-reads";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import type { Finding } from "./invariants";

/**
 * A payment may be on its way to the books for so long before it counts as lost: counted from the making of its
 * page, which can be paid for 35 minutes.
 */
const boundMinutes = 45;
const sessionLimit = 5_000;

interface BookedOrder {
  readonly id: string;
  readonly payment: { readonly sessionId: string } | null;
  readonly reservations: readonly { readonly state: string }[];
}

/** The rules that need Stripe's view, over the newest sessions. */
export async function readStripeFindings(now = new Date()): Promise<Finding[]> {
  const sessions = await stripe()
    .checkout.sessions.list({ limit: 100 })
    .autoPagingToArray({ limit: sessionLimit });
  const ofOrder = new Map<string, Stripe.Checkout.Session[]>();
  for (const session of sessions) {
    const id = session.client_reference_id;
    if (id && /^[0-9a-f-]{36}$/.test(id)) ofOrder.set(id, [...(ofOrder.get(id) ?? []), session]);
  }
  const orders = await readBooked([...ofOrder.keys()]);
  const bound = Math.floor(now.getTime() / 1000) - boundMinutes * 60;
  const pairs = [...ofOrder].flatMap(([id, list]) =>
    list.map((session) => ({ session, order: orders.get(id), id })),
  );
  const paid = pairs.filter(({ session }) => session.payment_status === "paid");
  const open = pairs.filter(({ session }) => session.status === "open" || isProcessing(session));
  const booked = [...orders.values()].filter(({ payment }) => payment !== null);
  const refunds = await compareRefunds(bound);

  return [
    {
      id: "I5",
      rule: `a paid session has a paid or refunded order within ${boundMinutes} minutes`,
      looked: paid.length,
      broken: await stillPaid(
        paid.filter(({ session, order }) => session.created < bound && !order?.payment),
      ),
    },
    {
      id: "I6",
      rule: "a paid order has exactly one paid session",
      looked: booked.length,
      broken: await notPaidOnce(booked, paid),
    },
    {
      id: "I8",
      rule: "what has gone back is what Stripe says has gone back",
      ...refunds,
    },
    {
      id: "I9",
      rule: "an order has at most one live attempt and one open session",
      looked: ofOrder.size,
      broken: [
        ...[...ofOrder]
          .filter(([, list]) => list.filter(({ status }) => status === "open").length > 1)
          .map(([id]) => `order ${id} has several open sessions`),
        ...(await readDoubleAttempts()),
      ],
    },
    {
      id: "I10",
      rule: "no hold is given back while its session is open or its payment on its way",
      looked: open.length,
      broken: await stillOpen(open.filter(({ order }) => !holdsAll(order))),
    },
  ];
}

function holdsAll(order: BookedOrder | undefined): boolean {
  const reservations = order?.reservations ?? [];
  return reservations.length > 0 && reservations.every(({ state }) => state === "held");
}

/** Complete and not paid: a delayed payment, on its way or come to nothing. */
function isProcessing({ status, payment_status }: Stripe.Checkout.Session): boolean {
  return status === "complete" && payment_status === "unpaid";
}

type Named = { readonly session: Stripe.Checkout.Session; readonly id: string };

/** Of sessions that seemed open without a hold, those that still are: one may have been paid since the list was read. */
async function stillOpen(pairs: readonly Named[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { session, id } of pairs) {
    const now = await stripe().checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    const intent = now.payment_intent;
    const isOnItsWay = isProcessing(now) && typeof intent === "object" && intent?.status === "processing";
    if (now.status === "open" || isOnItsWay)
      lines.push(`${session.id} is open and order ${id} holds nothing`);
  }
  return lines;
}

/** Of paid sessions that nobody booked, those whose money has not gone back and that nobody at the desk has settled. */
async function stillPaid(pairs: readonly Named[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { session, id } of pairs) {
    const { payment_intent: intent } = await stripe().checkout.sessions.retrieve(session.id, {
      expand: ["payment_intent.latest_charge"],
    });
    const charge = typeof intent === "object" ? intent?.latest_charge : null;
    const isBack = typeof charge === "object" && charge?.refunded === true;
    if (!isBack && !(await isOrphanSettled(session.id)))
      lines.push(`${session.id} is paid and order ${id} is not`);
  }
  return lines;
}

/** Orders with another number of paid sessions than one; what was paid since the list was read is looked at again. */
async function notPaidOnce(booked: readonly BookedOrder[], paid: readonly Named[]): Promise<string[]> {
  const lines: string[] = [];
  for (const { id, payment } of booked) {
    const count = paid.filter((pair) => pair.id === id).length;
    if (count === 1 || !payment) continue;
    const now = count === 0 ? await stripe().checkout.sessions.retrieve(payment.sessionId) : null;
    if (now?.payment_status !== "paid") lines.push(`order ${id} has ${count} paid sessions`);
  }
  return lines;
}

async function readBooked(ids: readonly string[]): Promise<Map<string, BookedOrder>> {
  const rows = await db().order.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      payment: { select: { sessionId: true } },
      reservations: { select: { state: true } },
    },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

async function readDoubleAttempts(): Promise<string[]> {
  const rows = await db().checkoutAttempt.groupBy({
    by: ["orderId"],
    where: { state: { in: ["creating", "open"] } },
    _count: true,
    having: { orderId: { _count: { gt: 1 } } },
  });
  return rows.map(({ orderId, _count }) => `order ${orderId} has ${_count} live attempts`);
}

/**
 * Compares refunds one by one, the newest that Stripe has with the books. What has just changed on one side may
 * still be on its way to the other.
 * @param bound seconds since 1970: what is younger is not looked at
 */
async function compareRefunds(bound: number): Promise<{ looked: number; broken: string[] }> {
  const atStripe = await stripe().refunds.list({ limit: 100 }).autoPagingToArray({ limit: sessionLimit });
  const intents = atStripe.flatMap(({ payment_intent: intent }) =>
    typeof intent === "string" ? [intent] : [],
  );
  const payments = await db().payment.findMany({
    where: { paymentIntentId: { in: intents } },
    select: { paymentIntentId: true },
  });
  const ours = new Set(payments.map(({ paymentIntentId }) => paymentIntentId));
  const rows = await db().refund.findMany({
    where: { stripeRefundId: { in: atStripe.map(({ id }) => id) } },
    select: { stripeRefundId: true, state: true, amountPence: true, updatedAt: true },
  });
  const booked = new Map(rows.map((row) => [row.stripeRefundId, row]));
  const broken = atStripe.flatMap(({ id, amount, status, payment_intent: intent, created }) => {
    if (typeof intent !== "string" || !ours.has(intent)) return [];
    const row = booked.get(id);
    if (!row) return created < bound ? [`refund ${id} of ${amount} is not in the books`] : [];
    if (row.amountPence !== amount) return [`refund ${id} is ${row.amountPence} here, ${amount} at Stripe`];
    const isSame = (row.state === "succeeded") === (status === "succeeded");
    if (isSame || row.updatedAt.getTime() / 1000 > bound) return [];
    return [`refund ${id} is ${row.state} here, ${status} at Stripe`];
  });
  return { looked: atStripe.length, broken };
}
