import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { idOf } from "@/sandbox/stripe/testing/stand";
import type { Seen, SeenEvent, SeenSession } from "./seen";
import type { Shop } from "./shop";

/** What Stripe has of the shop, as an eye outside both sees it. */
export async function readStripe(shop: Shop, before: Seen | null) {
  const { stripe } = shop.stage.stand;
  const refunds = await stripe.refunds.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  const disputes = await stripe.disputes.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  return {
    sessions: await readSessions(shop, before, refunds),
    events: await readEvents(shop),
    refunds: refunds.map(({ id, status }) => ({ id, status: status ?? "" })),
    disputes: disputes.map(({ id, status, payment_intent: intent }) => ({
      id,
      status,
      intentId: intent ? idOf(intent) : "",
    })),
  };
}

async function readSessions(
  shop: Shop,
  before: Seen | null,
  refunds: readonly Stripe.Refund[],
): Promise<Map<string, SeenSession>> {
  const { stripe } = shop.stage.stand;
  const sessions = await stripe.checkout.sessions
    .list({ limit: 100, expand: ["data.payment_intent"] })
    .autoPagingToArray({ limit: 1000 });
  const seen = new Map<string, SeenSession>();
  for (const session of sessions) {
    const intentId = session.payment_intent && idOf(session.payment_intent);
    const own = refunds.filter(
      (refund) => refund.payment_intent === intentId && refund.status === "succeeded",
    );
    seen.set(session.id, {
      id: session.id,
      orderId: session.client_reference_id ?? "",
      status: session.status ?? "open",
      isPaid: session.payment_status === "paid",
      isAsked:
        session.status === "open" &&
        typeof session.payment_intent === "object" &&
        session.payment_intent?.status === "requires_action",
      pence: session.amount_total ?? 0,
      expiresAt: session.expires_at,
      intentId,
      postcode: session.collected_information?.shipping_details?.address?.postal_code ?? null,
      // What the page shows is settled when it is opened.
      lines: before?.sessions.get(session.id)?.lines ?? (await shownLines(stripe, session.id)),
      refundedPence: own.reduce((sum, { amount }) => sum + amount, 0),
    });
  }
  return seen;
}

async function readEvents(shop: Shop): Promise<SeenEvent[]> {
  const { stripe } = shop.stage.stand;
  const events = await stripe.events.list({ limit: 100 }).autoPagingToArray({ limit: 1000 });
  const done = await db().stripeEvent.findMany({
    where: { id: { in: events.map(({ id }) => id) }, processedAt: { not: null } },
    select: { id: true },
  });
  const ids = new Set(done.map(({ id }) => id));
  return events.map(({ id, type, data: { object } }) => {
    const isSession = "object" in object && object.object === "checkout.session";
    const sessionId = isSession && "id" in object ? (object.id ?? null) : null;
    return { id, type, sessionId, isDone: ids.has(id) };
  });
}

/** What the buyer reads on the payment page: names, units and prices. */
async function shownLines(stripe: Stripe, sessionId: string): Promise<string> {
  const { data } = await stripe.checkout.sessions.listLineItems(sessionId, { limit: 100 });
  return shownText(
    data.map(({ description, quantity, price }) => ({
      name: description ?? "",
      quantity: quantity ?? 0,
      unit: price?.unit_amount ?? 0,
    })),
  );
}

/** Names, units and prices of an order, in one line. */
export function shownText(lines: readonly { name: string; quantity: number; unit: number }[]): string {
  return lines
    .map(({ name, quantity, unit }) => `${name}: ${quantity} at ${unit}`)
    .sort()
    .join("; ");
}
