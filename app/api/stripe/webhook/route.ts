import { processEvent, receiveEvent } from "@/lib/checkout/webhook-commands";
import { json } from "../../answer";

const maximumBytes = 1024 * 1024;

/**
 * Stripe's events. 400 for what Stripe did not sign, 500 when it could not be written down (Stripe sends it
 * again), 200 once it is stored: what then fails is the reconciler's to repeat, not Stripe's.
 */
export async function POST(request: Request): Promise<Response> {
  if (Number(request.headers.get("content-length") ?? 0) > maximumBytes)
    return json({ error: "too large" }, 413);
  const body = await request.text();
  const received = await receiveEvent(body, request.headers.get("stripe-signature"));
  if (!received.ok) return json({ error: "The signature is missing, wrong or too old." }, 400);
  await processEvent(received.value);
  return json({ received: true });
}
