import Stripe from "stripe";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { env, isLive } from "@/lib/env";
import { err, ok, type Result } from "@/lib/result";
import { stripe } from "@/lib/stripe/client";
import { noteDecline } from "./buyer-guard-commands";
import { planForEvent } from "./checkout";
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
  await storeEvent(event);
  return ok(event.id);
}

export async function storeEvent(event: Stripe.Event): Promise<void> {
  // An event is JSON by its nature; its type is only too wide for Prisma to see that.
  const payload: Prisma.InputJsonObject = JSON.parse(JSON.stringify(event));
  await db().stripeEvent.createMany({
    data: [{ id: event.id, type: event.type, payload }],
    skipDuplicates: true,
  });
}

/**
 * Carries out what a stored event asks for. What fails is written beside it and stays for the reconciler.
 * @returns whether it is done
 */
export async function processEvent(id: string): Promise<boolean> {
  const row = await db().stripeEvent.findUnique({
    where: { id },
    select: { payload: true, processedAt: true },
  });
  if (!row) return false;
  if (row.processedAt) return true;
  // Verified on its way in; its shape is Stripe's.
  const event = row.payload as unknown as Stripe.Event;
  const plan = planForEvent(event);
  try {
    await noteDecline(event);
    if (plan.kind === "settle" && (await settle(plan.sessionId)) === "unknown-session") {
      throw new Error(`No order knows the session ${plan.sessionId}`);
    }
    await db().stripeEvent.update({
      where: { id },
      data: { processedAt: new Date(), attempts: { increment: 1 }, lastError: null },
      select: { id: true },
    });
    return true;
  } catch (error) {
    const lastError = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    await db().stripeEvent.update({
      where: { id },
      data: { attempts: { increment: 1 }, lastError },
      select: { id: true },
    });
    return false;
  }
}
