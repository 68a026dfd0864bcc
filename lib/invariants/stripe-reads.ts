import type Stripe from "stripe";
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
  readonly payment: { readonly sessionId: string; readonly amountPence: number } | null;
  readonly refunds: readonly { readonly amountPence: number }[];
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
  const open = pairs.filter(({ session }) => session.status === "open");
  const booked = [...orders.values()].filter(({ payment }) => payment !== null);
  const { looked: refundsLooked, broken: refundsBroken } = await compareRefunds(booked);

  return [
    {
      id: "I5",
      rule: `a paid session has a paid or refunded order within ${boundMinutes} minutes`,
      looked: paid.length,
      broken: paid
        .filter(({ session, order }) => session.created < bound && !order?.payment)
        .map(({ session, id }) => `${session.id} is paid and order ${id} is not`),
    },
    {
      id: "I6",
      rule: "a paid order has exactly one paid session",
      looked: booked.length,
      broken: booked
        .map(({ id }) => ({ id, count: paid.filter((pair) => pair.id === id).length }))
        .filter(({ count }) => count !== 1)
        .map(({ id, count }) => `order ${id} has ${count} paid sessions`),
    },
    {
      id: "I8",
      rule: "refunds never pass what was paid, and equal Stripe's figure",
      looked: refundsLooked,
      broken: refundsBroken,
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
      rule: "no hold is given back while its session is open",
      looked: open.length,
      broken: await stillOpen(open.filter(({ order }) => !holdsAll(order))),
    },
  ];
}

function holdsAll(order: BookedOrder | undefined): boolean {
  const reservations = order?.reservations ?? [];
  return reservations.length > 0 && reservations.every(({ state }) => state === "held");
}

/** Of sessions that seemed open without a hold, those that still are: one may have been paid since the list was read. */
async function stillOpen(
  pairs: readonly { session: Stripe.Checkout.Session; id: string }[],
): Promise<string[]> {
  const lines: string[] = [];
  for (const { session, id } of pairs) {
    const now = await stripe().checkout.sessions.retrieve(session.id);
    if (now.status === "open") lines.push(`${session.id} is open and order ${id} holds nothing`);
  }
  return lines;
}

async function readBooked(ids: readonly string[]): Promise<Map<string, BookedOrder>> {
  const rows = await db().order.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      payment: { select: { sessionId: true, amountPence: true } },
      refunds: { where: { state: "succeeded" }, select: { amountPence: true } },
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

async function compareRefunds(booked: readonly BookedOrder[]): Promise<{ looked: number; broken: string[] }> {
  const refunds = await stripe().refunds.list({ limit: 100 }).autoPagingToArray({ limit: sessionLimit });
  const atStripe = new Map<string, number>();
  for (const refund of refunds) {
    const id = refund.metadata?.["order_id"];
    if (id && refund.status === "succeeded") atStripe.set(id, (atStripe.get(id) ?? 0) + refund.amount);
  }
  const broken = booked.flatMap(({ id, payment, refunds: own }) => {
    const sum = own.reduce((total, { amountPence }) => total + amountPence, 0);
    const theirs = atStripe.get(id) ?? 0;
    if (sum <= (payment?.amountPence ?? 0) && sum === theirs) return [];
    return [`order ${id}: ${sum} refunded here, ${theirs} at Stripe, of ${payment?.amountPence ?? 0}`];
  });
  return { looked: booked.length, broken };
}
