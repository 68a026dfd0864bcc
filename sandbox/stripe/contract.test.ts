import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type Stripe from "stripe";
import { holdMinutes, sessionParams } from "@/lib/checkout/checkout";
import { couponParams, isSameCoupon } from "@/lib/checkout/coupon";
import { orderSums } from "@/lib/checkout/order-sums";
import { pence } from "@/lib/money";
import { apiVersion } from "./state/kinds";
import { describeContract, refusal } from "./testing/contract";
import { contractTargets } from "./testing/contract-targets";

/** The parameters that the shop itself sends, delivery included, and perhaps a discount. */
function shopsOwn(expiresAt: Date, couponId?: string): Stripe.Checkout.SessionCreateParams {
  const line = {
    variantId: "v1",
    productId: "p1",
    departmentId: "d1",
    vatRate: 2000,
    weightGrams: 80,
    sealedOnly: false,
    guideSlug: null,
    sectionSlug: null,
    slotSlug: null,
    sku: "TB-RED",
    productSlug: "thera-band-resistance-band",
    productName: "Thera-Band",
    label: "red",
    pictureName: null,
    quantity: 2,
    unitPence: pence(1250),
    seenPence: pence(1250),
    available: 9,
  };
  const place = { zone: "mainland", choice: "standard" } as const;
  const sums = orderSums([line], place);
  if (!sums.ok) throw new Error(sums.refusal);
  return sessionParams({
    id: "order-1",
    attemptId: "attempt-1",
    numberText: "F-1001",
    email: "ann@example.com",
    place,
    sums: sums.value,
    couponId,
    expiresAt,
    successUrl: "http://localhost:3000/thanks?session={CHECKOUT_SESSION_ID}",
    cancelUrl: "http://localhost:3000/basket",
  });
}

function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}

const line = (unit_amount: number, currency = "gbp") => ({
  quantity: 1,
  price_data: { currency, unit_amount, product_data: { name: "Ball" } },
});

describe("a key that could move real money", () => {
  it.each(["sk_live_abc", "rk_live_abc", "pk_test_abc", "nonsense"])("is refused: %s", (key) => {
    expect(() => contractTargets(key)).toThrow(/must be a test key/);
  });
});

describeContract((api) => {
  describe("sessions", () => {
    it("open with the very parameters of the shop", async () => {
      const params = shopsOwn(inMinutes(holdMinutes));
      const session = await api().stripe.checkout.sessions.create(params);
      api().opened.push(session.id);
      expect(session).toMatchObject({
        object: "checkout.session",
        status: "open",
        payment_status: "unpaid",
        payment_intent: null,
        amount_subtotal: 2500,
        amount_total: 2895,
        currency: "gbp",
        livemode: false,
        mode: "payment",
        client_reference_id: "order-1",
        customer_email: "ann@example.com",
        metadata: params.metadata,
        expires_at: params.expires_at,
        total_details: { amount_shipping: 395, amount_discount: 0, amount_tax: 0 },
      });
      expect(session.url).toMatch(/^https?:\/\//);
      expect(session.lastResponse.requestId).toMatch(/^req_/);
      expect(session.lastResponse.apiVersion).toBe(apiVersion);
    });

    it("take off the coupon that the shop makes for them, once, and know it again", async () => {
      const attemptId = randomUUID();
      const coupon = couponParams({ id: "order-1", attemptId, code: "SPRING10", discountPence: pence(250) });
      const idempotencyKey = `checkout-${attemptId}-coupon`;
      const made = await api().stripe.coupons.create(coupon, { idempotencyKey });
      expect(made).toMatchObject({
        id: attemptId,
        name: "SPRING10",
        amount_off: 250,
        percent_off: null,
        currency: "gbp",
        max_redemptions: 1,
        valid: true,
      });
      expect((await api().stripe.coupons.create(coupon, { idempotencyKey })).id).toBe(attemptId);
      const without = await refusal(api().stripe.coupons.create(coupon));
      expect(without).toMatchObject({ statusCode: 400, code: "resource_already_exists" });
      expect(isSameCoupon(await api().stripe.coupons.retrieve(attemptId), coupon)).toBe(true);
      const session = await api().stripe.checkout.sessions.create(
        shopsOwn(inMinutes(holdMinutes), attemptId),
      );
      api().opened.push(session.id);
      expect(session).toMatchObject({
        amount_subtotal: 2500,
        amount_total: 2645,
        discounts: [{ coupon: attemptId, promotion_code: null }],
        total_details: { amount_shipping: 395, amount_discount: 250, amount_tax: 0 },
      });
    });

    it("are read again, expanded, and their lines a page at a time", async () => {
      const { id } = await api().create({ line_items: [line(500), line(600), line(700)] });
      const again = await api().stripe.checkout.sessions.retrieve(id, {
        expand: ["line_items", "payment_intent.latest_charge"],
      });
      expect(again).toMatchObject({ id, amount_total: 1800, payment_intent: null });
      expect(again.line_items?.data).toHaveLength(3);
      const first = await api().stripe.checkout.sessions.listLineItems(id, { limit: 2 });
      expect(first).toMatchObject({ object: "list", has_more: true });
      const rest = await api().stripe.checkout.sessions.listLineItems(id, {
        limit: 2,
        starting_after: first.data[1]?.id ?? "",
      });
      expect(rest.data.map(({ amount_total: amount }) => amount)).toEqual([700]);
      expect(rest.has_more).toBe(false);
    });

    it("are listed newest first, by cursors and status", async () => {
      const ids = [];
      for (let count = 0; count < 3; count += 1) ids.unshift((await api().create()).id);
      const page = await api().stripe.checkout.sessions.list({ limit: 2 });
      expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
      expect(page.has_more).toBe(true);
      const next = await api().stripe.checkout.sessions.list({ limit: 1, starting_after: ids[1] ?? "" });
      expect(next.data[0]?.id).toBe(ids[2]);
      await api().stripe.checkout.sessions.expire(ids[0] ?? "");
      const expired = await api().stripe.checkout.sessions.list({ limit: 1, status: "expired" });
      expect(expired.data[0]?.id).toBe(ids[0]);
    });

    it("expire once", async () => {
      const { id } = await api().create();
      expect(await api().stripe.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
      expect(await refusal(api().stripe.checkout.sessions.expire(id))).toMatchObject({
        statusCode: 400,
        rawType: "invalid_request_error",
      });
      expect(await api().stripe.checkout.sessions.retrieve(id)).toMatchObject({
        status: "expired",
        payment_status: "unpaid",
      });
    });

    it.each<[string, Partial<Stripe.Checkout.SessionCreateParams> | object, object]>([
      ["an unknown parameter", { colour: "red" }, { code: "parameter_unknown", param: "colour" }],
      ["the removed payment_method_types", { payment_method_types: ["card"] }, { code: "parameter_unknown" }],
      [
        "a missing currency",
        { line_items: [{ quantity: 1, price_data: { unit_amount: 5 } }] },
        { code: "parameter_missing", param: "line_items[0][price_data][currency]" },
      ],
      ["a fraction of a penny", { line_items: [line(12.5)] }, { code: "parameter_invalid_integer" }],
      ["a total below 30p", { line_items: [line(29)] }, { code: "amount_too_small" }],
      ["two currencies", { line_items: [line(500), line(500, "eur")] }, { statusCode: 400 }],
      ["101 lines", { line_items: Array.from({ length: 101 }, () => line(500)) }, { param: "line_items" }],
      [
        "six delivery options",
        {
          shipping_options: Array.from({ length: 6 }, () => ({
            shipping_rate_data: {
              display_name: "Post",
              type: "fixed_amount",
              fixed_amount: { amount: 395, currency: "gbp" },
            },
          })),
        },
        { param: "shipping_options" },
      ],
      ["a language that it does not speak", { locale: "klingon" }, { param: "locale" }],
      ["an address that is none", { success_url: "thanks" }, { param: "success_url" }],
      [
        "51 keys of metadata",
        { metadata: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`k${index}`, "v"])) },
        { statusCode: 400 },
      ],
    ])("are refused with %s", async (_, more, expected) => {
      const error = await refusal(api().create(more));
      expect(error).toMatchObject({ statusCode: 400, rawType: "invalid_request_error", ...expected });
      expect(error.requestId).toMatch(/^req_/);
      expect(error.message).not.toBe("");
    });

    it("live at least 30 minutes and at most 24 hours", async () => {
      for (const minutes of [29, 24 * 60 + 5]) {
        const expires_at = Math.floor(inMinutes(minutes).getTime() / 1000);
        expect(await refusal(api().create({ expires_at }))).toMatchObject({
          statusCode: 400,
          param: "expires_at",
        });
      }
    });
  });

  describe("an idempotency key", () => {
    it("gives the same session again, and says so", async () => {
      const idempotencyKey = randomUUID();
      const first = await api().create({}, { idempotencyKey });
      const second = await api().create({}, { idempotencyKey });
      expect(second.id).toBe(first.id);
      expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
      expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
    });

    it("is held to its parameters and its call", async () => {
      const idempotencyKey = randomUUID();
      await api().create({ client_reference_id: "one" }, { idempotencyKey });
      expect(await refusal(api().create({ client_reference_id: "two" }, { idempotencyKey }))).toMatchObject({
        statusCode: 400,
        rawType: "idempotency_error",
      });
      expect(
        await refusal(api().stripe.refunds.create({ payment_intent: "pi_none" }, { idempotencyKey })),
      ).toMatchObject({ rawType: "idempotency_error" });
    });

    it("keeps a refusal that came of the work", async () => {
      const { intent } = await api().paid();
      const idempotencyKey = randomUUID();
      const tooMuch = () =>
        refusal(api().stripe.refunds.create({ payment_intent: intent, amount: 1501 }, { idempotencyKey }));
      expect(await tooMuch()).toMatchObject({ statusCode: 400, param: "amount" });
      expect((await tooMuch()).headers?.["idempotent-replayed"]).toBe("true");
    });
  });

  describe("who and what is not known", () => {
    it("a wrong key is a 401", async () => {
      expect(await refusal(api().target.client("wrong").events.list({ limit: 1 }))).toMatchObject({
        statusCode: 401,
        type: "StripeAuthenticationError",
      });
    });

    it("what is not there is a 404", async () => {
      const errors = await Promise.all(
        [
          api().stripe.checkout.sessions.retrieve("cs_test_none"),
          api().stripe.paymentIntents.retrieve("pi_none"),
          api().stripe.refunds.retrieve("re_none"),
          api().stripe.disputes.retrieve("du_none"),
          api().stripe.events.retrieve("evt_none"),
        ].map(refusal),
      );
      for (const error of errors) {
        expect(error).toMatchObject({ statusCode: 404, code: "resource_missing" });
      }
      expect(await refusal(api().stripe.rawRequest("GET", "/v1/nothing_of_the_kind"))).toMatchObject({
        statusCode: 404,
      });
    });

    it("what cannot be expanded, or not so deep, is a 400", async () => {
      const { id } = await api().create();
      const read = (path: string) => refusal(api().stripe.checkout.sessions.retrieve(id, { expand: [path] }));
      expect(await read("currency")).toMatchObject({ statusCode: 400 });
      expect(await read("payment_intent.latest_charge.customer.default_source.customer")).toMatchObject({
        statusCode: 400,
      });
    });

    it("lists hold to their limits and cursors", async () => {
      for (const limit of [0, 101]) {
        expect(await refusal(api().stripe.events.list({ limit }))).toMatchObject({
          code: "parameter_invalid_integer",
          param: "limit",
        });
      }
      expect(
        await refusal(api().stripe.checkout.sessions.list({ starting_after: "cs_test_none" })),
      ).toMatchObject({
        code: "resource_missing",
      });
    });
  });
});
