import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Stand, idOf } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());

describe("customers", () => {
  it("are made, changed, listed by email and named by a session, whose payment is theirs", async () => {
    const customer = await stand.stripe.customers.create({
      email: "ann@example.com",
      name: "Ann",
      address: { line1: "1 Track Lane", country: "GB" },
      metadata: { account: "7", gone: "x" },
    });
    expect(customer.address).toMatchObject({ line1: "1 Track Lane", city: null });
    const changed = await stand.stripe.customers.update(customer.id, {
      phone: "0113",
      metadata: { gone: "" },
    });
    expect(changed).toMatchObject({ name: "Ann", phone: "0113", metadata: { account: "7" } });
    expect(changed.metadata).not.toHaveProperty("gone");
    const found = await stand.stripe.customers.list({ email: "ann@example.com" });
    expect(found.data.map(({ id }) => id)).toEqual([customer.id]);

    const session = await stand.openSession({ customer: customer.id });
    expect(session).toMatchObject({ customer: customer.id, customer_creation: null });
    expect(await (await fetch(session.url ?? "")).text()).toContain('value="ann@example.com"');
    await stand.pay(session);
    const paid = await stand.stripe.checkout.sessions.retrieve(session.id, {
      expand: ["customer", "payment_intent.latest_charge"],
    });
    expect(paid).toMatchObject({
      customer: { email: "ann@example.com" },
      payment_intent: { customer: customer.id, latest_charge: { customer: customer.id } },
    });
  });

  it("are made of the buyer when the session asks for one always, and not otherwise", async () => {
    const always = await stand.openSession({ customer_creation: "always" });
    const guest = await stand.openSession();
    for (const session of [always, guest]) await stand.pay(session, { email: "bob@example.com" });
    const { customer } = await stand.stripe.checkout.sessions.retrieve(always.id, { expand: ["customer"] });
    expect(customer).toMatchObject({ email: "bob@example.com", name: "Ann Runner" });
    expect((await stand.stripe.checkout.sessions.retrieve(guest.id)).customer).toBeNull();
    await stand.until(() => stand.receiver.types().includes("customer.created") || undefined);
  });

  it("are refused when they are not there, or given twice", async () => {
    await expect(stand.openSession({ customer: "cus_none" })).rejects.toMatchObject({
      code: "resource_missing",
      param: "customer",
    });
    const { id } = await stand.stripe.customers.create();
    await expect(stand.openSession({ customer: id, customer_email: "a@example.com" })).rejects.toThrow(
      /only specify one/,
    );
  });
});

describe("products and prices", () => {
  it("are kept, listed, and sold by name", async () => {
    const product = await stand.stripe.products.create({ name: "Stick", metadata: { sku: "STICK" } });
    const price = await stand.stripe.prices.create({
      product: product.id,
      currency: "gbp",
      unit_amount: 2200,
    });
    await stand.openSession();
    const sold = await stand.stripe.products.list({ active: true });
    expect(sold.data.map(({ id }) => id)).toEqual([product.id]);
    const prices = await stand.stripe.prices.list({ product: product.id, expand: ["data.product"] });
    expect(prices.data).toMatchObject([{ unit_amount: 2200, product: { name: "Stick" } }]);

    const session = await stand.openSession({ line_items: [{ price: price.id, quantity: 2 }] });
    expect(session.amount_total).toBe(4400);
    const lines = await stand.stripe.checkout.sessions.listLineItems(session.id);
    expect(lines.data).toMatchObject([{ description: "Stick", price: { id: price.id } }]);

    const inline = await stand.openSession({
      line_items: [{ quantity: 1, price_data: { currency: "gbp", unit_amount: 1900, product: product.id } }],
    });
    expect(inline.amount_total).toBe(1900);
  });

  it("are refused when they are not for sale, not there, or named twice", async () => {
    const product = await stand.stripe.products.create({ name: "Old" });
    const off = await stand.stripe.prices.create({
      product: product.id,
      currency: "gbp",
      unit_amount: 500,
      active: false,
    });
    const line = (more: object) => stand.openSession({ line_items: [{ quantity: 1, ...more }] });
    await expect(line({ price: off.id })).rejects.toThrow(/inactive/);
    await expect(line({ price: "price_none" })).rejects.toMatchObject({ code: "resource_missing" });
    await expect(line({})).rejects.toMatchObject({ code: "parameter_missing" });
    await expect(
      stand.stripe.prices.create({ product: "prod_none", currency: "gbp", unit_amount: 5 }),
    ).rejects.toMatchObject({ code: "resource_missing" });
  });
});

describe("payment intents without a page", () => {
  const make = (payment_method: string, amount = 1500) =>
    stand.stripe.paymentIntents.create({
      amount,
      currency: "gbp",
      confirm: true,
      payment_method,
      automatic_payment_methods: { enabled: true, allow_redirects: "never" },
    });

  it("are declined with a 402 that stays on record, and pay with another card", async () => {
    const error = await make("pm_card_chargeDeclinedInsufficientFunds").catch((caught: unknown) => caught);
    expect(error).toMatchObject({
      type: "StripeCardError",
      statusCode: 402,
      code: "card_declined",
      decline_code: "insufficient_funds",
      payment_intent: { status: "requires_payment_method" },
    });
    const [intent] = (await stand.stripe.paymentIntents.list({ limit: 1 })).data;
    expect(intent?.last_payment_error?.code).toBe("card_declined");
    const paid = await stand.stripe.paymentIntents.confirm(intent?.id ?? "", {
      payment_method: "pm_card_visa",
    });
    expect(paid).toMatchObject({ status: "succeeded", amount_received: 1500 });
    await expect(stand.stripe.paymentIntents.confirm(paid.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
    await expect(stand.stripe.paymentIntents.cancel(paid.id)).rejects.toMatchObject({
      code: "payment_intent_unexpected_state",
    });
  });

  it("give the same decline again under the same key", async () => {
    const twice = () =>
      stand.stripe.paymentIntents.create(
        {
          amount: 900,
          currency: "gbp",
          confirm: true,
          payment_method: "pm_card_chargeDeclined",
          return_url: "http://localhost:3000/",
        },
        { idempotencyKey: "declined" },
      );
    await expect(twice()).rejects.toMatchObject({ statusCode: 402 });
    await expect(twice()).rejects.toMatchObject({
      statusCode: 402,
      headers: { "idempotent-replayed": "true" },
    });
    const { paymentIntents } = await stand.state();
    expect(paymentIntents.filter(({ amount }) => amount === 900)).toHaveLength(1);
  });

  it("may be confirmed later, or given up", async () => {
    const waiting = await stand.stripe.paymentIntents.create({
      amount: 700,
      currency: "gbp",
      payment_method: "pm_card_mastercard",
      allowed_payment_method_types: ["card"],
    });
    expect(waiting.status).toBe("requires_confirmation");
    expect((await stand.stripe.paymentIntents.confirm(waiting.id)).status).toBe("succeeded");
    const asked = await make("pm_card_authenticationRequired");
    expect(asked.status).toBe("requires_action");
    expect(
      await stand.stripe.paymentIntents.cancel(asked.id, { cancellation_reason: "abandoned" }),
    ).toMatchObject({ status: "canceled", cancellation_reason: "abandoned" });
  });

  it("are refused out of bounds, with an unknown method, and when a session owns them", async () => {
    await expect(make("pm_card_visa", 29)).rejects.toMatchObject({ code: "amount_too_small" });
    await expect(make("pm_card_visa", 100_000_000)).rejects.toMatchObject({ code: "amount_too_large" });
    await expect(make("pm_mine")).rejects.toMatchObject({ code: "resource_missing" });
    const session = await stand.openSession();
    await stand.pay(session, { number: "4000000000000002" });
    const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
    await expect(stand.stripe.paymentIntents.cancel(idOf(intent))).rejects.toThrow(/Expire the session/);
    await expect(
      stand.stripe.paymentIntents.confirm(idOf(intent), { payment_method: "pm_card_visa" }),
    ).rejects.toThrow(/created by a Checkout Session/);
  });
});

describe("what is told of a payment afterwards", () => {
  it("refunds take new metadata, and are cancelled only while they ask for something", async () => {
    const intent = await stand.stripe.paymentIntents.create({
      amount: 1500,
      currency: "gbp",
      confirm: true,
      payment_method: "pm_card_pendingRefund",
      return_url: "http://localhost:3000/",
    });
    const refund = await stand.stripe.refunds.create({
      payment_intent: intent.id,
      amount: 500,
      metadata: { a: "1" },
    });
    expect((await stand.stripe.refunds.update(refund.id, { metadata: { b: "2" } })).metadata).toEqual({
      a: "1",
      b: "2",
    });
    expect((await stand.stripe.refunds.update(refund.id, { metadata: "" })).metadata).toEqual({});
    await expect(stand.stripe.refunds.cancel(refund.id)).rejects.toThrow(/requires_action/);
    await stand.decideRefund(refund.id, "requires_action");
    expect((await stand.stripe.refunds.cancel(refund.id)).status).toBe("canceled");
    expect(await stand.stripe.charges.retrieve(idOf(intent.latest_charge))).toMatchObject({
      amount_refunded: 0,
    });
  });

  it("evidence goes to the bank, and two texts decide at once", async () => {
    const disputed = async () => {
      const session = await stand.openSession();
      await stand.pay(session);
      return stand.dispute(session.id);
    };
    const first = await disputed();
    const kept = await stand.stripe.disputes.update(first.id, {
      evidence: { product_description: "A band" },
      submit: false,
    });
    expect(kept).toMatchObject({ status: "needs_response", evidence_details: { has_evidence: true } });
    const sent = await stand.stripe.disputes.update(first.id, { evidence: { customer_name: "Ann" } });
    expect(sent).toMatchObject({
      status: "under_review",
      evidence: { product_description: "A band", customer_name: "Ann" },
      evidence_details: { submission_count: 1 },
    });
    const second = await disputed();
    const won = await stand.stripe.disputes.update(second.id, {
      evidence: { uncategorized_text: "winning_evidence" },
    });
    expect(won.status).toBe("won");
    expect((await stand.stripe.disputes.close(first.id)).status).toBe("lost");
  });

  it("a code is switched off", async () => {
    const coupon = await stand.stripe.coupons.create({ percent_off: 10 });
    const code = await stand.stripe.promotionCodes.create({
      promotion: { type: "coupon", coupon: coupon.id },
    });
    await stand.stripe.promotionCodes.update(code.id, { active: false });
    await expect(stand.openSession({ discounts: [{ promotion_code: code.id }] })).rejects.toMatchObject({
      code: "promotion_code_expired",
    });
  });
});
