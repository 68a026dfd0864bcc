import Stripe from "stripe";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env, isLive } from "@/lib/env";
import { err, ok, type Result } from "@/lib/result";
import { patiently, stripe } from "@/lib/stripe/client";
import { noteDecline } from "./buyer-guard-commands";
import { planForEvent, type EventPlan } from "./checkout";
import { followDispute } from "./dispute-commands";
import { followRefund } from "./refund-commands";
import { isOrphanSettled } from "./orphan-reads";
import { settle } from "./settle-commands";

/**
 * Checks who sent an event and writes it down; a repeat is the same row. Refuses a signature that is
 * missing, wrong, or older than five minutes, and a test event when real money moves (or the other way round);
 * and then writes nothing.
 */
export async function receiveEvent(
  body: string,
  signature: string | null,
): Promise<Result<string, "bad-signature" | "other-mode">> {
  let event: Stripe.Event;
  try {
    event = stripe().webhooks.constructEvent(body, signature ?? "", env().STRIPE_WEBHOOK_SECRET);
  } catch (error) {
    if (error instanceof Stripe.errors.StripeSignatureVerificationError || error instanceof SyntaxError) {
      return err("bad-signature");
    }
    throw error;
  }
  if (event.livemode !== isLive()) return err("other-mode");
  await storeEvents([event]);
  return ok(event.id);
}

/** Writes events down as they came; one that is there already is left as it is. */
export async function storeEvents(events: readonly Stripe.Event[]): Promise<void> {
  const data = events.map((event) => {
    // An event is JSON by its nature; its type is only too wide for Prisma to see that.
    const payload: Prisma.InputJsonObject = JSON.parse(JSON.stringify(event));
    return { id: event.id, type: event.type, payload };
  });
  await db().stripeEvent.createMany({ data, skipDuplicates: true });
}

/**
 * Carries out what a stored event asks for. What fails is written beside it and stays for the reconciler.
 * @param again also when it was carried out before
 * @returns whether it is done
 */
export async function processEvent(id: string, again = false): Promise<boolean> {
  const row = await db().stripeEvent.findUnique({
    where: { id },
    select: { payload: true, processedAt: true },
  });
  if (!row) return false;
  if (row.processedAt && !again) return true;
  try {
    // Verified on its way in; its shape is Stripe's.
    await carryOutPlan(planForEvent(row.payload as unknown as Stripe.Event));
    await db().stripeEvent.update({
      where: { id },
      data: { processedAt: new Date(), attempts: { increment: 1 }, lastError: null },
      select: { id: true },
    });
    return true;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const lastError = reason.replaceAll("\0", "").slice(0, 500);
    await db().stripeEvent.update({
      where: { id },
      data: { attempts: { increment: 1 }, lastError },
      select: { id: true },
    });
    return false;
  }
}

/** @throws while nobody knows what the event is about: it stays, and somebody is told */
async function carryOutPlan(plan: EventPlan): Promise<void> {
  switch (plan.kind) {
    case "settle":
      if ((await settle(plan.sessionId)) !== "unknown-session") return;
      // Somebody at the desk has looked at that money and decided about it.
      if (await isOrphanSettled(plan.sessionId)) return;
      throw new Error(`No order knows the session ${plan.sessionId}`);
    case "refund":
      return aboutPayment(plan.paymentIntentId, () => followRefund(plan.refundId));
    case "dispute":
      return aboutPayment(plan.paymentIntentId, () => followDispute(plan.disputeId));
    case "decline":
      return noteDecline(plan);
    case "nothing":
  }
}

/** What happened to a payment can be heard of before the payment itself: then that is booked first. */
async function aboutPayment(
  paymentIntentId: string | null,
  follow: () => Promise<"booked" | "unknown-payment">,
): Promise<void> {
  if ((await follow()) === "booked") return;
  if (paymentIntentId) {
    const sessions = await patiently(() =>
      stripe().checkout.sessions.list({ payment_intent: paymentIntentId, limit: 1 }),
    );
    const [session] = sessions.data;
    // A payment that did not fit and was given back at Stripe has ended its order: there is no more to book.
    if (session && (await settle(session.id)) === "released") return;
    if (session && (await follow()) === "booked") return;
    if (session && (await isOrphanSettled(session.id))) return;
    // A payment without a page was taken by somebody else who uses the same account.
    if (!session) return;
  }
  throw new Error(`No order knows the payment ${paymentIntentId ?? "of this event"}`);
}
