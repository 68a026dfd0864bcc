import type Stripe from "stripe";
import { newId } from "@/sandbox/stripe/state/ids";
import { apiVersion } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { takePolicy } from "./policy";

type Subject =
  | Stripe.Checkout.Session
  | Stripe.PaymentIntent
  | Stripe.Charge
  | Stripe.Refund
  | Stripe.Dispute
  | Stripe.Customer;

/** Reordered events of one call leave in turns of this length, the latest first. */
const reorderStepMs = 120;
const reorderSteps = 8;

/**
 * Keeps an event with the object as it is now, and what is to be delivered of it. Call it inside the transaction that
 * made the change, so that neither is ever there without the other.
 */
export function recordEvent(
  world: World,
  cause: Cause,
  type: Stripe.Event.Type,
  object: Subject,
  previousAttributes?: Record<string, unknown>,
): void {
  const event: Stripe.EventBase = {
    id: newId.event(),
    object: "event",
    api_version: apiVersion,
    created: world.clock.nowSeconds(),
    data: { object, ...(previousAttributes && { previous_attributes: previousAttributes }) },
    livemode: false,
    pending_webhooks: 0,
    request: { id: cause?.requestId ?? null, idempotency_key: cause?.idempotencyKey ?? null },
    type,
  };
  world.store.insert("event", event, null);
  planDeliveries(world, event, cause);
}

function planDeliveries(world: World, event: Stripe.EventBase, cause: Cause): void {
  const policy = takePolicy(world.store, event.type);
  if (policy?.drop) {
    addDelivery(world, event.id, Date.now(), "dropped");
    return;
  }
  const dueMs =
    Date.now() + (policy?.delayMs ?? 0) + (policy?.reorder ? reorderedMs(world, event, cause) : 0);
  for (let copy = 0; copy <= (policy?.repeat ?? 0); copy += 1) addDelivery(world, event.id, dueMs);
}

/** How much later an event leaves so that those that the same call raised after it leave before it. */
function reorderedMs(world: World, event: Stripe.EventBase, cause: Cause): number {
  const change = cause?.requestId ?? `clock-${event.created}`;
  const [last = "", turn = "0"] = (world.store.readSetting("reorder_turn") ?? "").split(" ");
  const place = last === change ? Number(turn) + 1 : 0;
  world.store.writeSetting("reorder_turn", `${change} ${place}`);
  return reorderStepMs * (reorderSteps - (place % reorderSteps));
}

/** Asks for one more delivery of an event. `dueMs` is real time: deliveries do not follow the moved clock. */
export function addDelivery(
  world: World,
  event: string,
  dueMs: number,
  state: "pending" | "dropped" = "pending",
): void {
  world.store.run("INSERT INTO delivery (event, state, next_at_ms) VALUES (?, ?, ?)", [event, state, dueMs]);
}

/** How many deliveries of an event have not succeeded yet: Stripe's `pending_webhooks`. */
export function pendingWebhooks(world: World, event: string): number {
  const row = world.store.one(
    "SELECT count(*) AS pending FROM delivery WHERE event = ? AND state IN ('pending', 'dropped', 'abandoned')",
    [event],
  );
  return Math.min(1, Number(row?.["pending"] ?? 0));
}
