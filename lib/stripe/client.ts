import { setTimeout as pause } from "node:timers/promises";
import Stripe from "stripe";
import { env } from "@/lib/env";
import { refuseInTransaction } from "@/lib/in-transaction";

let known: Stripe | undefined;

/** The one door to Stripe: the real SDK, its API version pinned; only the address differs for a stand-in. */
export function stripe(): Stripe {
  refuseInTransaction("Stripe");
  if (known) return known;
  const base = env().STRIPE_API_BASE;
  const address = base ? new URL(base) : undefined;
  known = new Stripe(env().STRIPE_SECRET_KEY, {
    apiVersion: "2026-10-28.endive",
    maxNetworkRetries: 2,
    timeout: 10_000,
    telemetry: false,
    ...(address && {
      host: address.hostname,
      port: Number(address.port || (address.protocol === "https:" ? 443 : 80)),
      protocol: address.protocol === "https:" ? ("https" as const) : ("http" as const),
    }),
  });
  return known;
}

/**
 * Whether Stripe surely did nothing. A 4xx is its word; a time-out, a cut answer, a 5xx or a 409
 * (the same key still in use) leave the outcome open, and only a replay can tell.
 */
export function isDefiniteRefusal(error: unknown): boolean {
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  const status = error.statusCode ?? 0;
  return status >= 400 && status < 500 && status !== 409 && status !== 429;
}

/** Whether it was the shop's own key that Stripe refused: it says nothing of what was asked. */
export function isKeyRefused(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && (error.statusCode === 401 || error.statusCode === 403);
}

/** Whether another request with the same key is still on its way: asking again in a moment tells its outcome. */
export function isStillInUse(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 409;
}

/** Whether Stripe says that there is no such thing. */
export function isUnknownToStripe(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && error.statusCode === 404;
}

/** Whether Stripe gave no usable answer, so that asking again may help. */
export function isStripeAway(error: unknown): boolean {
  return error instanceof Stripe.errors.StripeError && !isDefiniteRefusal(error);
}

/** With the waits between them, about three seconds: a buyer still waits for the payment page. */
const patientTries = 5;
const firstWaitMilliseconds = 150;

/**
 * Asks again when Stripe says "too many at once", which its SDK does not. Only for what may be asked twice: reads, and
 * writes with a key of their own.
 */
export async function patiently<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      const isTooMany = error instanceof Stripe.errors.StripeError && error.statusCode === 429;
      if (!isTooMany || tries === patientTries) throw error;
      // Apart from one another, or all who were turned away would come back together.
      await pause(firstWaitMilliseconds * 2 ** (tries - 1) * (0.5 + Math.random()));
    }
  }
}
