import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Stand, idOf } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());

const priced = (unit_amount: number, quantity = 1) => ({
  quantity,
  price_data: { currency: "gbp", unit_amount, product_data: { name: `At ${unit_amount}` } },
});

describe("coupons", () => {
  it("take a percentage off the goods, spread over the lines to the penny, and are counted when paid", async () => {
    const coupon = await stand.stripe.coupons.create({
      id: "FIRST10",
      percent_off: 10,
      duration: "once",
      max_redemptions: 1,
    });
    const session = await stand.openSession({
      line_items: [priced(333), priced(333), priced(333)],
      discounts: [{ coupon: coupon.id }],
      shipping_address_collection: { allowed_countries: ["GB"] },
      shipping_options: [
        { shipping_rate_data: { display_name: "Post", fixed_amount: { amount: 300, currency: "gbp" } } },
      ],
    });
    expect(session).toMatchObject({
      amount_subtotal: 999,
      amount_total: 999 - 100 + 300,
      total_details: { amount_discount: 100, amount_shipping: 300 },
      discounts: [{ coupon: "FIRST10", promotion_code: null }],
    });
    const lines = await stand.stripe.checkout.sessions.listLineItems(session.id);
    expect(lines.data.map(({ amount_discount: amount }) => amount)).toEqual([34, 33, 33]);
    const page = await (await fetch(session.url ?? "")).text();
    expect(page).toContain("−£1.00");
    expect(page).toContain("Pay £11.99");
    const rate = session.shipping_options[0]?.shipping_rate;
    expect((await stand.pay(session, { rate: typeof rate === "string" ? rate : "" })).status).toBe(303);
    expect(await stand.stripe.coupons.retrieve("FIRST10")).toMatchObject({ times_redeemed: 1, valid: false });
    await expect(stand.openSession({ discounts: [{ coupon: "FIRST10" }] })).rejects.toMatchObject({
      code: "coupon_expired",
    });
  });

  it("may stand behind a code, and may cover the whole order", async () => {
    const coupon = await stand.stripe.coupons.create({ amount_off: 99_999, currency: "gbp" });
    const code = await stand.stripe.promotionCodes.create({
      promotion: { type: "coupon", coupon: coupon.id },
      code: "Free1",
    });
    const found = await stand.stripe.promotionCodes.list({ code: "FREE1", active: true });
    expect(found.data.map(({ id }) => id)).toEqual([code.id]);
    const session = await stand.openSession({ discounts: [{ promotion_code: code.id }] });
    expect(session).toMatchObject({ amount_total: 0, payment_status: "no_payment_required" });
    expect((await stand.pay(session, { number: "", expiry: "", cvc: "" })).status).toBe(303);
    expect(await stand.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      status: "complete",
      payment_status: "no_payment_required",
      payment_intent: null,
    });
  });

  it("are refused when they are not there, of another currency, or half given", async () => {
    await expect(stand.openSession({ discounts: [{ coupon: "NONE" }] })).rejects.toMatchObject({
      code: "resource_missing",
    });
    await stand.stripe.coupons.create({ id: "EURO", amount_off: 100, currency: "eur" });
    await expect(stand.openSession({ discounts: [{ coupon: "EURO" }] })).rejects.toThrow(/is in eur/);
    await expect(stand.stripe.coupons.create({ amount_off: 100 })).rejects.toMatchObject({
      param: "currency",
    });
    await expect(stand.stripe.coupons.create({})).rejects.toThrow(/one of/);
    expect(await stand.stripe.coupons.del("EURO")).toMatchObject({ deleted: true });
    await expect(stand.stripe.coupons.retrieve("EURO")).rejects.toMatchObject({ statusCode: 404 });
  });

  it("say of what Stripe has and this has not that it is so", async () => {
    await expect(stand.openSession({ tax_id_collection: { enabled: true } })).rejects.toThrow(
      /Stripe knows.*does not reproduce/,
    );
  });
});

async function paidBy(number: string): Promise<string> {
  const session = await stand.openSession();
  await stand.pay(session, { number });
  const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
  return idOf(intent);
}

describe("slow refunds", () => {
  it("stay pending for a minute, or fail after it and leave the charge paid", async () => {
    const pending = await stand.stripe.refunds.create({ payment_intent: await paidBy("4000000000007726") });
    const doomed = await stand.stripe.refunds.create({ payment_intent: await paidBy("4000000000005126") });
    expect([pending.status, doomed.status]).toEqual(["pending", "succeeded"]);
    await stand.control("POST", "/clock", { advanceSeconds: 61 });
    expect((await stand.stripe.refunds.retrieve(pending.id)).status).toBe("succeeded");
    const failed = await stand.stripe.refunds.retrieve(doomed.id, { expand: ["charge"] });
    expect(failed).toMatchObject({ status: "failed", charge: { amount_refunded: 0, refunded: false } });
    await stand.until(() => stand.receiver.types().includes("refund.failed") || undefined);
  });
});

describe("disputes", () => {
  it("come with the card that disputes, stop refunds, and end as the bank says", async () => {
    const intent = await paidBy("4000000000000259");
    const [dispute] = (await stand.stripe.disputes.list({ payment_intent: intent })).data;
    expect(dispute).toMatchObject({ amount: 2500, reason: "fraudulent", status: "needs_response" });
    await expect(stand.stripe.refunds.create({ payment_intent: intent })).rejects.toMatchObject({
      code: "charge_disputed",
    });
    await stand.control("POST", `/disputes/${dispute?.id}`, { status: "won" });
    expect((await stand.stripe.disputes.retrieve(dispute?.id ?? "")).status).toBe("won");
    await stand.until(() => stand.receiver.types().includes("charge.dispute.created") || undefined);
    await stand.until(() => stand.receiver.types().includes("charge.dispute.closed") || undefined);
  });
});
