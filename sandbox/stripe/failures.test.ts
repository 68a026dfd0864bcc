import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Stand, bands } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());
beforeEach(async () => {
  await stand.control("POST", "/reset");
  stand.receiver.events.length = 0;
});

const path = "/v1/checkout/sessions";

function create(key: string, retries = 0) {
  return stand.client({ maxNetworkRetries: retries }).checkout.sessions.create(bands(), {
    idempotencyKey: key,
  });
}

describe("a failure that is kept under its key", () => {
  it.each([
    ["before", 0],
    ["after", 1],
  ] as const)(
    "%s the work is answered again for ever, and the work is done %i times",
    async (when, times) => {
      await stand.fault({ path, kind: "status", status: 500, when, saved: true });
      await expect(create("kept", 2)).rejects.toMatchObject({ statusCode: 500 });
      const again = await create("kept").catch((error: unknown) => error);
      expect(again).toMatchObject({ statusCode: 500, headers: { "idempotent-replayed": "true" } });
      expect((await stand.state()).sessions).toHaveLength(times);
      expect((await stand.state()).idempotencyKeys).toMatchObject([{ key: "kept", status: 500 }]);
      await create("another");
      expect((await stand.state()).sessions).toHaveLength(times + 1);
    },
  );
});

describe("policies of delivery", () => {
  it("apply by type, several at once, with patterns and counts", async () => {
    await stand.deliver(
      { types: ["payment_intent.*"], drop: true },
      { types: ["checkout.session.completed"], repeat: 2, delayMs: 300, count: 1 },
    );
    for (let purchase = 0; purchase < 2; purchase += 1) await stand.pay(await stand.openSession());
    const completed = () => stand.receiver.types().filter((type) => type === "checkout.session.completed");
    await stand.until(() => (completed().length >= 4 ? true : undefined));
    expect(stand.receiver.types().filter((type) => type === "charge.succeeded")).toHaveLength(2);
    expect(stand.receiver.types().some((type) => type.startsWith("payment_intent."))).toBe(false);
    const { events, deliveries } = await stand.state();
    const dropped = deliveries.filter(({ state }) => state === "dropped");
    expect(dropped).toHaveLength(4);
    const lost = events.find(({ type }) => type === "payment_intent.succeeded");
    await stand.redeliver(lost?.id ?? "");
    await stand.until(() => stand.receiver.types().includes("payment_intent.succeeded") || undefined);
  });

  it("turn the events of every purchase round, and repeat and delay them as well", async () => {
    await stand.deliver({ reorder: true, repeat: 1, delayMs: 100 });
    for (let purchase = 0; purchase < 3; purchase += 1) {
      stand.receiver.events.length = 0;
      await stand.pay(await stand.openSession());
      await stand.until(() => (stand.receiver.events.length >= 8 ? true : undefined));
      const first = [...new Set(stand.receiver.types())];
      expect(first[0]).toBe("checkout.session.completed");
      expect(first.at(-1)).toBe("payment_intent.created");
    }
  }, 30_000);
});
