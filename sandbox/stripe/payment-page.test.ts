import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type Stripe from "stripe";
import { Stand, idOf } from "./testing/stand";

let stand: Stand;
beforeAll(async () => {
  stand = await Stand.start();
}, 30_000);
afterAll(() => stand.stop());

const shipped: Partial<Stripe.Checkout.SessionCreateParams> = {
  customer_email: "ann@example.com",
  shipping_address_collection: { allowed_countries: ["GB", "IE"] },
  shipping_options: [
    { shipping_rate_data: { display_name: "Tracked 48", fixed_amount: { amount: 395, currency: "gbp" } } },
    { shipping_rate_data: { display_name: "Next day", fixed_amount: { amount: 695, currency: "gbp" } } },
  ],
  payment_intent_data: { metadata: { order: "7" } },
};

function alertIn(page: string): string | undefined {
  return /role="alert"[^>]*>\s*<p>([^<]*)</.exec(page)?.[1];
}

describe("the payment page", () => {
  it("shows the order escaped, the email filled in, and the way back", async () => {
    const session = await stand.openSession(shipped);
    const answer = await fetch(session.url ?? "");
    const page = await answer.text();
    expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(page).toContain("Thera-Band &lt;red&gt;");
    expect(page).not.toContain("<red>");
    expect(page).toContain('value="ann@example.com"');
    expect(page).toMatch(/<a class="back" href="http:\/\/localhost:3000\/basket">Back<\/a>/);
    expect(page).toContain("no real money moves");
    expect(page).not.toContain("<script");
    expect(page).toContain("Ireland");
    expect(page).not.toContain('role="alert"');
  });

  it("takes the money for the delivery option chosen, and sends the buyer back", async () => {
    const session = await stand.openSession(shipped);
    const rate = session.shipping_options[1]?.shipping_rate;
    const answer = await stand.pay(session, { rate: typeof rate === "string" ? rate : "" });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`http://localhost:3000/thanks?session=${session.id}`);

    const paid = await stand.stripe.checkout.sessions.retrieve(session.id, {
      expand: ["payment_intent.latest_charge", "shipping_cost.shipping_rate"],
    });
    expect(paid).toMatchObject({
      status: "complete",
      payment_status: "paid",
      url: null,
      amount_total: 3195,
      total_details: { amount_shipping: 695 },
      shipping_cost: { amount_total: 695, shipping_rate: { display_name: "Next day" } },
      customer_details: { email: "ann@example.com", name: "Ann Runner" },
      collected_information: {
        shipping_details: {
          name: "Ann Runner",
          address: {
            line1: "1 Track Lane",
            city: "Leeds",
            postal_code: "LS1 4AP",
            country: "GB",
            line2: null,
          },
        },
      },
      payment_intent: {
        status: "succeeded",
        amount: 3195,
        amount_received: 3195,
        metadata: { order: "7" },
        latest_charge: { paid: true, amount: 3195, payment_method_details: { card: { last4: "4242" } } },
      },
    });
  });

  it("charges once, however often Pay is pressed", async () => {
    const session = await stand.openSession();
    const answers = await Promise.all(Array.from({ length: 5 }, () => stand.pay(session)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303]);
    const { payment_intent: intent } = await stand.stripe.checkout.sessions.retrieve(session.id);
    const charges = await stand.stripe.charges.list({ payment_intent: idOf(intent) });
    expect(charges.data).toHaveLength(1);
    expect(await (await fetch(`${stand.origin}/c/pay/${session.id}`)).text()).toContain("has been paid");
  });

  it("says what is wrong with the fields and keeps what was typed but the security code", async () => {
    const session = await stand.openSession(shipped);
    const page = await (
      await stand.pay(session, {
        number: "4242 4242 4242 4241",
        expiry: "01/20",
        cvc: "987",
        town: "",
        postcode: "LEEDS",
      })
    ).text();
    expect(alertIn(page)).toMatch(/fields need your attention/);
    expect(page).toContain("Your card number is invalid.");
    expect(page).toContain("expiry date is in the past");
    expect(page).toContain("Enter your town.");
    expect(page).toContain("Enter a full UK postcode");
    expect(page).toContain('value="1 Track Lane"');
    expect(page).not.toContain("987");
    expect(await stand.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ payment_intent: null });
  });
});

describe("test cards", () => {
  it.each([
    ["4000000000000002", "Your card was declined.", "card_declined", "generic_decline"],
    ["4000000000009995", "Your card has insufficient funds.", "card_declined", "insufficient_funds"],
    ["4000000000000069", "Your card has expired.", "expired_card", "expired_card"],
    ["4000000000000127", "Your card&#39;s security code is incorrect.", "incorrect_cvc", "incorrect_cvc"],
    [
      "4000000000000119",
      "An error occurred while processing your card.",
      "processing_error",
      "processing_error",
    ],
    ["4111111111111111", "non test card", "card_declined", "test_mode_live_card"],
  ])("%s is refused, then another card pays", async (number, words, code, declineCode) => {
    const session = await stand.openSession();
    const declined = await stand.pay(session, { number });
    expect(declined.status).toBe(200);
    expect(alertIn(await declined.text())).toContain(words);
    const after = await stand.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(after).toMatchObject({
      status: "open",
      payment_status: "unpaid",
      payment_intent: {
        status: "requires_payment_method",
        last_payment_error: { code, decline_code: declineCode, type: "card_error" },
      },
    });

    expect((await stand.pay(session)).status).toBe(303);
    const paid = await stand.stripe.checkout.sessions.retrieve(session.id, { expand: ["payment_intent"] });
    expect(paid).toMatchObject({ payment_status: "paid", payment_intent: { last_payment_error: null } });
    const charges = await stand.stripe.charges.list({
      payment_intent: idOf(paid.payment_intent),
    });
    expect(charges.data.map(({ status }) => status)).toEqual(["succeeded", "failed"]);
  });

  async function answerBank(session: Stripe.Checkout.Session, answer: string): Promise<Response> {
    return fetch(`${stand.origin}/c/pay/${session.id}/approve`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ answer }),
    });
  }

  it("asks the holder to approve, and pays when he does", async () => {
    const session = await stand.openSession();
    const sent = await stand.pay(session, { number: "4000002500003155" });
    expect(sent.headers.get("location")).toBe(`/c/pay/${session.id}/approve`);
    const bank = await (await fetch(`${stand.origin}/c/pay/${session.id}/approve`)).text();
    expect(bank).toContain("Approve");
    expect(bank).toContain("£25.00");
    expect((await answerBank(session, "approve")).headers.get("location")).toContain(session.id);
    expect(await stand.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({
      payment_status: "paid",
    });
  });

  it("leaves the session open when he refuses, walks away, or his bank declines after all", async () => {
    const session = await stand.openSession();
    await stand.pay(session, { number: "4000002760003184" });
    const page = await (await answerBank(session, "fail")).text();
    expect(alertIn(page)).toMatch(/unable to authenticate/);
    expect(page).toContain('value="1 Track Lane"'.replace("1 Track Lane", "Ann Runner"));

    await stand.pay(session, { number: "4000002760003184" });
    await stand.pay(session, { number: "4000008400001629" });
    expect(alertIn(await (await answerBank(session, "approve")).text())).toBe("Your card was declined.");
    expect(await stand.stripe.checkout.sessions.retrieve(session.id)).toMatchObject({ status: "open" });
    expect((await stand.pay(session)).status).toBe(303);
  });
});
