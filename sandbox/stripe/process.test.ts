import { spawnSync } from "node:child_process";
import { afterEach, describe, expect, it } from "vitest";
import { Stand } from "./testing/stand";

const stands: Stand[] = [];
async function start(extra: Readonly<Record<string, string>> = {}): Promise<Stand> {
  const stand = await Stand.start(extra);
  stands.push(stand);
  return stand;
}
afterEach(async () => {
  for (const stand of stands.splice(0)) await stand.stop();
});

describe("the clock", () => {
  it("expires a session when its time comes, without anybody asking", async () => {
    const stand = await start();
    const session = await stand.openSession({ expires_at: Math.floor(Date.now() / 1000) + 31 * 60 });
    await stand.control("POST", "/clock", { advanceSeconds: 31 * 60 - 2 });
    expect(await stand.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "open" });
    await stand.until(() => stand.receiver.types().includes("checkout.session.expired") || undefined);
    expect(await stand.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: "expired",
      url: null,
    });
    expect(await (await stand.pay(session)).text()).toContain("has expired");
    expect((await stand.stripe.charges.list()).data).toEqual([]);
  }, 30_000);
});

describe("the process", () => {
  it("loses nothing to kill -9, and goes on delivering", async () => {
    const stand = await start();
    const session = await stand.openSession({ client_reference_id: "kept" });
    stand.receiver.nextStatuses.push(500, 500, 500, 500);
    await stand.pay(session);
    await stand.until(() => (stand.receiver.events.length >= 4 ? true : undefined));
    await stand.control("POST", "/clock", { advanceSeconds: 500 });
    await stand.end("SIGKILL");
    stand.receiver.events.length = 0;
    await stand.boot();
    expect(await stand.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      client_reference_id: "kept",
      payment_status: "paid",
    });
    const { now } = (await stand.control("GET", "/clock")) as { now: number };
    expect(now).toBeGreaterThan(Date.now() / 1000 + 490);
    await stand.until(() => (new Set(stand.receiver.types()).size >= 4 ? true : undefined), 8_000);
  }, 30_000);

  it("ends soon after SIGTERM, also while a request hangs", async () => {
    const stand = await start();
    await stand.control("POST", "/faults", { path: "/v1/events", kind: "hang" });
    void stand.stripe.events.list().catch(() => undefined);
    await stand.until(
      async () => ((await stand.control("GET", "/state"))["faults"] as unknown[]).length === 0 || undefined,
    );
    expect(await stand.end("SIGTERM")).toBeLessThan(4_000);
  }, 30_000);

  it("says which setting is missing or malformed", () => {
    const bare = { ...process.env, STRIPE_SANDBOX_PORT: "", STRIPE_SANDBOX_DATA: "" };
    const attempt = (environment: Record<string, string>) =>
      spawnSync(process.execPath, ["--import", "tsx", "sandbox/stripe/main.ts"], {
        env: { ...bare, ...environment },
        encoding: "utf8",
      });
    const missing = attempt({});
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain("STRIPE_SANDBOX_DATA is missing");
    const malformed = attempt({ STRIPE_SANDBOX_PORT: "many" });
    expect(malformed.stderr).toContain('STRIPE_SANDBOX_PORT is "many"');
  }, 30_000);

  it("limits requests, in a burst as much as in a second", async () => {
    const stand = await start({ STRIPE_SANDBOX_RATE_LIMIT: "25" });
    const statuses = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const answer = await fetch(`${stand.origin}/v1/events`, {
          headers: { authorization: "Bearer sk_test_x" },
        });
        return answer.status;
      }),
    );
    const refused = statuses.filter((status) => status === 429).length;
    expect(statuses.length - refused).toBeGreaterThanOrEqual(25);
    expect(refused).toBeGreaterThan(5);
    await expect(
      Promise.all(Array.from({ length: 60 }, () => stand.stripe.events.list())),
    ).rejects.toMatchObject({ type: "StripeRateLimitError" });
  }, 30_000);
});

describe("faults", () => {
  it("fail before or after the work, cut, reset and hang", async () => {
    const stand = await start();
    const create = (key: string, retries = 0, timeout = 5_000) =>
      stand
        .client({ maxNetworkRetries: retries, timeout })
        .checkout.sessions.create(
          { ...{ success_url: "http://localhost/ok" }, line_items: [line] },
          { idempotencyKey: key },
        );
    const line = {
      quantity: 1,
      price_data: { currency: "gbp", unit_amount: 900, product_data: { name: "Ball" } },
    };
    const sessions = async () => ((await stand.control("GET", "/state"))["sessions"] as unknown[]).length;
    const path = "/v1/checkout/sessions";

    await stand.control("POST", "/faults", { path, kind: "status", status: 500 });
    await expect(create("a")).rejects.toMatchObject({ statusCode: 500 });
    expect(await sessions()).toBe(0);

    await stand.control("POST", "/faults", { path, kind: "status", status: 503, when: "after" });
    const retried = await create("b", 2);
    expect(retried.lastResponse.headers["idempotent-replayed"]).toBe("true");
    expect(await sessions()).toBe(1);

    await stand.control("POST", "/faults", { path, kind: "cut" });
    await expect(create("c", 2)).rejects.toThrow();
    expect(await sessions()).toBe(2);
    await create("c");
    expect(await sessions()).toBe(2);

    await stand.control("POST", "/faults", { path, kind: "reset", when: "after" });
    await create("d", 2);
    expect(await sessions()).toBe(3);

    await stand.control("POST", "/faults", { path, kind: "hang", method: "POST" });
    await create("e", 2, 300);
    expect(await sessions()).toBe(4);

    await stand.control("POST", "/reset");
    expect(await sessions()).toBe(0);
  }, 30_000);
});
