import type Stripe from "stripe";
import { recordAudit } from "@/lib/audit/audit-commands";
import { db, inTransaction, type Transaction } from "@/lib/db/client";
import type { RefundState } from "@/lib/db/generated/enums";
import { alertDesk } from "@/lib/desk-alerts/desk-alerts-commands";
import { formatPence, pence } from "@/lib/money";
import { orderNumberText } from "@/lib/orders/orders";
import { lockOrder } from "@/lib/orders/orders-commands";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, type Result } from "@/lib/result";
import { returnToShelf } from "@/lib/stock/return-commands";
import { isDefiniteRefusal, isKeyRefused, patiently, stripe } from "@/lib/stripe/client";
import { uuidShape } from "./checkout";
import { moveByMoney } from "./order-money-commands";
import { readRefundable, type RefundableFacts } from "./refund-reads";
import type { RefundForm } from "./refund-schema";
import { planRefund, type PlannedRefund, type RefundRefusal } from "./refunds";

/**
 * Books that some of an order's money goes back, with what it is for; the units go back on the shelf at once when the form
 * says so. Stripe is asked afterwards, by the outbox. Refuses what `planRefund` refuses, and a form that was booked before.
 * @param actor who does it, as the journals name him
 */
export async function requestRefund(
  actor: string,
  form: RefundForm,
): Promise<Result<PlannedRefund, RefundRefusal>> {
  const key = `refund-${form.formId}`;
  const requested = await inTransaction(async (tx): Promise<Result<PlannedRefund, RefundRefusal>> => {
    const order = await tx.order.findUnique({ where: { number: form.number }, select: { id: true } });
    if (!order) return err("unknown-order");
    await lockOrder(tx, order.id);
    if ((await tx.refund.count({ where: { idempotencyKey: key } })) > 0) return err("repeated");
    const facts = await readRefundable(form.number, tx);
    if (!facts) return err("not-paid");
    const planned = planRefund(facts, form);
    if (!planned.ok) return planned;

    const { amountPence, deliveryPence, lines } = planned.value;
    const refundId = await bookRefund(tx, facts, planned.value, { key, actor, reason: form.reason });
    await recordAudit(tx, {
      actor,
      action: "order.refund",
      subject: `order:${facts.number}`,
      reason: form.reason,
      detail: {
        refund: refundId,
        amountPence,
        deliveryPence,
        units: lines.reduce((total, { quantity }) => total + quantity, 0),
        restocked: form.restock,
      },
    });
    return planned;
  });
  if (requested.ok) await wakeWorker();
  return requested;
}

/**
 * Writes a refund that was planned, in the transaction of a locked order: its row and its lines, the units that go back on the shelf,
 * and the job that asks Stripe. The order moves to where that puts it.
 * @param entry `key` names it at Stripe as well, so that it is given once
 * @returns its id
 */
export async function bookRefund(
  tx: Transaction,
  facts: RefundableFacts,
  { amountPence, deliveryPence, lines }: PlannedRefund,
  { key, actor, reason }: { readonly key: string; readonly actor: string; readonly reason: string },
): Promise<string> {
  const shelved = lines.filter(({ restock }) => restock);
  const refund = await tx.refund.create({
    data: {
      orderId: facts.id,
      paymentId: facts.paymentId,
      amountPence,
      deliveryPence,
      reason,
      actor,
      idempotencyKey: key,
      ...(shelved.length > 0 && { restockedAt: new Date() }),
    },
    select: { id: true },
  });
  await tx.refundLine.createMany({ data: lines.map((line) => ({ refundId: refund.id, ...line })) });
  const units = shelved.flatMap(({ orderLineId, quantity }) => {
    const line = facts.lines.find(({ id }) => id === orderLineId);
    return line ? [{ variantId: line.variantId, quantity }] : [];
  });
  await returnToShelf(tx, { reference: refund.id, units, actor, reason });
  await enqueue(tx, { kind: "refund", dedupeKey: key, payload: { key, orderId: facts.id } });
  await moveByMoney(tx, facts.id);
  return refund.id;
}

/** Stripe keeps a key for a day at the least; within half of that the key alone keeps a refund from being made twice. */
const keyHours = 12;

/**
 * Asks Stripe for a refund that was booked, under its own key, and books the answer. Asking again pays nothing twice, also
 * when Stripe has long forgotten the key: from the second time on, and when it was booked long ago (the books may be an older
 * copy, which does not know that it was asked for), it is first looked for. Throws while the outcome is
 * unknown; a definite refusal is booked as failed, for somebody to look at.
 * @param key idempotency key of the refund's row
 */
export async function carryOutRefund(key: string): Promise<void> {
  const refund = await db().refund.findUniqueOrThrow({
    where: { idempotencyKey: key },
    select: {
      id: true,
      orderId: true,
      amountPence: true,
      state: true,
      askedAt: true,
      createdAt: true,
      payment: { select: { paymentIntentId: true } },
    },
  });
  if (refund.state !== "requested") return;
  const { paymentIntentId } = refund.payment;
  const isOld = Date.now() - refund.createdAt.getTime() > keyHours * 60 * 60_000;
  const made = refund.askedAt || isOld ? await findAtStripe(paymentIntentId, refund.id) : undefined;
  if (!refund.askedAt) {
    await db().refund.update({
      where: { id: refund.id },
      data: { askedAt: new Date() },
      select: { id: true },
    });
  }
  try {
    const answer =
      made ??
      (await patiently(() =>
        stripe().refunds.create(
          {
            payment_intent: paymentIntentId,
            amount: refund.amountPence,
            metadata: { order_id: refund.orderId, refund_id: refund.id },
          },
          { idempotencyKey: key },
        ),
      ));
    await bookAnswer(refund, answer);
  } catch (error) {
    if (!isDefiniteRefusal(error) || isKeyRefused(error)) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    await inTransaction((tx) => bookState(tx, refund, { state: "failed", stripeRefundId: null, reason }));
  }
}

async function findAtStripe(paymentIntentId: string, refundId: string): Promise<Stripe.Refund | undefined> {
  const refunds = await patiently(() =>
    stripe().refunds.list({ payment_intent: paymentIntentId, limit: 100 }).autoPagingToArray({ limit: 500 }),
  );
  return refunds.find(({ metadata }) => metadata?.["refund_id"] === refundId);
}

/** Looks at Stripe how a refund is doing and books it; one that was made there, by hand, gets its row. */
export async function followRefund(stripeRefundId: string): Promise<"booked" | "unknown-payment"> {
  const answer = await patiently(() => stripe().refunds.retrieve(stripeRefundId));
  const claimed = answer.metadata?.["refund_id"];
  const own = await db().refund.findFirst({
    where: {
      OR: [{ stripeRefundId }, ...(claimed && uuidShape.test(claimed) ? [{ id: claimed }] : [])],
    },
    select: { id: true, orderId: true },
  });
  if (own) {
    await bookAnswer(own, answer);
    return "booked";
  }
  return (await adoptRefund(answer)) ? "booked" : "unknown-payment";
}

/** A refund that somebody made at Stripe: written down as it stands there; it says nothing of lines. */
async function adoptRefund(answer: Stripe.Refund): Promise<boolean> {
  const intent = answer.payment_intent;
  const paymentIntentId = typeof intent === "string" ? intent : intent?.id;
  const payment = paymentIntentId
    ? await db().payment.findUnique({ where: { paymentIntentId }, select: { id: true, orderId: true } })
    : null;
  if (!payment) return false;
  await inTransaction(async (tx) => {
    await lockOrder(tx, payment.orderId);
    const row = await tx.refund.upsert({
      where: { stripeRefundId: answer.id },
      create: {
        orderId: payment.orderId,
        paymentId: payment.id,
        amountPence: answer.amount,
        reason: answer.reason ?? "Given back at Stripe",
        actor: "stripe",
        idempotencyKey: `stripe-${answer.id}`,
        stripeRefundId: answer.id,
        state: stateOf(answer),
        askedAt: new Date(answer.created * 1000),
      },
      update: {},
      select: { id: true, orderId: true },
    });
    await bookState(tx, row, { state: stateOf(answer), stripeRefundId: answer.id, reason: reasonOf(answer) });
  });
  return true;
}

function stateOf({ status }: Stripe.Refund): RefundState {
  if (status === "succeeded") return "succeeded";
  return status === "failed" || status === "canceled" ? "failed" : "pending";
}

function reasonOf(answer: Stripe.Refund): string | null {
  return stateOf(answer) === "failed" ? (answer.failure_reason ?? answer.status) : null;
}

interface RefundKey {
  readonly id: string;
  readonly orderId: string;
}

async function bookAnswer(refund: RefundKey, answer: Stripe.Refund): Promise<void> {
  const booking = { state: stateOf(answer), stripeRefundId: answer.id, reason: reasonOf(answer) };
  await inTransaction((tx) => bookState(tx, refund, booking));
  if (booking.state === "succeeded") await wakeWorker();
}

/** Answers can overtake each other: a refund only ever moves on. */
const course: readonly RefundState[] = ["requested", "pending", "succeeded", "failed"];

async function bookState(
  tx: Transaction,
  { id, orderId }: RefundKey,
  booking: { state: RefundState; stripeRefundId: string | null; reason: string | null },
): Promise<void> {
  await lockOrder(tx, orderId);
  const before = await tx.refund.findUniqueOrThrow({ where: { id }, select: { state: true, actor: true } });
  const { state, stripeRefundId, reason } = booking;
  const isNews = course.indexOf(state) > course.indexOf(before.state);
  const refund = await tx.refund.update({
    where: { id },
    data: {
      ...(isNews && { state, lastError: reason?.slice(0, 500) ?? null }),
      ...(stripeRefundId !== null && { stripeRefundId }),
      // Also when nothing is new: who looks again takes the one that was looked at longest ago.
      updatedAt: new Date(),
    },
    select: { amountPence: true, order: { select: { number: true } } },
  });
  if (isNews && state === "failed") {
    const amount = formatPence(pence(refund.amountPence));
    const number = orderNumberText(refund.order.number);
    const words = `The refund of ${amount} for order ${number} has failed: ${reason ?? "no reason given"}. The buyer has not got it. Give it back another way, or try again from the order's page.`;
    const subject = `order:${refund.order.number}:${id}`;
    await alertDesk(tx, { kind: "refund-failed", subject, words });
  }
  // Whoever paid for what was sold out has been written to already.
  if (isNews && state === "succeeded" && before.actor !== "checkout") {
    const dedupeKey = `order-refunded:${id}`;
    await enqueue(tx, { kind: "order-refunded", dedupeKey, payload: { orderId, refundId: id } });
  }
  await moveByMoney(tx, orderId);
}
