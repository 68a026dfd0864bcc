import type Stripe from "stripe";
import { takeCodeOut, takePaidOut } from "@/lib/basket/basket-commands";
import { lockBasketById } from "@/lib/basket/basket-locks";
import { redeemCode, releaseCode } from "@/lib/codes/codes-commands";
import { db, inTransaction, type Transaction } from "@/lib/db/client";
import type { DeliveryChoice } from "@/lib/delivery/delivery";
import { dispatchBy } from "@/lib/delivery/working-days";
import { zoneOf } from "@/lib/delivery/zones";
import { alertDesk, settleAlertsAbout } from "@/lib/desk-alerts/desk-alerts-commands";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { isUnfinished, orderNumberText, type OrderState } from "@/lib/orders/orders";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { commitHolds } from "@/lib/stock/stock-commands";
import { isUnknownToStripe, patiently, stripe } from "@/lib/stripe/client";
import { sessionFitsOrder, uuidShape } from "./checkout";
import { releaseOrder } from "./release-commands";

/** What settling found: the session is still open, its order is paid (now or before), or its stock is free again. */
export type Settled = "open" | "processing" | "paid" | "released" | "unknown-session";

/** A paid session that does not say what its order says: nothing is booked, a person must look. */
export class PaymentMismatch extends Error {}

/**
 * Brings an order to where Stripe says its session is. Called by the webhook, by the page a buyer comes back
 * to, by a second press and by the reconciler, any number of times and at once: the order is locked, and
 * what has been booked is not booked again.
 */
export async function settle(sessionId: string): Promise<Settled> {
  const session = await retrieveSession(sessionId);
  if (!session) return settleLost(sessionId);
  const attempt = await findAttempt(session);
  // A page that ran out unpaid, and whose order is gone with an older copy of the books, leaves nothing to do.
  if (!attempt) return session.status === "expired" ? "released" : "unknown-session";
  const { orderId } = attempt;
  if (session.status === "expired") {
    await releaseOrder(orderId, { to: "expired", attempt: "expired", reason: "Payment page expired" });
    return "released";
  }
  if (session.status !== "complete") return "open";
  if (session.payment_status === "unpaid") {
    const intent = session.payment_intent;
    const failed = typeof intent === "object" && intent && hasFailed(intent);
    if (failed) {
      await releaseOrder(orderId, {
        to: "expired",
        attempt: "expired",
        reason: "The payment failed",
        failed: true,
      });
      return "released";
    }
    await markProcessing(orderId);
    return "processing";
  }
  try {
    await inTransaction((tx) => bookPayment(tx, attempt, session));
  } catch (error) {
    if (!(error instanceof PaymentMismatch)) throw error;
    if (await endRefunded(orderId, session)) return "released";
    await reportMismatch(orderId, error);
    throw error;
  }
  await wakeWorker();
  return "paid";
}

/** Money that does not fit and has been given back at Stripe, by a person who looked, ends its order like one never paid. */
async function endRefunded(orderId: string, session: Stripe.Checkout.Session): Promise<boolean> {
  const intent = session.payment_intent;
  const charge = typeof intent === "object" ? intent?.latest_charge : null;
  if (typeof charge !== "object" || !charge?.refunded) return false;
  await releaseOrder(orderId, {
    to: "cancelled",
    attempt: "refused",
    reason: "Paid with another sum, and given back at Stripe",
  });
  await inTransaction(async (tx) => {
    const order = await tx.order.findUniqueOrThrow({ where: { id: orderId }, select: { number: true } });
    const subject = `order:${order.number}`;
    await settleAlertsAbout(tx, { kind: "payment-mismatch", subject, reason: "Given back at Stripe" });
  });
  return true;
}

async function reportMismatch(orderId: string, mismatch: PaymentMismatch): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await tx.order.findUniqueOrThrow({
      where: { id: orderId },
      select: { number: true, state: true },
    });
    const end = isUnfinished(order.state)
      ? "Its stock stays held. Compare the two at Stripe; give all of that money back there, and the order ends by itself."
      : "Compare the two at Stripe, and give all of that money back there.";
    const words = `${mismatch.message}. Nothing has been booked. ${end}`;
    await alertDesk(tx, { kind: "payment-mismatch", subject: `order:${order.number}`, words });
  });
}

/** The session with its payment; null when Stripe has never heard of it. */
async function retrieveSession(sessionId: string): Promise<Stripe.Checkout.Session | null> {
  try {
    return await patiently(() =>
      stripe().checkout.sessions.retrieve(sessionId, { expand: ["payment_intent.latest_charge"] }),
    );
  } catch (error) {
    if (isUnknownToStripe(error)) return null;
    throw error;
  }
}

/** A delayed payment that came to nothing: Stripe wants another method, or has given up. */
function hasFailed({ status }: Stripe.PaymentIntent): boolean {
  return status === "requires_payment_method" || status === "canceled";
}

/**
 * A session that Stripe does not know (another account, a stand-in that was emptied) can never be paid. Once its
 * time is over its stock is free again.
 */
async function settleLost(sessionId: string): Promise<Settled> {
  const attempt = await db().checkoutAttempt.findUnique({
    where: { sessionId },
    select: { orderId: true, expiresAt: true },
  });
  if (!attempt || attempt.expiresAt > new Date()) return "unknown-session";
  await releaseOrder(attempt.orderId, {
    to: "expired",
    attempt: "expired",
    reason: "Stripe does not know the payment page",
  });
  return "released";
}

/** Closes an open session at Stripe, so that nobody pays it any more. False when Stripe cannot be reached. */
export async function expireAtStripe(sessionId: string): Promise<boolean> {
  try {
    await patiently(() => stripe().checkout.sessions.expire(sessionId));
    return true;
  } catch (error) {
    // "Not open" is an answer: whoever settles the session next learns whether it was paid or had expired.
    return error instanceof Error && "statusCode" in error && error.statusCode === 400;
  }
}

interface AttemptKey {
  readonly id: string;
  readonly orderId: string;
}

/** The attempt of a session, also when the answer that would have bound it was lost. */
async function findAttempt(session: Stripe.Checkout.Session): Promise<AttemptKey | null> {
  const bound = await db().checkoutAttempt.findUnique({
    where: { sessionId: session.id },
    select: { id: true, orderId: true },
  });
  if (bound) return bound;
  const claimed = session.metadata?.["attempt_id"];
  const named = session.client_reference_id;
  if (!claimed || !named || !uuidShape.test(claimed) || !uuidShape.test(named)) return null;
  const unbound = await db().checkoutAttempt.findFirst({
    where: { id: claimed, orderId: named, sessionId: null },
    select: { id: true, orderId: true },
  });
  if (!unbound) return null;
  await db().checkoutAttempt.updateMany({
    where: { id: unbound.id, sessionId: null, state: "creating" },
    data: { sessionId: session.id, sessionUrl: session.url ?? "", state: "open" },
  });
  return unbound;
}

async function markProcessing(orderId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const order = await lockOrder(tx, orderId);
    if (order && order.state !== "payment_processing" && isUnfinished(order.state)) {
      await moveOrder(tx, orderId, order.state, "payment_processing");
    }
  });
}

function intentId(session: Stripe.Checkout.Session): string {
  const intent = session.payment_intent;
  if (!intent) throw new PaymentMismatch(`Paid session ${session.id} names no payment`);
  return typeof intent === "string" ? intent : intent.id;
}

async function bookPayment(
  tx: Transaction,
  attempt: AttemptKey,
  session: Stripe.Checkout.Session,
): Promise<void> {
  const { orderId } = attempt;
  const locked = await lockOrder(tx, orderId);
  if (!locked) throw new PaymentMismatch(`Paid session ${session.id} names an order that does not exist`);
  // Before any stock: whoever places an order locks the basket first, too.
  if (locked.basketId) await lockBasketById(tx, locked.basketId);
  const booked = await tx.payment.findUnique({ where: { orderId }, select: { sessionId: true } });
  if (booked?.sessionId === session.id) return;
  const order = await tx.order.findUniqueOrThrow({
    where: { id: orderId },
    select: {
      id: true,
      number: true,
      totalPence: true,
      currency: true,
      discountCode: true,
      deliveryMethod: true,
      postcode: true,
      zone: true,
    },
  });
  const number = orderNumberText(order.number);
  if (booked) {
    throw new PaymentMismatch(`Order ${number} is paid already, and session ${session.id} was paid as well`);
  }
  if (!sessionFitsOrder(session, order)) {
    throw new PaymentMismatch(
      `Session ${session.id} was paid with ${session.amount_total} ${session.currency}; order ${number} asks for ${order.totalPence} ${order.currency}`,
    );
  }
  const payment = await tx.payment.create({
    data: {
      orderId,
      sessionId: session.id,
      paymentIntentId: intentId(session),
      amountPence: order.totalPence,
      currency: order.currency,
    },
    select: { id: true },
  });
  await tx.checkoutAttempt.update({
    where: { id: attempt.id },
    data: { state: "complete", sessionId: session.id, sessionUrl: session.url ?? "", lastError: null },
    select: { id: true },
  });
  const address = addressOf(session);
  const coded = await redeemCode(tx, orderId);
  const committed = coded.ok ? await commitHolds(tx, { orderId, actor: "checkout" }) : coded;
  if (!committed.ok) await releaseCode(tx, orderId);
  const to = committed.ok ? paidState(order, address) : "paid_unfulfillable";
  const paidAt = new Date();
  await tx.order.update({
    where: { id: orderId },
    data: {
      paidAt,
      // Where an address is in question, the promise is made once it has been put right.
      ...(to === "paid" && { dispatchBy: dispatchBy(paidAt) }),
      ...address,
      ...(session.customer_details?.email && { email: session.customer_details.email }),
    },
    select: { id: true },
  });
  await moveOrder(tx, orderId, locked.state, to);
  if (to === "address_query") {
    const words = `Order ${number} was paid for delivery to ${order.postcode}, and the address given is ${address.addressPostcode ?? "without a postcode"}, outside that zone. Write to the buyer, then put the address right on the order's page.`;
    await alertDesk(tx, { kind: "address-query", subject: `order:${order.number}`, words });
  }
  if (committed.ok) {
    await enqueue(tx, {
      kind: "order-confirmation",
      dedupeKey: `order-confirmation:${orderId}`,
      payload: { orderId },
    });
    if (locked.basketId) {
      const paid = await tx.orderLine.findMany({
        where: { orderId },
        select: { variantId: true, quantity: true },
      });
      await takePaidOut(tx, locked.basketId, paid);
      if (order.discountCode) await takeCodeOut(tx, locked.basketId, order.discountCode);
    }
    return;
  }
  // Paid after its hold was given back, and what it held has gone to somebody else since: all of the money goes back.
  const key = `refund-unfulfillable-${orderId}`;
  await tx.refund.create({
    data: {
      orderId,
      paymentId: payment.id,
      amountPence: order.totalPence,
      reason: coded.ok
        ? "Sold out before the payment arrived"
        : "Its code was used up before the payment arrived",
      actor: "checkout",
      idempotencyKey: key,
    },
  });
  await enqueue(tx, { kind: "refund", dedupeKey: key, payload: { key, orderId } });
  await enqueue(tx, {
    kind: "order-unfulfillable",
    dedupeKey: `order-unfulfillable:${orderId}`,
    payload: { orderId },
  });
}

function addressOf(session: Stripe.Checkout.Session) {
  const details = session.collected_information?.shipping_details;
  const address = details?.address;
  return {
    recipient: details?.name ?? session.customer_details?.name ?? null,
    addressLine1: address?.line1 ?? null,
    addressLine2: address?.line2 ?? null,
    town: address?.city ?? null,
    county: address?.state ?? null,
    addressPostcode: address?.postal_code?.toUpperCase() ?? null,
    country: address?.country ?? null,
  };
}

/** An address outside the zone whose charge was paid is asked about before anything is packed. */
function paidState(
  order: { deliveryMethod: DeliveryChoice; zone: string },
  address: { addressPostcode: string | null },
): OrderState {
  if (order.deliveryMethod === "collect") return "paid";
  const zone = address.addressPostcode ? zoneOf(address.addressPostcode) : null;
  return zone === order.zone ? "paid" : "address_query";
}

/** Settles whatever session of an order has not been settled yet. */
export async function settleOrder(orderId: string): Promise<void> {
  const open = await db().checkoutAttempt.findMany({
    where: { orderId, state: "open", sessionId: { not: null } },
    select: { sessionId: true },
  });
  for (const { sessionId } of open) if (sessionId) await settle(sessionId);
}
