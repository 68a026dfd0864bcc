import { describe, expect, test } from "vitest";
import { addToBasket } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { changeQuantity } from "@/lib/basket/line-commands";
import { codeRefusalWords } from "@/lib/codes/codes";
import { stopCode } from "@/lib/codes/desk-commands";
import { db } from "@/lib/db/client";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { runningCode, typeCode, usesOf } from "@/scripts/testing/codes";
import { levelOf, stockShelf, type Shelf } from "@/scripts/testing/stock";
import { beginCheckout } from "./begin-commands";
import { readBasketCode } from "./coded-reads";
import { carryOut } from "./outbox-work";
import { reconcile } from "./reconcile-commands";
import { releaseOrder } from "./release-commands";
import { settle } from "./settle-commands";

const { stand } = withStand();

/** A basket for which a code has been typed. */
async function basketWithCode(shelf: Shelf, quantity: number, code: string): Promise<string> {
  const token = await basketWith(shelf, quantity);
  await typeCode(token, code);
  return token;
}

let mailboxes = 0;
const someone = () => ({ ...form, email: `someone-${(mailboxes += 1)}@example.com` });

async function payAndSettle(sessionId: string): Promise<void> {
  await stand().pay({ id: sessionId });
  await settle(sessionId);
}

describe("an order with a code", () => {
  test("pays less by exactly what its lines say, at Stripe as in the books", async () => {
    const code = await runningCode({ percent: 15 });
    const shelf = await stockShelf(9, { pricePence: 333 });
    const token = await basketWithCode(shelf, 3, code);
    const sessionId = await press(token);
    const session = await stand().stripe.checkout.sessions.retrieve(sessionId);
    expect(session).toMatchObject({ amount_total: 999 - 150 + 395, total_details: { amount_discount: 150 } });
    expect(await orderOf(sessionId)).toMatchObject({
      subtotalPence: 999,
      discountPence: 150,
      totalPence: 1244,
      discountCode: code,
      discountWords: "15% off",
    });
    expect(await usesOf(code)).toEqual({ used: 1, states: ["held"] });
    expect(await press(token), "the same press again leads to the same page").toBe(sessionId);
    await payAndSettle(sessionId);
    expect((await orderOf(sessionId)).payment?.amountPence).toBe(1244);
    expect(await usesOf(code)).toEqual({ used: 1, states: ["redeemed"] });
    expect(await readBasket(token), "what was paid with has left the basket").toMatchObject({ code: null });
  });

  test("has its discount shared out over its lines fairly, and nothing on what is left out", async () => {
    const [roller, tape, shoe] = [
      await stockShelf(1, { pricePence: 1000 }),
      await stockShelf(1, { pricePence: 500 }),
      await stockShelf(1, { pricePence: 9000 }),
    ];
    const { productId } = await db().variant.findUniqueOrThrow({ where: { id: shoe.variantId } });
    const code = await runningCode({
      kind: "amount",
      amountPence: 100,
      excludedProductIds: [productId],
    });
    const token = await basketWithCode(roller, 1, code);
    for (const { sku } of [tape, shoe]) await addToBasket(token, { sku, quantity: 1, place: null });
    const { id } = await orderOf(await press(token));
    const lines = await db().orderLine.findMany({ where: { orderId: id }, orderBy: { position: "asc" } });
    expect(lines.map(({ discountPence }) => discountPence)).toEqual([67, 33, 0]);
  });

  test("gets standard delivery free by a code for that, and is not held up by it otherwise", async () => {
    const code = await runningCode({ kind: "free_delivery" });
    const shelf = await stockShelf(9);
    const sessionId = await press(await basketWithCode(shelf, 1, code));
    const session = await stand().stripe.checkout.sessions.retrieve(sessionId);
    expect(session).toMatchObject({
      amount_total: 1000,
      total_details: { amount_shipping: 0 },
      discounts: [],
    });
    expect(await orderOf(sessionId)).toMatchObject({
      deliveryPence: 0,
      discountPence: 0,
      discountCode: code,
    });
    for (const delivery of ["collect", "express"] as const) {
      const other = await press(await basketWithCode(shelf, 1, code), { ...someone(), delivery });
      expect(await orderOf(other)).toMatchObject({ discountCode: null, discountWords: null });
    }
    expect(await usesOf(code)).toEqual({ used: 1, states: ["held"] });
  });

  test("leaves 30p to pay when a code would take all, and can be paid", async () => {
    const code = await runningCode({ percent: 100 });
    const shelf = await stockShelf(1);
    const sessionId = await press(await basketWithCode(shelf, 1, code), { ...form, delivery: "collect" });
    expect(await orderOf(sessionId)).toMatchObject({
      discountPence: 970,
      totalPence: 30,
      discountWords: "100% off, but for the 30p that a card payment must come to",
    });
    await payAndSettle(sessionId);
    expect((await orderOf(sessionId)).state).toBe("paid");
  });

  test("never counts for less than free delivery without it", async () => {
    const code = await runningCode({ kind: "amount", amountPence: 100 });
    const shelf = await stockShelf(5);
    expect(await orderOf(await press(await basketWithCode(shelf, 5, code)))).toMatchObject({
      deliveryPence: 0,
      totalPence: 4900,
    });
  });
});

describe("a code is refused", () => {
  test.each([
    ["unknown-code", "NEVER-WAS"],
    ["code-over", { stoppedAt: new Date() }],
    ["code-over", { endsAt: new Date(Date.now() - 1000) }],
    ["code-not-yet", { startsAt: new Date(Date.now() + 60_000) }],
    ["code-below-minimum", { minimumPence: 1001 }],
  ] as const)("as %s, holds nothing, and the order goes on without it", async (kind, terms) => {
    const code = typeof terms === "string" ? terms : await runningCode(terms);
    const shelf = await stockShelf(1);
    const token = await basketWithCode(shelf, 1, code);
    expect(await beginCheckout(token, someone())).toMatchObject({ ok: false, refusal: { kind } });
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
    expect(await readBasket(token), "it stays as it was typed").toMatchObject({ code });
    const without = await press(token, { ...someone(), code: "" });
    expect(await orderOf(without)).toMatchObject({ discountCode: null, discountPence: 0 });
  });

  test("below its minimum by what the catalogue asks, on the page as at the till, also where VAT is not charged", async () => {
    const jersey = { ...form, postcode: "JE2 3AB" };
    const shelf = await stockShelf(2, { pricePence: 1200 });
    const enough = await basketWithCode(shelf, 1, await runningCode({ minimumPence: 1200 }));
    const said = async (token: string) => {
      const basket = await readBasket(token);
      return basket && (await readBasketCode(basket))?.refusal;
    };
    expect(await said(enough)).toBeNull();
    expect(await orderOf(await press(enough, jersey))).toMatchObject({
      subtotalPence: 1000,
      discountPence: 100,
    });
    const short = await basketWithCode(shelf, 1, await runningCode({ minimumPence: 1201 }));
    const refusal = { kind: "code-below-minimum", missingPence: 1 };
    expect(await said(short)).toEqual(refusal);
    expect(await beginCheckout(short, jersey)).toMatchObject({ refusal });
  });

  test("when nothing in the basket is what it is for", async () => {
    const shelf = await stockShelf(1);
    const { productId } = await db().variant.findUniqueOrThrow({ where: { id: shelf.variantId } });
    const code = await runningCode({ excludedProductIds: [productId] });
    expect(await beginCheckout(await basketWithCode(shelf, 1, code), form)).toMatchObject({
      refusal: { kind: "code-nothing-eligible" },
    });
  });

  test("a second time for one mailbox, however it is spelled", async () => {
    const code = await runningCode({ singleUse: true });
    const shelf = await stockShelf(9);
    await payAndSettle(
      await press(await basketWithCode(shelf, 1, code), { ...form, email: "Once@Example.com" }),
    );
    for (const email of ["once@example.com", "once+again@example.com"]) {
      expect(await beginCheckout(await basketWithCode(shelf, 1, code), { ...form, email })).toMatchObject({
        refusal: { kind: "code-used-by-you" },
      });
    }
    await press(await basketWithCode(shelf, 1, code), someone());
  });

  test("for what is not a first order: one that is paid, or waits to be", async () => {
    const code = await runningCode({ firstOrderOnly: true });
    const shelf = await stockShelf(9);
    const [paying, ended] = [someone(), someone()];
    await press(await basketWith(shelf, 1), paying);
    expect(await beginCheckout(await basketWithCode(shelf, 1, code), paying)).toMatchObject({
      refusal: { kind: "code-not-first-order" },
    });
    const unpaid = await press(await basketWith(shelf, 1), ended);
    await stand().stripe.checkout.sessions.expire(unpaid);
    await settle(unpaid);
    await payAndSettle(await press(await basketWithCode(shelf, 1, code), ended));
    expect(await beginCheckout(await basketWithCode(shelf, 1, code), ended)).toMatchObject({
      refusal: { kind: "code-not-first-order" },
    });
  });

  test("for a first order in the same words, whether the mailbox has ordered or has used that very code", async () => {
    const code = await runningCode({ firstOrderOnly: true, singleUse: true });
    const shelf = await stockShelf(9);
    const [ordered, used] = [someone(), someone()];
    await press(await basketWith(shelf, 1), ordered);
    const plus = { ...used, email: used.email.replace("@", "+second@") };
    await press(await basketWithCode(shelf, 1, code), plus);
    for (const contact of [ordered, used]) {
      const refused = await beginCheckout(await basketWithCode(shelf, 1, code), contact);
      if (refused.ok) throw new Error("It is refused");
      expect(refused.refusal).toEqual({ kind: "code-not-first-order" });
    }
    expect(codeRefusalWords["code-not-first-order"]).not.toMatch(/email|address|there is an order/);
  });
});

describe("at once", () => {
  test("fifty buyers with a code of one use: one order has it, and all others are told", async () => {
    const code = await runningCode({ redemptionLimit: 1 });
    const shelf = await stockShelf(60);
    const tokens: string[] = [];
    for (let buyer = 0; buyer < 50; buyer += 1) tokens.push(await basketWithCode(shelf, 1, code));
    const pressed = await Promise.all(tokens.map((token) => beginCheckout(token, someone())));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
    const refusals = new Set(pressed.flatMap((one) => (one.ok ? [] : [one.refusal.kind])));
    expect([...refusals]).toEqual(["code-used-up"]);
    expect(await usesOf(code)).toEqual({ used: 1, states: ["held"] });
    expect(await levelOf(shelf)).toEqual({ onHand: 60, reserved: 1 });
  });

  test.each([
    ["a code for one use a mailbox", { singleUse: true }, "code-used-by-you"],
    ["a code for a first order", { firstOrderOnly: true }, "code-not-first-order"],
  ] as const)("one mailbox in twelve tabs with %s has it once", async (_words, terms, kind) => {
    const code = await runningCode(terms);
    const shelf = await stockShelf(20);
    const contact = someone();
    const tokens: string[] = [];
    for (let tab = 0; tab < 12; tab += 1) tokens.push(await basketWithCode(shelf, 1, code));
    const pressed = await Promise.all(tokens.map((token) => beginCheckout(token, contact)));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
    expect([...new Set(pressed.flatMap((one) => (one.ok ? [] : [one.refusal.kind])))]).toEqual([kind]);
  });

  test("two codes for a first order make one first order", async () => {
    const codes = [await runningCode({ firstOrderOnly: true }), await runningCode({ firstOrderOnly: true })];
    const shelf = await stockShelf(9);
    const contact = someone();
    const tokens = await Promise.all(codes.map((code) => basketWithCode(shelf, 1, code)));
    const pressed = await Promise.all(tokens.map((token) => beginCheckout(token, contact)));
    expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test("presses and a stop: who got it keeps it, and nobody gets it after", async () => {
    for (let round = 0; round < 4; round += 1) {
      const code = await runningCode();
      const shelf = await stockShelf(20);
      const tokens: string[] = [];
      for (let buyer = 0; buyer < 8; buyer += 1) tokens.push(await basketWithCode(shelf, 1, code));
      const [stopped, ...pressed] = await Promise.all([
        stopCode("test", { code, reason: "Test" }),
        ...tokens.map((token) => beginCheckout(token, someone())),
      ]);
      expect(stopped.ok).toBe(true);
      const got = pressed.filter(({ ok }) => ok).length;
      expect(new Set(pressed.flatMap((one) => (one.ok ? [] : [one.refusal.kind]))).size).toBe(
        got === 8 ? 0 : 1,
      );
      expect((await usesOf(code)).used).toBe(got);
      expect(await beginCheckout(await basketWithCode(shelf, 1, code), someone())).toMatchObject({
        refusal: { kind: "code-over" },
      });
    }
  });

  test("many who hear that a page has expired give its use back once", async () => {
    const code = await runningCode({ redemptionLimit: 2 });
    const shelf = await stockShelf(9);
    const kept = await press(await basketWithCode(shelf, 1, code), someone());
    const sessionId = await press(await basketWithCode(shelf, 1, code), someone());
    await stand().stripe.checkout.sessions.expire(sessionId);
    await Promise.all(Array.from({ length: 8 }, () => settle(sessionId)));
    expect(await usesOf(code)).toEqual({ used: 1, states: ["held", "released"] });
    await Promise.all([payAndSettle(kept), press(await basketWithCode(shelf, 1, code), someone())]);
    expect((await usesOf(code)).used).toBe(2);
  });
});

describe("a changed basket", () => {
  test("keeps the last use of a code that its own page holds", async () => {
    const code = await runningCode({ redemptionLimit: 1, singleUse: true });
    const shelf = await stockShelf(9);
    const token = await basketWithCode(shelf, 1, code);
    const first = await press(token);
    await changeQuantity(token, shelf.sku, 2);
    const second = await press(token);
    expect(second).not.toBe(first);
    expect(await orderOf(second)).toMatchObject({ discountCode: code, discountPence: 200 });
    expect(await usesOf(code)).toEqual({ used: 1, states: ["released", "held"] });
  });

  test("keeps the page it has when its code has ended meanwhile, and goes on without it", async () => {
    const code = await runningCode();
    const shelf = await stockShelf(9);
    const token = await basketWithCode(shelf, 1, code);
    const first = await press(token);
    await stopCode("test", { code, reason: "Test" });
    expect(await press(token), "what was promised is kept").toBe(first);
    await changeQuantity(token, shelf.sku, 2);
    expect(await beginCheckout(token, form)).toMatchObject({ refusal: { kind: "code-over" } });
    expect((await stand().stripe.checkout.sessions.retrieve(first)).status).toBe("open");
    const second = await press(token, { ...form, code: "" });
    expect(await orderOf(second)).toMatchObject({ discountCode: null, totalPence: 2395 });
    expect(await usesOf(code)).toEqual({ used: 0, states: ["released"] });
  });
});

describe("money that comes after the use was given back", () => {
  /** A hold that ends without Stripe's word is what must never happen; here it is forced. */
  async function released(code: string, shelf: Shelf): Promise<{ sessionId: string; id: string }> {
    const sessionId = await press(await basketWithCode(shelf, 1, code), someone());
    const { id } = await orderOf(sessionId);
    await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "Forced by a test" });
    expect((await usesOf(code)).states.at(-1)).toBe("released");
    return { sessionId, id };
  }

  test("takes it again, also when the code has ended", async () => {
    const code = await runningCode({ redemptionLimit: 1 });
    const { sessionId } = await released(code, await stockShelf(1));
    await stopCode("test", { code, reason: "Test" });
    await payAndSettle(sessionId);
    expect((await orderOf(sessionId)).state).toBe("paid");
    expect(await usesOf(code)).toEqual({ used: 1, states: ["redeemed"] });
  });

  test("goes back in full when somebody else has the last use", async () => {
    const code = await runningCode({ redemptionLimit: 1 });
    const shelf = await stockShelf(9);
    const { sessionId, id } = await released(code, shelf);
    await payAndSettle(await press(await basketWithCode(shelf, 1, code), someone()));
    await payAndSettle(sessionId);
    expect((await orderOf(sessionId)).state).toBe("paid_unfulfillable");
    expect(await levelOf(shelf), "nothing is sold to it").toEqual({ onHand: 8, reserved: 0 });
    await carryOut({ id: "test", kind: "refund", payload: { key: `refund-unfulfillable-${id}` } });
    expect((await orderOf(sessionId)).state).toBe("refunded");
    expect(await usesOf(code)).toEqual({ used: 1, states: ["released", "redeemed"] });
  });

  test("gives the use back when the things are gone", async () => {
    const code = await runningCode({ redemptionLimit: 1 });
    const shelf = await stockShelf(1);
    const { sessionId } = await released(code, shelf);
    await payAndSettle(await press(await basketWith(shelf, 1), someone()));
    await payAndSettle(sessionId);
    expect((await orderOf(sessionId)).state).toBe("paid_unfulfillable");
    expect(await usesOf(code)).toEqual({ used: 0, states: ["released"] });
  });
});

describe("when Stripe's answer is lost", () => {
  test.each(["/v1/coupons", "/v1/checkout/sessions"])(
    "to %s, the use and the hold are kept until it is known",
    async (path) => {
      const code = await runningCode({ redemptionLimit: 1 });
      const shelf = await stockShelf(3);
      const token = await basketWithCode(shelf, 1, code);
      await stand().control("POST", "/faults", { path, kind: "cut", when: "after", times: 3 });
      expect(await beginCheckout(token, form)).toEqual({ ok: false, refusal: { kind: "payment-away" } });
      expect(await usesOf(code)).toEqual({ used: 1, states: ["held"] });
      await stand().control("DELETE", "/faults");
      const sessionId = await press(token);
      const { coupons } = await stand().state();
      expect(coupons).toEqual(
        expect.arrayContaining([expect.objectContaining({ name: code, amount_off: 100 })]),
      );
      expect((coupons as { name: string }[]).filter(({ name }) => name === code)).toHaveLength(1);
      await payAndSettle(sessionId);
      expect(await usesOf(code)).toEqual({ used: 1, states: ["redeemed"] });
    },
  );

  test("to the coupon for a day: what Stripe has is the one that was asked for", async () => {
    const code = await runningCode();
    const shelf = await stockShelf(1);
    const token = await basketWithCode(shelf, 1, code);
    await stand().control("POST", "/faults", {
      path: "/v1/checkout/sessions",
      kind: "reset",
      when: "before",
      times: 3,
    });
    expect(await beginCheckout(token, form)).toMatchObject({ refusal: { kind: "payment-away" } });
    await stand().control("DELETE", "/faults");
    // Stripe forgets its keys after a day; here the attempt's own is another.
    const attempt = await db().checkoutAttempt.findFirstOrThrow({ where: { state: "creating" } });
    const { id, idempotencyKey } = attempt;
    await db().checkoutAttempt.update({ where: { id }, data: { idempotencyKey: `${idempotencyKey}-later` } });
    await press(token);
    expect(await usesOf(code)).toEqual({ used: 1, states: ["held"] });
  });

  test("a coupon of another amount under its name ends the order", async () => {
    const code = await runningCode({ redemptionLimit: 1 });
    const token = await basketWithCode(await stockShelf(1), 1, code);
    const away = { path: "/v1/coupons", kind: "reset", when: "before", times: 3 };
    await stand().control("POST", "/faults", away);
    expect(await beginCheckout(token, form)).toMatchObject({ refusal: { kind: "payment-away" } });
    await stand().control("DELETE", "/faults");
    const { id } = await db().checkoutAttempt.findFirstOrThrow({ where: { state: "creating" } });
    await stand().stripe.coupons.create({ id, amount_off: 999, currency: "gbp" });
    await press(token);
    expect(await usesOf(code), "the first is given back, and another attempt goes through").toEqual({
      used: 1,
      states: ["released", "held"],
    });
  });

  test("a coupon that is refused ends the order and gives all of it back", async () => {
    const code = await runningCode({ redemptionLimit: 1 });
    const shelf = await stockShelf(1);
    const token = await basketWithCode(shelf, 1, code);
    await stand().control("POST", "/faults", { path: "/v1/coupons", kind: "status", status: 400, times: 1 });
    expect(await beginCheckout(token, form)).toMatchObject({ refusal: { kind: "payment-refused" } });
    await stand().control("DELETE", "/faults");
    expect(await usesOf(code)).toEqual({ used: 0, states: ["released"] });
    expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
    await press(token);
    await reconcile();
  });
});
