import { afterAll, beforeAll, describe, expect, it } from "vitest";
import Stripe from "stripe";
import { Stand, bands } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());

async function refusal(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof Stripe.errors.StripeError) return outcome;
  throw new Error(`not a refusal of Stripe's: ${String(outcome)}`);
}

const nowSeconds = (): number => Math.floor(Date.now() / 1000);

describe("opening a session", () => {
  it("keeps amounts, reference, metadata and email, and gives the page's address", async () => {
    const session = await stand.openSession({
      client_reference_id: "order-1",
      metadata: { order: "1" },
      customer_email: "ann@example.com",
      locale: "en-GB",
    });
    expect(session).toMatchObject({
      object: "checkout.session",
      amount_subtotal: 2500,
      amount_total: 2500,
      currency: "gbp",
      status: "open",
      payment_status: "unpaid",
      payment_intent: null,
      client_reference_id: "order-1",
      metadata: { order: "1" },
      customer_email: "ann@example.com",
      livemode: false,
      url: `${stand.origin}/c/pay/${session.id}`,
    });
    expect(session.expires_at - session.created).toBe(24 * 60 * 60);
    expect(session.lastResponse.requestId).toMatch(/^req_/);
    const again = await stand.stripe.checkout.sessions.retrieve(session.id);
    expect(again).toEqual(session);
  });

  it("adds the first delivery option to the total", async () => {
    const session = await stand.openSession({
      shipping_address_collection: { allowed_countries: ["GB"] },
      shipping_options: [
        {
          shipping_rate_data: {
            display_name: "Tracked 48",
            type: "fixed_amount",
            fixed_amount: { amount: 395, currency: "gbp" },
            delivery_estimate: {
              minimum: { unit: "business_day", value: 2 },
              maximum: { unit: "business_day", value: 3 },
            },
            metadata: { zone: "uk" },
          },
        },
      ],
      expand: ["shipping_cost.shipping_rate"],
    });
    expect(session.amount_total).toBe(2895);
    expect(session.total_details?.amount_shipping).toBe(395);
    expect(session.shipping_cost?.shipping_rate).toMatchObject({
      display_name: "Tracked 48",
      metadata: { zone: "uk" },
    });
  });

  it("lists the lines, a page at a time, down to the product", async () => {
    const line = (name: string) => ({
      quantity: 1,
      metadata: { name },
      price_data: { currency: "gbp", unit_amount: 500, product_data: { name, metadata: { sku: name } } },
    });
    const session = await stand.openSession({ line_items: ["A", "B", "C"].map(line) });
    const first = await stand.stripe.checkout.sessions.listLineItems(session.id, { limit: 2 });
    expect(first.data.map(({ description }) => description)).toEqual(["A", "B"]);
    expect(first.has_more).toBe(true);
    const all = [];
    for await (const item of stand.stripe.checkout.sessions.listLineItems(session.id, {
      limit: 1,
      expand: ["data.price.product"],
    })) {
      all.push(item);
    }
    expect(all.map(({ price }) => price?.product)).toMatchObject([
      { metadata: { sku: "A" } },
      { metadata: { sku: "B" } },
      { metadata: { sku: "C" } },
    ]);
    expect(all[0]?.metadata).toEqual({ name: "A" });
    const expanded = await stand.stripe.checkout.sessions.retrieve(session.id, { expand: ["line_items"] });
    expect(expanded.line_items?.data).toHaveLength(3);
  });

  it.each([
    ["unknown names", { colour: "red" }, "parameter_unknown", "colour"],
    [
      "the removed payment_method_types",
      { payment_method_types: ["card"] },
      "parameter_unknown",
      "payment_method_types[0]",
    ],
  ])("refuses %s", async (_, more, code, param) => {
    const error = await refusal(stand.openSession(more as Partial<Stripe.Checkout.SessionCreateParams>));
    expect(error).toMatchObject({ statusCode: 400, code });
    expect(param.startsWith(error.param ?? "-")).toBe(true);
  });

  it("refuses what is missing, not a whole number, too small, too many or in two currencies", async () => {
    const line = bands().line_items?.[0];
    const priced = (unit_amount: number, currency = "gbp", quantity = 1) => ({
      quantity,
      price_data: { currency, unit_amount, product_data: { name: "Band" } },
    });
    expect(
      await refusal(
        stand.openSession({
          line_items: [{ quantity: 1, price_data: { currency: "gbp", unit_amount: 500 } }],
        }),
      ),
    ).toMatchObject({
      code: "parameter_missing",
      param: "line_items[0][price_data][product_data]",
    });
    expect(await refusal(stand.openSession({ line_items: [priced(12.5)] }))).toMatchObject({
      code: "parameter_invalid_integer",
      param: "line_items[0][price_data][unit_amount]",
    });
    expect(await refusal(stand.openSession({ line_items: [priced(29)] }))).toMatchObject({
      code: "amount_too_small",
    });
    expect(await stand.openSession({ line_items: [priced(30)] })).toMatchObject({ amount_total: 30 });
    expect(
      await refusal(stand.openSession({ line_items: Array.from({ length: 101 }, () => line ?? {}) })),
    ).toMatchObject({
      param: "line_items",
    });
    expect(await refusal(stand.openSession({ line_items: [priced(500), priced(500, "eur")] }))).toMatchObject(
      {
        statusCode: 400,
        param: "line_items[1][price_data][currency]",
      },
    );
    expect(await refusal(stand.openSession({ success_url: "thanks" }))).toMatchObject({
      param: "success_url",
    });
  });

  it("holds expires_at between 30 minutes and 24 hours", async () => {
    expect((await refusal(stand.openSession({ expires_at: nowSeconds() + 29 * 60 }))).message).toMatch(
      /at least 30 minutes/,
    );
    expect((await refusal(stand.openSession({ expires_at: nowSeconds() + 25 * 60 * 60 }))).message).toMatch(
      /less than 24 hours/,
    );
    const at = nowSeconds() + 35 * 60;
    expect(await stand.openSession({ expires_at: at })).toMatchObject({ expires_at: at });
  });
});

describe("finding and ending sessions", () => {
  it("lists newest first with cursors, status and time", async () => {
    const made = [];
    for (let count = 0; count < 4; count += 1) made.push(await stand.openSession());
    const newest = made.map(({ id }) => id).toReversed();
    const page = await stand.stripe.checkout.sessions.list({ limit: 2 });
    expect(page.data.map(({ id }) => id)).toEqual(newest.slice(0, 2));
    expect(page.has_more).toBe(true);
    const next = await stand.stripe.checkout.sessions.list({ limit: 2, starting_after: newest[1] ?? "" });
    expect(next.data.map(({ id }) => id)).toEqual(newest.slice(2, 4));
    const back = await stand.stripe.checkout.sessions.list({ limit: 2, ending_before: newest[3] ?? "" });
    expect(back.data.map(({ id }) => id)).toEqual(newest.slice(1, 3));

    await stand.stripe.checkout.sessions.expire(newest[0] ?? "");
    const expired = await stand.stripe.checkout.sessions.list({ status: "expired" });
    expect(expired.data.map(({ id }) => id)).toEqual([newest[0]]);
    const later = await stand.stripe.checkout.sessions.list({ created: { gt: nowSeconds() + 60 } });
    expect(later.data).toEqual([]);
    expect(
      await refusal(stand.stripe.checkout.sessions.list({ starting_after: "cs_test_none" })),
    ).toMatchObject({
      code: "resource_missing",
    });
  });

  it("expires an open session once, and tells why not twice", async () => {
    const session = await stand.openSession();
    const expired = await stand.stripe.checkout.sessions.expire(session.id);
    expect(expired).toMatchObject({ status: "expired", url: null });
    const error = await refusal(stand.stripe.checkout.sessions.expire(session.id));
    expect(error).toMatchObject({ statusCode: 400, rawType: "invalid_request_error" });
    expect(error.message).toMatch(/status of `expired`/);
    const page = await (await fetch(`${stand.origin}/c/pay/${session.id}`)).text();
    expect(page).toContain("has expired");
    expect(page).toContain("http://localhost:3000/basket");
  });

  it("answers 404 for an unknown session, an unknown route and an unknown event", async () => {
    expect(await refusal(stand.stripe.checkout.sessions.retrieve("cs_test_none"))).toMatchObject({
      statusCode: 404,
      code: "resource_missing",
      param: "session",
    });
    expect((await refusal(stand.stripe.subscriptions.list())).message).toMatch(/Unrecognized request URL/);
    expect(await refusal(stand.stripe.events.retrieve("evt_none"))).toMatchObject({ statusCode: 404 });
  });

  it("refuses to expand what cannot be", async () => {
    const { id } = await stand.openSession();
    expect(
      (await refusal(stand.stripe.checkout.sessions.retrieve(id, { expand: ["currency"] }))).message,
    ).toMatch(/cannot be expanded/);
    expect(
      await stand.stripe.checkout.sessions.retrieve(id, { expand: ["payment_intent.latest_charge"] }),
    ).toMatchObject({
      payment_intent: null,
    });
  });
});

describe("who may call", () => {
  it("asks for a test key, and refuses a live one in words", async () => {
    const list = (key: string) => refusal(stand.client({}, key).checkout.sessions.list());
    for (const [key, words] of [
      ["nonsense", /Invalid API Key/],
      ["sk_live_x", /refuses live keys/],
    ] as const) {
      const error = await list(key);
      expect(error.statusCode).toBe(401);
      expect(error.message).toMatch(words);
    }
    const bare = await fetch(`${stand.origin}/v1/events`);
    expect(bare.status).toBe(401);
    expect(bare.headers.get("request-id")).toMatch(/^req_/);
    expect(await bare.json()).toMatchObject({ error: { type: "invalid_request_error" } });
  });

  it("refuses another version of the API", async () => {
    const answer = await fetch(`${stand.origin}/v1/events`, {
      headers: { authorization: "Bearer sk_test_x", "stripe-version": "2020-01-01" },
    });
    expect(answer.status).toBe(400);
  });
});
