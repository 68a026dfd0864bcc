import { readPolicies } from "@/sandbox/stripe/events/policy";
import type { World } from "@/sandbox/stripe/state/world";
import type { Faults } from "./faults";

/** Everything that is kept, oldest first. */
export function dump(world: World, faults: Faults): object {
  const { store } = world;
  const policies = readPolicies(store);
  return {
    now: world.clock.nowSeconds(),
    policy: policies[0] ?? null,
    policies,
    faults: faults.list(),
    sessions: store.all("checkout.session"),
    paymentIntents: store.all("payment_intent"),
    paymentMethods: store.all("payment_method"),
    charges: store.all("charge"),
    refunds: store.all("refund"),
    disputes: store.all("dispute"),
    customers: store.all("customer"),
    coupons: store.all("coupon"),
    promotionCodes: store.all("promotion_code"),
    products: store.all("product"),
    prices: store.all("price"),
    shippingRates: store.all("shipping_rate"),
    events: store.all("event"),
    deliveries: store
      .many(
        "SELECT number, event, state, attempts, next_at_ms, last_status, last_error FROM delivery ORDER BY number",
        [],
      )
      .map((row) => ({
        number: row["number"],
        event: row["event"],
        state: row["state"],
        attempts: row["attempts"],
        nextAtMs: row["next_at_ms"],
        lastStatus: row["last_status"],
        lastError: row["last_error"],
      })),
    idempotencyKeys: store
      .many("SELECT key, path, created, status, request FROM idempotency ORDER BY created, key", [])
      .map((row) => ({
        key: row["key"],
        path: row["path"],
        created: row["created"],
        status: row["status"],
        request: row["request"],
      })),
  };
}
