import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { setTimeout as pause } from "node:timers/promises";
import { Stand, idOf } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());
beforeEach(async () => {
  await stand.control("POST", "/events/policy", { none: true });
  stand.receiver.events.length = 0;
  stand.receiver.signatures.length = 0;
});

async function paidSession() {
  const session = await stand.openSession();
  await stand.pay(session);
  return session;
}

function seen(type: string, times = 1): true | undefined {
  return stand.receiver.types().filter((one) => one === type).length >= times || undefined;
}

describe("events", () => {
  it("tell of a purchase, signed, with the object as it was", async () => {
    const session = await paidSession();
    await stand.until(() => (stand.receiver.events.length >= 4 ? true : undefined));
    expect(stand.receiver.types().toSorted()).toEqual([
      "charge.succeeded",
      "checkout.session.completed",
      "payment_intent.created",
      "payment_intent.succeeded",
    ]);
    expect(stand.receiver.badSignatures).toBe(0);
    const completed = stand.receiver.events.find(({ type }) => type === "checkout.session.completed");
    expect(completed).toMatchObject({
      object: "event",
      livemode: false,
      data: { object: { id: session.id, payment_status: "paid" } },
    });
  });

  it("tell of a decline and of an expiry", async () => {
    const session = await stand.openSession();
    await stand.pay(session, { number: "4000000000000002" });
    await stand.stripe.checkout.sessions.expire(session.id, {}, { idempotencyKey: "expire-it" });
    await stand.until(() => seen("checkout.session.expired"));
    await stand.until(() => seen("charge.failed"));
    await stand.until(() => seen("payment_intent.payment_failed"));
    await stand.until(() => seen("payment_intent.canceled"));
    const { data } = await stand.stripe.events.list({ types: ["checkout.session.expired"], limit: 1 });
    expect(data[0]?.request?.idempotency_key).toBe("expire-it");
  });

  it("come again after a 500, under a signature of their own", async () => {
    stand.receiver.nextStatuses.push(500, 500);
    const session = await stand.openSession();
    await stand.stripe.checkout.sessions.expire(session.id);
    await stand.until(() => seen("checkout.session.expired", 3), 8_000);
    expect(new Set(stand.receiver.events.map(({ id }) => id)).size).toBe(1);
    expect(new Set(stand.receiver.signatures).size).toBe(3);
    const { deliveries } = (await stand.control("GET", "/state")) as {
      deliveries: { attempts: number; state: string }[];
    };
    expect(deliveries.at(-1)).toMatchObject({ attempts: 3, state: "delivered" });
  }, 15_000);

  it("are listed by type, time and cursor, and sent again when asked", async () => {
    await paidSession();
    const { data } = await stand.stripe.events.list({
      types: ["checkout.session.completed", "charge.*"],
      limit: 2,
    });
    expect(data.map(({ type }) => type)).toEqual(["checkout.session.completed", "charge.succeeded"]);
    const older = await stand.stripe.events.list({ starting_after: data[0]?.id ?? "", limit: 1 });
    expect(older.data[0]?.type).toBe("payment_intent.succeeded");
    await stand.until(() => seen("checkout.session.completed"));
    await stand.control("POST", `/events/${data[0]?.id}/redeliver`);
    await stand.until(() => seen("checkout.session.completed", 2));
  });

  it("can be dropped, repeated, delayed and turned round", async () => {
    await stand.control("POST", "/events/policy", {
      drop: true,
      types: ["checkout.session.completed"],
      count: 1,
    });
    await paidSession();
    await stand.until(() => seen("payment_intent.succeeded"));
    await pause(200);
    expect(seen("checkout.session.completed")).toBeUndefined();
    const missed = await stand.stripe.events.list({ delivery_success: false });
    expect(missed.data.map(({ type }) => type)).toEqual(["checkout.session.completed"]);

    await stand.control("POST", "/events/policy", { repeat: 2 });
    await paidSession();
    await stand.until(() => seen("checkout.session.completed", 3));

    await stand.control("POST", "/events/policy", { delayMs: 700 });
    stand.receiver.events.length = 0;
    await paidSession();
    await pause(300);
    expect(stand.receiver.events).toEqual([]);
    await stand.until(() => seen("checkout.session.completed"));

    await stand.control("POST", "/events/policy", { reorder: true });
    stand.receiver.events.length = 0;
    await paidSession();
    await stand.until(() => (stand.receiver.events.length >= 4 ? true : undefined));
    expect(stand.receiver.types()[0]).toBe("checkout.session.completed");
  });
});

describe("refunds", () => {
  it("give back a part, then the rest, and never more", async () => {
    const session = await paidSession();
    const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
    const part = await stand.stripe.refunds.create({
      payment_intent: idOf(intent),
      amount: 1000,
      reason: "requested_by_customer",
      metadata: { order: "1" },
    });
    expect(part).toMatchObject({ amount: 1000, status: "succeeded", payment_intent: intent });
    await expect(
      stand.stripe.refunds.create({ payment_intent: idOf(intent), amount: 1501 }),
    ).rejects.toMatchObject({
      statusCode: 400,
      param: "amount",
    });
    const rest = await stand.stripe.refunds.create({ charge: idOf(part.charge) });
    expect(rest.amount).toBe(1500);
    await expect(stand.stripe.refunds.create({ charge: idOf(part.charge) })).rejects.toMatchObject({
      code: "charge_already_refunded",
    });
    const charge = await stand.stripe.charges.retrieve(idOf(part.charge), { expand: ["refunds"] });
    expect(charge).toMatchObject({ amount_refunded: 2500, refunded: true });
    expect(charge.refunds?.data.map(({ id }) => id)).toEqual([rest.id, part.id]);
    expect((await stand.stripe.refunds.list({ payment_intent: idOf(intent) })).data).toHaveLength(2);
    await stand.until(() => seen("charge.refunded", 2));
    await stand.until(() => seen("refund.created", 2));
  });

  it("are refused for what was never paid", async () => {
    await expect(stand.stripe.refunds.create({})).rejects.toMatchObject({ code: "parameter_missing" });
    await expect(stand.stripe.refunds.create({ payment_intent: "pi_none" })).rejects.toMatchObject({
      code: "resource_missing",
    });
    const session = await stand.openSession();
    await stand.pay(session, { number: "4000000000000002" });
    const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
    await expect(stand.stripe.refunds.create({ payment_intent: idOf(intent) })).rejects.toThrow(
      /successful charge/,
    );
  });
});
