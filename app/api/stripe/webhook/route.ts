import { processEvent, receiveEvent } from "@/lib/checkout/webhook-commands";
import { readBody } from "@/lib/form";
import { json } from "../../answer";

const maximumBytes = 1024 * 1024;

/**
 * Stripe's events. 400 for what Stripe did not sign, 500 when it could not be written down (Stripe sends it
 * again), 200 once it is stored: what then fails is the reconciler's to repeat, not Stripe's.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await readBody(request, maximumBytes);
  if (!body) return json({ error: "That was more than an event can be." }, 413);
  const received = await receiveEvent(
    Buffer.from(body).toString("utf8"),
    request.headers.get("stripe-signature"),
  );
  if (!received.ok) return json({ error: "The signature is missing, wrong or too old." }, 400);
  await processEvent(received.value);
  return json({ received: true });
}
