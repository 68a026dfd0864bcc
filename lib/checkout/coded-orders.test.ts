import { describe, expect, test } from "vitest";
import { addToBasket } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { codeRefusalWords } from "@/lib/codes/codes";
import { db } from "@/lib/db/client";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { basketWithCode, runningCode, someone, usesOf } from "@/scripts/testing/codes";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { beginCheckout } from "./begin-commands";
import { readBasketCode } from "./coded-reads";
import { settle } from "./settle-commands";

const { stand } = withStand();

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
