import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Stand, idOf } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

/** What became of a session, from its state and from its events, which must agree. */
async function outcomeOf(sessionId: string): Promise<"paid" | "expired"> {
  const { sessions, charges, events } = await stand.state();
  const session = sessions.find(({ id }) => id === sessionId);
  const told = events
    .filter(
      ({ data, type }) => type.startsWith("checkout.") && "id" in data.object && data.object.id === sessionId,
    )
    .map(({ type }) => type);
  const paid = charges.filter((charge) => charge.paid && charge.payment_intent === session?.payment_intent);
  if (session?.status === "complete") {
    expect(told).toEqual(["checkout.session.completed"]);
    expect(paid).toHaveLength(1);
    return "paid";
  }
  expect(session?.status).toBe("expired");
  expect(told).toEqual(["checkout.session.expired"]);
  expect(paid).toHaveLength(0);
  return "expired";
}

describe("paying and expiring at once", () => {
  it("has one outcome, whoever comes first", async () => {
    const sessions = await Promise.all(Array.from({ length: 12 }, () => stand.openSession()));
    const presses = sessions.flatMap((session, index) => {
      const pay = () => stand.pay(session);
      const expire = () => stand.stripe.checkout.sessions.expire(session.id).catch((error: unknown) => error);
      return index % 2 === 0 ? [pay, expire, pay] : [expire, pay, expire];
    });
    await Promise.all(presses.map((press) => press()));
    for (const { id } of sessions) expect(["paid", "expired"]).toContain(await outcomeOf(id));
  });

  it("has one outcome at the very second at which the time is over", async () => {
    const expiresAt = nowSeconds() + 31 * 60;
    const sessions = [];
    for (let count = 0; count < 8; count += 1) {
      sessions.push(await stand.openSession({ expires_at: expiresAt }));
    }
    const pages = sessions.map((session) => stand.pay(session));
    await Promise.all([stand.control("POST", "/clock", { now: expiresAt }), ...pages]);
    const outcomes = await Promise.all(sessions.map(({ id }) => outcomeOf(id)));
    const answers = await Promise.all(pages);
    for (const [index, outcome] of outcomes.entries()) {
      expect(answers[index]?.status).toBe(outcome === "paid" ? 303 : 200);
    }
    const late = sessions[outcomes.indexOf("expired")];
    if (late) expect(await (await stand.pay(late)).text()).toContain("has expired");
    await stand.control("POST", "/clock", { now: nowSeconds() });
  });

  it("tells the buyer who comes back from his bank too late, and charges him nothing", async () => {
    const session = await stand.openSession({ expires_at: nowSeconds() + 31 * 60 });
    await stand.pay(session, { number: "4000002500003155" });
    await stand.advance(31 * 60);
    const page = await fetch(`${stand.origin}/c/pay/${session.id}/approve`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ answer: "approve" }),
    });
    expect(await page.text()).toContain("has expired");
    expect(await outcomeOf(session.id)).toBe("expired");
    const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
    expect(await stand.stripe.paymentIntents.retrieve(idOf(intent))).toMatchObject({ status: "canceled" });
    await stand.control("POST", "/clock", { now: nowSeconds() });
  });
});

describe("the same thing asked for twice at once", () => {
  it("is charged once, though the buyer comes back from his bank twice", async () => {
    const session = await stand.openSession();
    await stand.pay(session, { number: "4000002500003155" });
    const approve = () =>
      fetch(`${stand.origin}/c/pay/${session.id}/approve`, {
        method: "POST",
        redirect: "manual",
        body: new URLSearchParams({ answer: "approve" }),
      });
    const answers = await Promise.all([approve(), approve(), stand.pay(session)]);
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(await outcomeOf(session.id)).toBe("paid");
  });

  it("is given back once, though two ask for the whole", async () => {
    const session = await stand.openSession();
    await stand.pay(session);
    const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
    const asked = await Promise.allSettled(
      Array.from({ length: 6 }, (_, index) =>
        stand.stripe.refunds.create(
          { payment_intent: idOf(intent) },
          index < 3 ? { idempotencyKey: "the-whole" } : {},
        ),
      ),
    );
    const { refunds } = await stand.state();
    expect(refunds.filter(({ payment_intent: of }) => of === intent)).toHaveLength(1);
    const ids = asked.flatMap((one) => (one.status === "fulfilled" ? [one.value.id] : []));
    expect(new Set(ids).size).toBeLessThanOrEqual(1);
  });

  it("ends one way when the bank answers yes, no and by itself", async () => {
    const session = await stand.openSession({ allowed_payment_method_types: ["card", "bacs_debit"] });
    await stand.payByAccount(session);
    await Promise.allSettled([
      stand.settle(session.id, "failed"),
      stand.settle(session.id, "succeeded"),
      stand.advance(61),
    ]);
    const { events } = await stand.state();
    const told = events.filter(
      ({ type, data }) =>
        type.startsWith("checkout.session.async") && "id" in data.object && data.object.id === session.id,
    );
    expect(told).toHaveLength(1);
  });
});

describe("amounts", () => {
  it("beyond what can be charged or given back are refused, however they are made up", async () => {
    const line = (unit_amount: number, quantity = 1) => ({
      quantity,
      price_data: { currency: "gbp", unit_amount, product_data: { name: "Band" } },
    });
    await expect(stand.openSession({ line_items: [line(100_000_000)] })).rejects.toMatchObject({
      code: "amount_too_large",
    });
    await expect(stand.openSession({ line_items: [line(1_000, 999_999)] })).rejects.toMatchObject({
      code: "amount_too_large",
    });
    await expect(stand.openSession({ line_items: [line(-1)] })).rejects.toMatchObject({
      code: "parameter_invalid_integer",
    });
    await expect(stand.openSession({ line_items: [line(500, 0)] })).rejects.toMatchObject({
      code: "parameter_invalid_integer",
    });
    expect((await stand.openSession({ line_items: [line(99_999_999)] })).amount_total).toBe(99_999_999);
    const session = await stand.openSession();
    await stand.pay(session);
    const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
    for (const amount of [2501, 2 ** 53, -1]) {
      await expect(
        stand.stripe.refunds.create({ payment_intent: idOf(intent), amount }),
      ).rejects.toMatchObject({ statusCode: 400, param: "amount" });
    }
  });
});
