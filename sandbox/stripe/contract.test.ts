import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import Stripe from "stripe";
import { holdMinutes, sessionParams } from "@/lib/checkout/checkout";
import { pence } from "@/lib/money";
import { apiVersion } from "./state/kinds";
import { contractTargets } from "./testing/contract-targets";
import { bands, idOf } from "./testing/stand";

// What the shop relies on. It is held to the stand-in always, and to Stripe when STRIPE_TEST_KEY is set, so that the
// stand-in cannot drift from what it stands for. Nobody can fill in Stripe's hosted page from here: what must be paid is
// paid by payment intents.

/** The parameters that the shop itself sends, delivery included. */
function shopsOwn(expiresAt: Date): Stripe.Checkout.SessionCreateParams {
  const line = {
    variantId: "v1",
    vatRate: 20,
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
  return sessionParams({
    id: "order-1",
    attemptId: "attempt-1",
    numberText: "F-1001",
    email: "ann@example.com",
    delivery: "deliver",
    deliveryPence: pence(395),
    lines: [line as unknown as Parameters<typeof sessionParams>[0]["lines"][number]],
    expiresAt,
    successUrl: "http://localhost:3000/thanks?session={CHECKOUT_SESSION_ID}",
    cancelUrl: "http://localhost:3000/basket",
  });
}

function inMinutes(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}

async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`not a refusal of Stripe's: ${String(outcome)}`);
}

describe("a key that could move real money", () => {
  it.each(["sk_live_abc", "rk_live_abc", "pk_test_abc", "nonsense"])("is refused: %s", (key) => {
    expect(() => contractTargets(key)).toThrow(/must be a test key/);
  });
});

describe.each(contractTargets(process.env["STRIPE_TEST_KEY"]))(
  "$name",
  ({ open }) => {
    let target: Awaited<ReturnType<typeof open>>;
    let stripe: Stripe;
    const opened: string[] = [];
    beforeAll(async () => {
      target = await open();
      stripe = target.client();
    }, 60_000);
    afterAll(async () => {
      for (const id of opened) await stripe.checkout.sessions.expire(id).catch(() => undefined);
      await target.close();
    }, 60_000);

    async function create(
      more: Partial<Stripe.Checkout.SessionCreateParams> = {},
      options: Stripe.RequestOptions = {},
    ) {
      const session = await stripe.checkout.sessions.create(bands(more), options);
      opened.push(session.id);
      return session;
    }

    const line = (unit_amount: number, currency = "gbp") => ({
      quantity: 1,
      price_data: { currency, unit_amount, product_data: { name: "Ball" } },
    });

    /** A paid payment intent of £15, and its charge. */
    async function paid(payment_method = "pm_card_visa") {
      const intent = await stripe.paymentIntents.create({
        amount: 1500,
        currency: "gbp",
        confirm: true,
        payment_method,
        automatic_payment_methods: { enabled: true, allow_redirects: "never" },
        metadata: { order_id: "order-1" },
      });
      expect(intent.status).toBe("succeeded");
      return { intent: intent.id, charge: idOf(intent.latest_charge) };
    }

    /** Asks again until the answer is there, since some of it takes Stripe a while. */
    async function eventually<T>(look: () => Promise<T | undefined>): Promise<T> {
      const endMs = Date.now() + target.patienceMs;
      for (;;) {
        const seen = await look();
        if (seen !== undefined) return seen;
        if (Date.now() > endMs) throw new Error("it did not come to pass in time");
        await pause(Math.min(1_000, target.patienceMs / 50));
      }
    }

    describe("sessions", () => {
      it("open with the very parameters of the shop", async () => {
        const params = shopsOwn(inMinutes(holdMinutes));
        const session = await stripe.checkout.sessions.create(params);
        opened.push(session.id);
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

      it("are read again, expanded, and their lines a page at a time", async () => {
        const { id } = await create({ line_items: [line(500), line(600), line(700)] });
        const again = await stripe.checkout.sessions.retrieve(id, {
          expand: ["line_items", "payment_intent.latest_charge"],
        });
        expect(again).toMatchObject({ id, amount_total: 1800, payment_intent: null });
        expect(again.line_items?.data).toHaveLength(3);
        const first = await stripe.checkout.sessions.listLineItems(id, { limit: 2 });
        expect(first).toMatchObject({ object: "list", has_more: true });
        const rest = await stripe.checkout.sessions.listLineItems(id, {
          limit: 2,
          starting_after: first.data[1]?.id ?? "",
        });
        expect(rest.data.map(({ amount_total: amount }) => amount)).toEqual([700]);
        expect(rest.has_more).toBe(false);
      });

      it("are listed newest first, by cursors and status", async () => {
        const ids = [];
        for (let count = 0; count < 3; count += 1) ids.unshift((await create()).id);
        const page = await stripe.checkout.sessions.list({ limit: 2 });
        expect(page.data.map(({ id }) => id)).toEqual(ids.slice(0, 2));
        expect(page.has_more).toBe(true);
        const next = await stripe.checkout.sessions.list({ limit: 1, starting_after: ids[1] ?? "" });
        expect(next.data[0]?.id).toBe(ids[2]);
        await stripe.checkout.sessions.expire(ids[0] ?? "");
        const expired = await stripe.checkout.sessions.list({ limit: 1, status: "expired" });
        expect(expired.data[0]?.id).toBe(ids[0]);
      });

      it("expire once", async () => {
        const { id } = await create();
        expect(await stripe.checkout.sessions.expire(id)).toMatchObject({ status: "expired", url: null });
        expect(await refusal(stripe.checkout.sessions.expire(id))).toMatchObject({
          statusCode: 400,
          rawType: "invalid_request_error",
        });
        expect(await stripe.checkout.sessions.retrieve(id)).toMatchObject({
          status: "expired",
          payment_status: "unpaid",
        });
      });

      it.each<[string, Partial<Stripe.Checkout.SessionCreateParams> | object, object]>([
        ["an unknown parameter", { colour: "red" }, { code: "parameter_unknown", param: "colour" }],
        [
          "the removed payment_method_types",
          { payment_method_types: ["card"] },
          { code: "parameter_unknown" },
        ],
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
        const error = await refusal(create(more));
        expect(error).toMatchObject({ statusCode: 400, rawType: "invalid_request_error", ...expected });
        expect(error.requestId).toMatch(/^req_/);
        expect(error.message).not.toBe("");
      });

      it("live at least 30 minutes and at most 24 hours", async () => {
        for (const minutes of [29, 24 * 60 + 5]) {
          const expires_at = Math.floor(inMinutes(minutes).getTime() / 1000);
          expect(await refusal(create({ expires_at }))).toMatchObject({
            statusCode: 400,
            param: "expires_at",
          });
        }
      });
    });

    describe("an idempotency key", () => {
      it("gives the same session again, and says so", async () => {
        const idempotencyKey = randomUUID();
        const first = await create({}, { idempotencyKey });
        const second = await create({}, { idempotencyKey });
        expect(second.id).toBe(first.id);
        expect(second.lastResponse.headers["idempotent-replayed"]).toBe("true");
        expect(first.lastResponse.headers["idempotent-replayed"]).toBeUndefined();
      });

      it("is held to its parameters and its call", async () => {
        const idempotencyKey = randomUUID();
        await create({ client_reference_id: "one" }, { idempotencyKey });
        expect(await refusal(create({ client_reference_id: "two" }, { idempotencyKey }))).toMatchObject({
          statusCode: 400,
          rawType: "idempotency_error",
        });
        expect(
          await refusal(stripe.refunds.create({ payment_intent: "pi_none" }, { idempotencyKey })),
        ).toMatchObject({ rawType: "idempotency_error" });
      });

      it("keeps a refusal that came of the work", async () => {
        const { intent } = await paid();
        const idempotencyKey = randomUUID();
        const tooMuch = () =>
          refusal(stripe.refunds.create({ payment_intent: intent, amount: 1501 }, { idempotencyKey }));
        expect(await tooMuch()).toMatchObject({ statusCode: 400, param: "amount" });
        expect((await tooMuch()).headers?.["idempotent-replayed"]).toBe("true");
      });
    });

    describe("who and what is not known", () => {
      it("a wrong key is a 401", async () => {
        expect(await refusal(target.client("wrong").events.list({ limit: 1 }))).toMatchObject({
          statusCode: 401,
          type: "StripeAuthenticationError",
        });
      });

      it("what is not there is a 404", async () => {
        const errors = await Promise.all(
          [
            stripe.checkout.sessions.retrieve("cs_test_none"),
            stripe.paymentIntents.retrieve("pi_none"),
            stripe.refunds.retrieve("re_none"),
            stripe.disputes.retrieve("du_none"),
            stripe.events.retrieve("evt_none"),
          ].map(refusal),
        );
        for (const error of errors) {
          expect(error).toMatchObject({ statusCode: 404, code: "resource_missing" });
        }
        expect(await refusal(stripe.rawRequest("GET", "/v1/nothing_of_the_kind"))).toMatchObject({
          statusCode: 404,
        });
      });

      it("what cannot be expanded, or not so deep, is a 400", async () => {
        const { id } = await create();
        const read = (path: string) => refusal(stripe.checkout.sessions.retrieve(id, { expand: [path] }));
        expect(await read("currency")).toMatchObject({ statusCode: 400 });
        expect(await read("payment_intent.latest_charge.customer.default_source.customer")).toMatchObject({
          statusCode: 400,
        });
      });

      it("lists hold to their limits and cursors", async () => {
        for (const limit of [0, 101]) {
          expect(await refusal(stripe.events.list({ limit }))).toMatchObject({
            code: "parameter_invalid_integer",
            param: "limit",
          });
        }
        expect(
          await refusal(stripe.checkout.sessions.list({ starting_after: "cs_test_none" })),
        ).toMatchObject({
          code: "resource_missing",
        });
      });
    });

    describe("money", () => {
      it("arrives, with its charge", async () => {
        const { intent, charge } = await paid();
        expect(await stripe.paymentIntents.retrieve(intent, { expand: ["latest_charge"] })).toMatchObject({
          amount: 1500,
          amount_received: 1500,
          currency: "gbp",
          metadata: { order_id: "order-1" },
          latest_charge: {
            id: charge,
            paid: true,
            captured: true,
            refunded: false,
            amount_refunded: 0,
            payment_method_details: { type: "card", card: { brand: "visa", last4: "4242" } },
          },
        });
        expect((await stripe.charges.list({ payment_intent: intent })).data.map(({ id }) => id)).toEqual([
          charge,
        ]);
        expect((await stripe.checkout.sessions.list({ payment_intent: intent })).data).toEqual([]);
      });

      it.each([
        ["pm_card_chargeDeclined", "card_declined", "generic_decline"],
        ["pm_card_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"],
        ["pm_card_chargeDeclinedExpiredCard", "expired_card", undefined],
        ["pm_card_chargeDeclinedProcessingError", "processing_error", undefined],
      ])("is refused by %s", async (method, code, declineCode) => {
        const error = await refusal(paid(method));
        expect(error).toMatchObject({
          type: "StripeCardError",
          statusCode: 402,
          code,
          ...(declineCode && { decline_code: declineCode }),
          payment_intent: { status: "requires_payment_method" },
        });
      });

      it("is given back in parts, never more than was paid, once a key", async () => {
        const { intent, charge } = await paid();
        const idempotencyKey = randomUUID();
        const part = () =>
          stripe.refunds.create(
            { payment_intent: intent, amount: 500, metadata: { refund_id: "r1" } },
            { idempotencyKey },
          );
        const first = await part();
        expect(first).toMatchObject({
          object: "refund",
          amount: 500,
          currency: "gbp",
          status: "succeeded",
          payment_intent: intent,
          charge,
          metadata: { refund_id: "r1" },
        });
        expect((await part()).id).toBe(first.id);
        expect(await stripe.charges.retrieve(charge)).toMatchObject({
          amount_refunded: 500,
          refunded: false,
        });
        expect(await refusal(stripe.refunds.create({ payment_intent: intent, amount: 1001 }))).toMatchObject({
          statusCode: 400,
          param: "amount",
        });
        expect(await refusal(stripe.refunds.create({ payment_intent: intent, amount: 0 }))).toMatchObject({
          statusCode: 400,
          code: "parameter_invalid_integer",
        });
        const rest = await stripe.refunds.create({ payment_intent: intent });
        expect(rest.amount).toBe(1000);
        expect(await refusal(stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
          statusCode: 400,
          code: "charge_already_refunded",
        });
        const listed = await stripe.refunds.list({ payment_intent: intent });
        expect(listed.data.map(({ id }) => id)).toEqual([rest.id, first.id]);
        expect(await stripe.charges.retrieve(charge)).toMatchObject({
          amount_refunded: 1500,
          refunded: true,
        });
      });

      it("is not given back for what was never paid", async () => {
        expect(await refusal(stripe.refunds.create({}))).toMatchObject({ statusCode: 400 });
        expect(await refusal(stripe.refunds.create({ payment_intent: "pi_none" }))).toMatchObject({
          code: "resource_missing",
        });
        const waiting = await stripe.paymentIntents.create({ amount: 1500, currency: "gbp" });
        expect(await refusal(stripe.refunds.create({ payment_intent: waiting.id }))).toMatchObject({
          statusCode: 400,
        });
        expect((await stripe.paymentIntents.cancel(waiting.id)).status).toBe("canceled");
      });

      it("is sometimes given back slowly", async () => {
        const { intent } = await paid("pm_card_pendingRefund");
        const refund = await stripe.refunds.create({ payment_intent: intent });
        expect(refund.status).toBe("pending");
        expect(await refusal(stripe.refunds.cancel(refund.id))).toMatchObject({ statusCode: 400 });
      });

      it("is taken back by a bank, and then no refund may be made", async () => {
        const { intent } = await paid("pm_card_createDispute");
        const dispute = await eventually(
          async () => (await stripe.disputes.list({ payment_intent: intent })).data[0],
        );
        expect(dispute).toMatchObject({
          object: "dispute",
          amount: 1500,
          reason: "fraudulent",
          status: "needs_response",
          payment_intent: intent,
        });
        expect(await refusal(stripe.refunds.create({ payment_intent: intent }))).toMatchObject({
          statusCode: 400,
          code: "charge_disputed",
        });
        expect((await stripe.disputes.close(dispute.id)).status).toBe("lost");
      });
    });

    describe("events", () => {
      it("tell of a payment and its refund, by type", async () => {
        const { intent, charge } = await paid();
        const refund = await stripe.refunds.create({ payment_intent: intent });
        const about = {
          "payment_intent.succeeded": intent,
          "charge.refunded": charge,
          "refund.created": refund.id,
        };
        for (const [type, id] of Object.entries(about)) {
          const event = await eventually(async () =>
            (await stripe.events.list({ types: [type], limit: 20 })).data.find(
              ({ data }) => "id" in data.object && data.object.id === id,
            ),
          );
          expect(event).toMatchObject({ object: "event", type, livemode: false, api_version: apiVersion });
          expect((await stripe.events.retrieve(event.id)).id).toBe(event.id);
        }
        const since = await stripe.events.list({ created: { gt: Math.floor(Date.now() / 1000) + 3_600 } });
        expect(since.data).toEqual([]);
      });

      it("tell of a session that expired", async () => {
        const { id } = await create();
        await stripe.checkout.sessions.expire(id);
        const event = await eventually(async () =>
          (await stripe.events.list({ types: ["checkout.session.expired"], limit: 20 })).data.find(
            ({ data }) => "id" in data.object && data.object.id === id,
          ),
        );
        expect(event.data.object).toMatchObject({ status: "expired" });
      });

      it("of no known type are refused", async () => {
        expect(await refusal(stripe.events.list({ types: ["charge.sneezed"] }))).toMatchObject({
          statusCode: 400,
        });
      });
    });
  },
  120_000,
);
