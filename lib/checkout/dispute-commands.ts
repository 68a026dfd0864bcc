import type Stripe from "stripe";
import { db, inTransaction } from "@/lib/db/client";
import { alertDesk, settleAlertsAbout } from "@/lib/desk-alerts/desk-alerts-commands";
import { formatPence, pence } from "@/lib/money";
import { isDisputeOpen, orderNumberText } from "@/lib/orders/orders";
import { lockOrder } from "@/lib/orders/orders-commands";
import { patiently, stripe } from "@/lib/stripe/client";
import { moveByMoney } from "./order-money-commands";

/** Answers can overtake each other: a dispute only ever moves on. Of its ends, Stripe's newest word counts. */
const course: Readonly<Record<string, number>> = {
  warning_needs_response: 0,
  warning_under_review: 1,
  warning_closed: 2,
  needs_response: 3,
  under_review: 4,
  prevented: 5,
  won: 5,
  lost: 5,
};

function isBehind(status: string, known: string): boolean {
  return (course[status] ?? 0) < (course[known] ?? 0);
}

/**
 * Looks at Stripe where a dispute stands and books it: the order is disputed until the shop has won, and the desk is told
 * what to do by when.
 */
export async function followDispute(stripeDisputeId: string): Promise<"booked" | "unknown-payment"> {
  const dispute = await patiently(() => stripe().disputes.retrieve(stripeDisputeId));
  const intent = dispute.payment_intent;
  const paymentIntentId = typeof intent === "string" ? intent : intent?.id;
  const payment = paymentIntentId
    ? await db().payment.findUnique({
        where: { paymentIntentId },
        select: { id: true, orderId: true, order: { select: { number: true } } },
      })
    : null;
  if (!payment) return "unknown-payment";
  const { orderId, order } = payment;
  await inTransaction(async (tx) => {
    await lockOrder(tx, orderId);
    const known = await tx.dispute.findUnique({ where: { stripeDisputeId }, select: { status: true } });
    const isOld = known !== null && isBehind(dispute.status, known.status);
    const dueBy = dispute.evidence_details.due_by;
    const facts = {
      reason: dispute.reason,
      amountPence: dispute.amount,
      evidenceDueAt: dueBy === null ? null : new Date(dueBy * 1000),
      updatedAt: new Date(),
    };
    await tx.dispute.upsert({
      where: { stripeDisputeId },
      create: { stripeDisputeId, orderId, paymentId: payment.id, status: dispute.status, ...facts },
      update: isOld ? { updatedAt: facts.updatedAt } : { status: dispute.status, ...facts },
      select: { id: true },
    });
    await moveByMoney(tx, orderId);
    if (isOld || known?.status === dispute.status) return;
    const subject = `order:${order.number}:${stripeDisputeId}`;
    if (
      dispute.status !== "lost" &&
      !isDisputeOpen({ status: dispute.status, amountPence: dispute.amount })
    ) {
      await settleAlertsAbout(tx, { kind: "dispute", subject, reason: "The dispute ended for the shop" });
    } else {
      const words = disputeWords(dispute, order.number, facts.evidenceDueAt);
      await alertDesk(tx, { kind: "dispute", subject, words });
    }
  });
  return "booked";
}

const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

function disputeWords(dispute: Stripe.Dispute, number: number, dueAt: Date | null): string {
  const amount = formatPence(pence(dispute.amount));
  const about = `The bank of who paid order ${orderNumberText(number)} asks ${amount} back (${dispute.reason.replaceAll("_", " ")}).`;
  if (dispute.status === "lost")
    return `${about} The dispute is lost: that money is gone. If it was all of it, send nothing more.`;
  if (dispute.status.endsWith("under_review"))
    return `${about} The evidence is with the bank. Send nothing more.`;
  const due = dueAt ? ` by ${day.format(dueAt)}` : "";
  return `${about} Answer at Stripe with evidence${due}, or accept it there. Send nothing more meanwhile.`;
}
