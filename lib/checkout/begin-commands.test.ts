import { describe, expect, test } from "vitest";
import { addToBasket } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { changeQuantity } from "@/lib/basket/line-commands";
import { db } from "@/lib/db/client";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { beginCheckout } from "./begin-commands";
import { reconcile } from "./reconcile-commands";
import { settle } from "./settle-commands";

const { stand } = withStand();

describe("beginCheckout", () => {
  test("holds the stock, asks Stripe for the catalogue's sums, and resumes on a second press", async () => {
    const shelf = await stockShelf(5, { pricePence: 1250 });
    const token = await basketWith(shelf, 2);
    const sessionId = await press(token);
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 2 });
    const session = await stand().stripe.checkout.sessions.retrieve(sessionId);
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
    expect((await stand().stripe.checkout.sessions.retrieve(first)).status).toBe("expired");
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
    expect(pressed.every(({ ok }) => ok)).toBe(true);
    expect(new Set(pressed.map((one) => one.ok && one.value)).size, "all lead to the same page").toBe(1);
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 1 });
  });

  test("leads two tabs that press a changed basket at once to one new page", async () => {
    const shelf = await stockShelf(5);
    const token = await basketWith(shelf, 1);
    const first = await press(token);
    await changeQuantity(token, shelf.sku, 3);
    const [one, other] = await Promise.all([press(token), press(token)]);
    expect(one).toBe(other);
    expect(one).not.toBe(first);
    expect((await stand().stripe.checkout.sessions.retrieve(first)).status).toBe("expired");
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 3 });
  });

  test("keeps the page and the hold he has when the changed basket cannot be had", async () => {
    const [shelf, scarce] = [await stockShelf(2), await stockShelf(1)];
    const token = await basketWith(shelf, 2);
    const first = await press(token);
    await addToBasket(token, { sku: scarce.sku, quantity: 1, place: null });
    await press(await basketWith(scarce, 1));
    expect(await beginCheckout(token, form)).toMatchObject({
      ok: false,
      refusal: { kind: "not-enough", left: 0 },
    });
    expect((await stand().stripe.checkout.sessions.retrieve(first)).status).toBe("open");
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 2 });
  });

  test("leads to the paid order when the other tab has paid, and leaves in the basket what was added", async () => {
    const shelf = await stockShelf(5);
    const token = await basketWith(shelf, 1);
    const first = await press(token);
    await changeQuantity(token, shelf.sku, 3);
    await stand().pay({ id: first });
    const begun = await beginCheckout(token, form);
    expect(begun).toMatchObject({ ok: true, value: expect.stringContaining("/orders/") });
    expect((await orderOf(first)).state).toBe("paid");
    expect((await readBasket(token))?.lines).toMatchObject([{ quantity: 2 }]);
    const second = await press(token);
    expect(second).not.toBe(first);
    expect(await levelOf(shelf)).toEqual({ onHand: 4, reserved: 2 });
  });

  test("comes to one end when one tab pays while the other changes the basket and presses", async () => {
    for (let round = 0; round < 5; round += 1) {
      const shelf = await stockShelf(5);
      const token = await basketWith(shelf, 1);
      const first = await press(token);
      await changeQuantity(token, shelf.sku, 2);
      const [begun] = await Promise.all([beginCheckout(token, form), stand().pay({ id: first })]);
      await settle(first);
      expect(begun.ok).toBe(true);
      const paid = (await orderOf(first)).state === "paid";
      expect(begun.ok && begun.value.includes("/orders/")).toBe(paid);
      expect(await levelOf(shelf)).toEqual(paid ? { onHand: 4, reserved: 0 } : { onHand: 5, reserved: 2 });
    }
  });

  test("opens a new page when the old one expired while he was paying", async () => {
    const shelf = await stockShelf(1);
    const token = await basketWith(shelf, 1);
    const first = await press(token);
    await stand().stripe.checkout.sessions.expire(first);
    await stand().pay({ id: first });
    const second = await press(token);
    expect(second).not.toBe(first);
    expect((await orderOf(first)).state).toBe("expired");
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 1 });
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
    [{ ...form, postcode: "BF1 0AA" }, "outside-zone"],
    [{ ...form, postcode: "IV27 4AA", delivery: "express" }, "not-there"],
    [{ ...form, shownPence: 1 }, "delivery-changed"],
    [{ email: form.email, postcode: form.postcode }, "no-delivery-choice"],
  ] as const)("refuses %j and keeps what was typed", async (contact, kind) => {
    const shelf = await stockShelf(1);
    const token = await basketWith(shelf, 1);
    const begun = await beginCheckout(token, contact);
    expect(begun).toMatchObject({ ok: false, refusal: { kind } });
    expect(await readBasket(token)).toMatchObject({ email: contact.email, postcode: contact.postcode });
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
  });

  test("waits its turn when Stripe is asked too much at once", async () => {
    const shelf = await stockShelf(1);
    const token = await basketWith(shelf, 1);
    const crowded = { path: "/v1/checkout/sessions", kind: "status", status: 429, when: "before", times: 3 };
    await stand().control("POST", "/faults", crowded);
    const sessionId = await press(token);
    await stand().pay({ id: sessionId });
    await stand().control("POST", "/faults", crowded);
    expect(await settle(sessionId)).toBe("paid");
    await stand().control("DELETE", "/faults");
  });

  test("keeps the hold when Stripe's answer is lost, and finds the session again", async () => {
    const shelf = await stockShelf(3);
    const token = await basketWith(shelf, 1);
    await stand().control("POST", "/faults", {
      path: "/v1/checkout/sessions",
      kind: "cut",
      when: "after",
      times: 3,
    });
    expect(await beginCheckout(token, form)).toEqual({ ok: false, refusal: { kind: "payment-away" } });
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 1 });
    await stand().control("DELETE", "/faults");
    const sessionId = await press(token);
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 1 });
    const { id } = await orderOf(sessionId);
    const sessions = await stand()
      .stripe.checkout.sessions.list({ limit: 100 })
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
    await stand().control("POST", "/faults", broken);
    expect(await beginCheckout(token, form)).toMatchObject({ refusal: { kind: "payment-away" } });
    const { id } = await db().checkoutAttempt.findFirstOrThrow({ where: { state: "creating" } });
    const past = new Date(Date.now() - 10 * 60_000);
    await db().checkoutAttempt.update({ where: { id }, data: { expiresAt: past, createdAt: past } });
    await stand().control("POST", "/faults", broken);
    await reconcile();
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
    await stand().control("DELETE", "/faults");
    await press(token);
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 1 });
  });

  test("is told in words when Stripe goes away in the middle of a second press", async () => {
    const shelf = await stockShelf(2);
    const token = await basketWith(shelf, 1);
    await press(token);
    await stand().control("POST", "/faults", {
      path: "/v1/checkout/sessions",
      kind: "reset",
      when: "before",
      times: 9,
    });
    expect(await beginCheckout(token, form)).toMatchObject({ refusal: { kind: "payment-away" } });
    await stand().control("DELETE", "/faults");
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 1 });
  });
});
