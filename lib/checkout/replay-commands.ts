import type Stripe from "stripe";
import { db } from "@/lib/db/client";
import { formatPence, pence } from "@/lib/money";
import { orderNumberText } from "@/lib/orders/orders";
import { err, ok, type Result } from "@/lib/result";
import { isUnknownToStripe, patiently, stripe } from "@/lib/stripe/client";
import { planForEvent } from "./checkout";
import { moveCursorsBack } from "./fetch-commands";
import { reconcile, type Reconciled } from "./reconcile-commands";
import { processEvent, storeEvents } from "./webhook-commands";

/** What came of an event, for people. */
export interface ReplayedEvent {
  readonly type: string;
  readonly isDone: boolean;
  readonly words: string;
}

/**
 * Fetches one event from Stripe again, stores it and carries it out, also when that was done before: an event only says where
 * to look, so that doing it again changes nothing that is right. Refuses one that Stripe does not know (it forgets them
 * after 30 days).
 */
export async function replayEvent(id: string): Promise<Result<ReplayedEvent, "unknown-event">> {
  const event = await retrieveEvent(id);
  if (!event) return err("unknown-event");
  await storeEvents([event]);
  const isDone = await processEvent(id, true);
  const words = isDone ? await wordOutcome(event) : await wordFailure(id);
  return ok({ type: event.type, isDone, words });
}

async function retrieveEvent(id: string): Promise<Stripe.Event | null> {
  try {
    return await patiently(() => stripe().events.retrieve(id));
  } catch (error) {
    if (isUnknownToStripe(error)) return null;
    throw error;
  }
}

async function wordFailure(id: string): Promise<string> {
  const row = await db().stripeEvent.findUnique({ where: { id }, select: { lastError: true } });
  return `It could not be carried out: ${row?.lastError ?? "no reason known"}. It stays, and is tried again every minute.`;
}

async function wordOutcome(event: Stripe.Event): Promise<string> {
  const plan = planForEvent(event);
  switch (plan.kind) {
    case "settle": {
      const attempt = await db().checkoutAttempt.findUnique({
        where: { sessionId: plan.sessionId },
        select: { order: { select: { number: true, state: true } } },
      });
      if (!attempt) return `No order belongs to page ${plan.sessionId}, and nothing is left to do about it.`;
      return `${wordOrder(attempt.order)}.`;
    }
    case "refund": {
      const refund = await db().refund.findUnique({
        where: { stripeRefundId: plan.refundId },
        select: { amountPence: true, state: true, order: { select: { number: true, state: true } } },
      });
      if (!refund) return `No order belongs to refund ${plan.refundId}, and nothing is left to do about it.`;
      const amount = formatPence(pence(refund.amountPence));
      return `Refund of ${amount}: ${plain(refund.state)}. ${wordOrder(refund.order)}.`;
    }
    case "dispute": {
      const dispute = await db().dispute.findUnique({
        where: { stripeDisputeId: plan.disputeId },
        select: { status: true, order: { select: { number: true, state: true } } },
      });
      if (!dispute)
        return `No order belongs to dispute ${plan.disputeId}, and nothing is left to do about it.`;
      return `Dispute: ${plain(dispute.status)}. ${wordOrder(dispute.order)}.`;
    }
    case "decline":
      return "A declined card: it is counted for its order, if there is one.";
    case "nothing":
      return "The shop does nothing about events like this.";
  }
}

function wordOrder({ number, state }: { number: number; state: string }): string {
  return `Order ${orderNumberText(number)} is ${plain(state)}`;
}

function plain(state: string): string {
  return state.replaceAll("_", " ");
}

/**
 * Fetches everything that happened at Stripe since a time, and carries out all of it that can be. For books that are an older
 * copy, or when events were lost; any number of times. Broken off, the reconciler goes on with it.
 */
export async function replaySince(since: Date): Promise<Reconciled> {
  await moveCursorsBack(since);
  return reconcile(new Date(), since);
}
