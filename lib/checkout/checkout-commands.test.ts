import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { addToBasket, changeQuantity } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { db } from "@/lib/db/client";
import { readFindings } from "@/lib/invariants/all-reads";
import { Stand, idOf } from "@/sandbox/stripe/testing/stand";
import { stockShelf, type Shelf } from "@/scripts/testing/stock";
import { beginCheckout } from "./begin-commands";
import { carryOut } from "./outbox-work";
import { reconcile } from "./reconcile-commands";
import { settle } from "./settle-commands";
import { processEvent, receiveEvent } from "./webhook-commands";
import { workOff } from "@/lib/outbox/outbox-commands";

let stand: Stand;

beforeAll(async () => {
  stand = await Stand.start();
  process.env["STRIPE_API_BASE"] = stand.origin.replace("localhost", "127.0.0.1");
  process.env["STRIPE_WEBHOOK_SECRET"] = stand.receiver.secret;
});

afterAll(() => stand.stop());

afterEach(async () => {
  const broken = (await readFindings()).filter((finding) => finding.broken.length > 0);
  expect(broken).toEqual([]);
});

const form = { email: "ann@example.com", postcode: "ls14dy", delivery: "deliver" } as const;

async function basketWith(shelf: Shelf, quantity: number): Promise<string> {
  const added = await addToBasket(undefined, { sku: shelf.sku, quantity, place: null });
  if (!added.ok) throw new Error(added.refusal);
  return added.value.token;
}

/** Presses "Check out" and tells the session that the buyer is sent to. */
async function press(token: string, contact: Parameters<typeof beginCheckout>[1] = form): Promise<string> {
  const begun = await beginCheckout(token, contact);
  if (!begun.ok) throw new Error(begun.refusal.kind);
  const sessionId = /cs_test_\w+/.exec(begun.value)?.[0];
  if (!sessionId) throw new Error(`no payment page: ${begun.value}`);
  return sessionId;
}

async function levelOf({ variantId }: Shelf) {
  return db().stockLevel.findUniqueOrThrow({
    where: { variantId },
    select: { onHand: true, reserved: true },
  });
}

async function orderOf(sessionId: string) {
  return db().order.findFirstOrThrow({
    where: { attempts: { some: { sessionId } } },
    include: { payment: true },
  });
}

describe("beginCheckout", () => {
  test("holds the stock, asks Stripe for the catalogue's sums, and resumes on a second press", async () => {
    const shelf = await stockShelf(5, { pricePence: 1250 });
    const token = await basketWith(shelf, 2);
    const sessionId = await press(token);
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 2 });
    const session = await stand.stripe.checkout.sessions.retrieve(sessionId);
    expect(session.amount_total).toBe(2 * 1250 + 395);
    expect(session.expires_at * 1000 - Date.now()).toBeGreaterThan(30 * 60_000);
    expect(await press(token)).toBe(sessionId);
    expect((await readBasket(token))?.lines[0]?.available, "his own hold does not sell him out").toBe(5);
    expect(
      await db().order.count({ where: { basket: { lines: { some: { variantId: shelf.variantId } } } } }),
    ).toBe(1);
  });

  test("closes the old page when the basket has changed", async () => {
    const shelf = await stockShelf(5);
    const token = await basketWith(shelf, 1);
    const first = await press(token);
    expect((await changeQuantity(token, shelf.sku, 4)).ok).toBe(true);
    const second = await press(token);
    expect(second).not.toBe(first);
    expect((await stand.stripe.checkout.sessions.retrieve(first)).status).toBe("expired");
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 4 });
    expect((await orderOf(first)).state).toBe("expired");
  });

  test("answers a double press with one order", async () => {
    const shelf = await stockShelf(5);
    const token = await basketWith(shelf, 1);
    const pressed = await Promise.all([
      beginCheckout(token, form),
      beginCheckout(token, form),
      beginCheckout(token, form),
    ]);
    expect(pressed.some(({ ok }) => ok)).toBe(true);
    for (const one of pressed) if (!one.ok) expect(one.refusal.kind).toBe("busy");
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 1 });
  });

  test("sells 12 units to 40 buyers 12 times", async () => {
    const shelf = await stockShelf(12);
    const tokens: string[] = [];
    for (let buyer = 0; buyer < 40; buyer += 1) tokens.push(await basketWith(shelf, 1));
    const pressed = await Promise.all(tokens.map((token) => beginCheckout(token, form)));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(12);
    const refusals = pressed.flatMap((one) => (one.ok ? [] : [one.refusal]));
    expect(refusals.every(({ kind }) => kind === "not-enough")).toBe(true);
    expect(await levelOf(shelf)).toEqual({ onHand: 12, reserved: 12 });
  });

  test.each([
    [{ ...form, email: "nobody" }, "bad-email"],
    [{ ...form, postcode: "nowhere" }, "bad-postcode"],
    [{ ...form, postcode: "JE2 3AB" }, "outside-zone"],
    [{ email: form.email, postcode: form.postcode }, "no-delivery-choice"],
  ])("refuses %j and keeps what was typed", async (contact, kind) => {
    const shelf = await stockShelf(1);
    const token = await basketWith(shelf, 1);
    const begun = await beginCheckout(token, { delivery: undefined, ...contact });
    expect(begun).toMatchObject({ ok: false, refusal: { kind } });
    expect(await readBasket(token)).toMatchObject({ email: contact.email, postcode: contact.postcode });
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
  });

  test("keeps the hold when Stripe's answer is lost, and finds the session again", async () => {
    const shelf = await stockShelf(3);
    const token = await basketWith(shelf, 1);
    await stand.control("POST", "/faults", {
      path: "/v1/checkout/sessions",
      kind: "cut",
      when: "after",
      times: 3,
    });
    expect(await beginCheckout(token, form)).toEqual({ ok: false, refusal: { kind: "payment-away" } });
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 1 });
    await stand.control("DELETE", "/faults");
    const sessionId = await press(token);
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 1 });
    const { id } = await orderOf(sessionId);
    const sessions = await stand.stripe.checkout.sessions
      .list({ limit: 100 })
      .autoPagingToArray({ limit: 1000 });
    expect(sessions.filter((session) => session.client_reference_id === id)).toHaveLength(1);
  });
});

describe("an attempt whose outcome stays unknown", () => {
  test("gives its stock back once its time is over, and a changed basket goes through", async () => {
    const shelf = await stockShelf(1);
    const token = await basketWith(shelf, 1);
    // A 500 that Stripe keeps under the key is the answer to every replay.
    const broken = { path: "/v1/checkout/sessions", kind: "status", status: 500, when: "before", times: 3 };
    await stand.control("POST", "/faults", broken);
    expect(await beginCheckout(token, form)).toMatchObject({ refusal: { kind: "payment-away" } });
    const { id } = await db().checkoutAttempt.findFirstOrThrow({ where: { state: "creating" } });
    const past = new Date(Date.now() - 10 * 60_000);
    await db().checkoutAttempt.update({ where: { id }, data: { expiresAt: past, createdAt: past } });
    await stand.control("POST", "/faults", broken);
    await reconcile();
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
    await stand.control("DELETE", "/faults");
    await press(token);
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 1 });
  });

  test("is told in words when Stripe goes away in the middle of a second press", async () => {
    const shelf = await stockShelf(2);
    const token = await basketWith(shelf, 1);
    await press(token);
    await stand.control("POST", "/faults", {
      path: "/v1/checkout/sessions",
      kind: "reset",
      when: "before",
      times: 9,
    });
    expect(await beginCheckout(token, form)).toMatchObject({ refusal: { kind: "payment-away" } });
    await stand.control("DELETE", "/faults");
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 1 });
  });
});

describe("settle", () => {
  test("books a payment once, however many ask at once", async () => {
    const shelf = await stockShelf(5, { pricePence: 1000 });
    const token = await basketWith(shelf, 2);
    const sessionId = await press(token);
    await stand.pay({ id: sessionId });
    const settled = await Promise.all(Array.from({ length: 12 }, () => settle(sessionId)));
    expect(new Set(settled)).toEqual(new Set(["paid"]));
    const order = await orderOf(sessionId);
    expect(order).toMatchObject({
      state: "paid",
      recipient: "Ann Runner",
      addressPostcode: "LS1 4AP",
      totalPence: 2395,
    });
    expect(order.payment).toMatchObject({ amountPence: 2395, sessionId });
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
    expect((await readBasket(token))?.lines).toEqual([]);
  });

  test("leaves in the basket what was added while paying", async () => {
    const shelf = await stockShelf(5);
    const token = await basketWith(shelf, 1);
    const sessionId = await press(token);
    await addToBasket(token, { sku: shelf.sku, quantity: 2, place: null });
    await stand.pay({ id: sessionId });
    await settle(sessionId);
    expect((await readBasket(token))?.lines).toMatchObject([{ quantity: 2 }]);
  });

  test("gives the stock back when the page has expired, and only then", async () => {
    const shelf = await stockShelf(2);
    const sessionId = await press(await basketWith(shelf, 2));
    expect(await settle(sessionId)).toBe("open");
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 2 });
    await stand.stripe.checkout.sessions.expire(sessionId);
    expect(await settle(sessionId)).toBe("released");
    expect(await settle(sessionId)).toBe("released");
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 0 });
  });

  test("asks about an address outside the zone that was charged", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand.pay({ id: sessionId }, { postcode: "JE2 3AB" });
    await settle(sessionId);
    expect((await orderOf(sessionId)).state).toBe("address_query");
  });

  test("sends all of the money back when the hold was lost and the stock is gone", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const { id } = await orderOf(sessionId);
    // A hold that ends without Stripe's word is what must never happen; here it is forced.
    const { releaseOrder } = await import("./release-commands");
    await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "Forced by a test" });
    const rival = await press(await basketWith(shelf, 1));
    await stand.pay({ id: rival });
    await settle(rival);
    await stand.pay({ id: sessionId });
    expect(await settle(sessionId)).toBe("paid");
    expect((await orderOf(sessionId)).state).toBe("paid_unfulfillable");
    const payment = await db().payment.findUniqueOrThrow({ where: { orderId: id } });
    await carryOut({ id: "test", kind: "refund", payload: { key: `refund-unfulfillable-${id}` } });
    await carryOut({ id: "test", kind: "refund", payload: { key: `refund-unfulfillable-${id}` } });
    const refunds = await stand.stripe.refunds.list({ payment_intent: payment.paymentIntentId });
    expect(refunds.data.map(({ amount }) => amount)).toEqual([payment.amountPence]);
    expect((await orderOf(sessionId)).state).toBe("refunded");
  });

  test("frees the stock of a page that Stripe has never heard of, once its time is over", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const lost = "cs_test_lost";
    await db().checkoutAttempt.update({ where: { sessionId }, data: { sessionId: lost } });
    expect(await settle(lost)).toBe("unknown-session");
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 1 });
    await stand.stripe.checkout.sessions.expire(sessionId);
    await db().checkoutAttempt.update({ where: { sessionId: lost }, data: { expiresAt: new Date(0) } });
    expect(await settle(lost)).toBe("released");
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
  });

  test("looks again at a refund that is on its way, and says when it failed", async () => {
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWith(shelf, 1));
    const { id } = await orderOf(sessionId);
    const { releaseOrder } = await import("./release-commands");
    await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "Forced by a test" });
    await db().stockLevel.findUniqueOrThrow({ where: { variantId: shelf.variantId } });
    const rival = await press(await basketWith(shelf, 1));
    await stand.pay({ id: rival });
    await settle(rival);
    await stand.pay({ id: sessionId }, { number: "4000 0000 0000 7726" });
    await settle(sessionId);
    const item = { id: "test", kind: "refund", payload: { key: `refund-unfulfillable-${id}` } } as const;
    await expect(carryOut(item)).rejects.toThrow(/pending/);
    expect((await orderOf(sessionId)).state).toBe("paid_unfulfillable");
    await stand.control("POST", "/clock", { advanceSeconds: 120 });
    await stand.until(async () => {
      await carryOut(item).catch(() => undefined);
      return (await orderOf(sessionId)).state === "refunded" || undefined;
    });
  });

  test("books nothing for a session that no order knows", async () => {
    const session = await stand.openSession();
    expect(await settle(session.id)).toBe("unknown-session");
  });
});

describe("events", () => {
  test("without a good signature write no row", async () => {
    const before = await db().stripeEvent.count();
    expect(await receiveEvent("{}", null)).toEqual({ ok: false, refusal: "bad-signature" });
    expect(await receiveEvent('{"id":"evt_1"}', "t=1,v1=abc")).toEqual({
      ok: false,
      refusal: "bad-signature",
    });
    const old = stand.stripe.webhooks.generateTestHeaderString({
      payload: "{}",
      secret: stand.receiver.secret,
      timestamp: Math.floor(Date.now() / 1000) - 400,
    });
    expect(await receiveEvent("{}", old)).toEqual({ ok: false, refusal: "bad-signature" });
    expect(await db().stripeEvent.count()).toBe(before);
  });

  test("have one effect, however often they come", async () => {
    const shelf = await stockShelf(3);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand.pay({ id: sessionId });
    const event = await stand.until(() =>
      stand.receiver.events.find(
        ({ type, data }) =>
          type === "checkout.session.completed" && "id" in data.object && data.object.id === sessionId,
      ),
    );
    const payload = JSON.stringify(event);
    const header = stand.stripe.webhooks.generateTestHeaderString({ payload, secret: stand.receiver.secret });
    for (let time = 0; time < 3; time += 1) {
      const received = await receiveEvent(payload, header);
      expect(received).toEqual({ ok: true, value: event.id });
      expect(await processEvent(event.id)).toBe(true);
    }
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 0 });
    const order = await orderOf(sessionId);
    expect(await db().outbox.count({ where: { dedupeKey: `order-confirmation:${order.id}` } })).toBe(1);
  });

  test("that never came are fetched by the reconciler", async () => {
    const shelf = await stockShelf(3);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand.pay({ id: sessionId });
    const result = await reconcile();
    // The page that a test above made its order forget is an event without an order, and is said to be one.
    expect(result.failures.filter((failure) => !/^event .* could not/.test(failure))).toEqual([]);
    expect((await orderOf(sessionId)).state).toBe("paid");
    expect(
      idOf(
        await stand.stripe.checkout.sessions.retrieve(sessionId).then((session) => session.payment_intent),
      ),
    ).toBe((await orderOf(sessionId)).payment?.paymentIntentId);
  });
});

test("an outbox item that fails waits, and stops no other", async () => {
  const dueBefore = await db().outbox.count({ where: { sentAt: null } });
  expect(dueBefore).toBeGreaterThan(0);
  const { done, failed } = await workOff(async () => {
    throw new Error("The mail server is away");
  });
  expect({ done, failed }).toEqual({ done: 0, failed: dueBefore });
  const waiting = await db().outbox.findFirstOrThrow({ where: { sentAt: null } });
  expect(waiting).toMatchObject({ attempts: 1, lastError: "The mail server is away" });
  expect(waiting.availableAt.getTime()).toBeGreaterThan(Date.now());
});
