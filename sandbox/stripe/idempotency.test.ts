import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Stand } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());

function post(key: string, reference: string, path = "/v1/checkout/sessions"): Promise<Response> {
  return fetch(`${stand.origin}${path}`, {
    method: "POST",
    headers: { authorization: "Bearer sk_test_x", "idempotency-key": key },
    body: new URLSearchParams({
      success_url: "http://localhost/ok",
      client_reference_id: reference,
      "line_items[0][quantity]": "1",
      "line_items[0][price_data][currency]": "gbp",
      "line_items[0][price_data][unit_amount]": "900",
      "line_items[0][price_data][product_data][name]": "Ball",
    }),
  });
}

async function sessionsWith(reference: string): Promise<number> {
  const state = await stand.control("GET", "/state");
  return JSON.stringify(state["sessions"]).split(`"client_reference_id":"${reference}"`).length - 1;
}

describe("an idempotency key", () => {
  it("gives the stored answer again, byte for byte, without doing it again", async () => {
    const first = await post("key-1", "one");
    const second = await post("key-1", "one");
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    expect(second.headers.get("original-request")).toBe(first.headers.get("request-id"));
    expect(await second.text()).toBe(await first.text());
    expect(await sessionsWith("one")).toBe(1);
  });

  it("is refused for other parameters and for another call", async () => {
    await post("key-2", "two");
    const other = await post("key-2", "three");
    expect(other.status).toBe(400);
    expect(await other.json()).toMatchObject({ error: { type: "idempotency_error" } });
    const elsewhere = await post("key-2", "two", "/v1/refunds");
    expect(await elsewhere.json()).toMatchObject({ error: { type: "idempotency_error" } });
    expect(await sessionsWith("three")).toBe(0);
  });

  it("answers 409 while the first request is being answered", async () => {
    await stand.control("POST", "/faults", { path: "/v1/checkout/sessions", kind: "delay", delayMs: 400 });
    const first = post("key-3", "four");
    await stand.until(
      async () => ((await stand.control("GET", "/state"))["faults"] as unknown[]).length === 0 || undefined,
    );
    const second = await post("key-3", "four");
    expect(second.status).toBe(409);
    expect((await first).status).toBe(200);
    expect((await post("key-3", "four")).headers.get("idempotent-replayed")).toBe("true");
    expect(await sessionsWith("four")).toBe(1);
  });

  it("keeps a refusal that came of the work, and not one of the parameters", async () => {
    const session = await stand.openSession();
    await stand.stripe.checkout.sessions.expire(session.id);
    const expire = () =>
      fetch(`${stand.origin}/v1/checkout/sessions/${session.id}/expire`, {
        method: "POST",
        headers: { authorization: "Bearer sk_test_x", "idempotency-key": "key-4" },
      });
    expect((await expire()).headers.get("idempotent-replayed")).toBeNull();
    const replayed = await expire();
    expect(replayed.status).toBe(400);
    expect(replayed.headers.get("idempotent-replayed")).toBe("true");

    const wrong = () => stand.stripe.refunds.create({ amount: 0.5 }, { idempotencyKey: "key-5" });
    await expect(wrong()).rejects.toMatchObject({ code: "parameter_invalid_integer" });
    await expect(wrong()).rejects.not.toHaveProperty(["headers", "idempotent-replayed"]);
  });

  it("is forgotten after 24 hours", async () => {
    await post("key-6", "six");
    await stand.control("POST", "/clock", { advanceSeconds: 24 * 60 * 60 + 5 });
    const late = await post("key-6", "six");
    expect(late.headers.get("idempotent-replayed")).toBeNull();
    expect(await sessionsWith("six")).toBe(2);
  });
});
