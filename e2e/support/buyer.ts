import { randomUUID } from "node:crypto";
import { expect, request, type APIRequestContext, type APIResponse } from "@playwright/test";
import { somewhere } from "./crowd";
import type { Shop } from "./fixtures";
import { settingsOf } from "./records";

/** Somebody who buys with a browser that knows forms, links and cookies, and nothing else. */
export class Buyer {
  /** What he types as his postcode on the payment page. */
  deliverTo = "LS1 4DY";
  /** How often his browser asks once more by itself when the connection that it had kept turns out to be closed. */
  repeats = 0;
  readonly email = `buyer-${randomUUID()}@example.com`;
  readonly #shop: Shop;
  readonly #browser: APIRequestContext;

  private constructor(shop: Shop, browser: APIRequestContext) {
    this.#shop = shop;
    this.#browser = browser;
  }

  static async arrive(shop: Shop): Promise<Buyer> {
    const { shop: origin } = shop.addresses;
    // Counted by himself where a proxy's word is believed: all the world does not press from one address.
    const extraHTTPHeaders = { origin, "x-forwarded-for": somewhere() };
    return new Buyer(shop, await request.newContext({ baseURL: origin, extraHTTPHeaders }));
  }

  leave(): Promise<void> {
    return this.#browser.dispose();
  }

  /** Presses "Add to basket"; tells where the browser is sent on to. */
  async add(sku: string, quantity = 1): Promise<string> {
    const form = { sku, quantity: String(quantity) };
    return sentTo(
      await this.#browser.post("/api/basket/lines", { form, maxRedirects: 0, maxRetries: this.repeats }),
    );
  }

  /** Sets how many of a variant the basket holds. */
  async change(sku: string, quantity: number): Promise<string> {
    const form = { sku, quantity: String(quantity) };
    return sentTo(
      await this.#browser.post("/api/basket/lines/quantity", {
        form,
        maxRedirects: 0,
        maxRetries: this.repeats,
      }),
    );
  }

  /** Presses "Check out"; tells where the browser is sent on to: the payment page, or back with a reason. */
  async checkOut(): Promise<string> {
    return sentTo(await this.tryToCheckOut());
  }

  /** Presses "Check out", whatever comes of it. */
  tryToCheckOut(): Promise<APIResponse> {
    const form = { email: this.email, postcode: "LS1 4DY", delivery: "standard" };
    return this.#browser.post("/api/checkout", { form, maxRedirects: 0, maxRetries: this.repeats });
  }

  /** Fills in the payment page and presses Pay; tells the words of the page where that ends. */
  async pay(paymentPage: string): Promise<string> {
    return this.read(await this.payAndLeave(paymentPage));
  }

  /** Presses Pay and is not seen again; tells where the payment page would have sent him. */
  async payAndLeave(paymentPage: string): Promise<string> {
    const pressPay = await this.fillIn(paymentPage);
    return sentTo(await pressPay());
  }

  /** Fills in the payment page; what is returned presses Pay. */
  async fillIn(paymentPage: string): Promise<() => Promise<APIResponse>> {
    const page = await (await this.#browser.get(paymentPage)).text();
    const [, rate = ""] = /name="rate" value="([^"]+)"/.exec(page) ?? [];
    const form = {
      email: this.email,
      name: "Robin Fell",
      line1: "1 Mill Lane",
      town: "Leeds",
      postcode: this.deliverTo,
      country: "GB",
      number: "4242 4242 4242 4242",
      expiry: "12 / 34",
      cvc: "123",
      rate,
    };
    return () => this.#browser.post(paymentPage, { form, maxRedirects: 0, maxRetries: this.repeats });
  }

  /** The words of a page of the shop. */
  async read(address: string): Promise<string> {
    const page = await (await this.#browser.get(address, { maxRetries: this.repeats })).text();
    return page
      .replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, "")
      .replaceAll(/<[^>]+>/g, " ")
      .replaceAll(/\s+/g, " ");
  }

  /** Lets the payment page run out, as its time does; the hold goes with it. */
  async giveUp(paymentPage: string): Promise<void> {
    const [sessionId] = /cs_test_\w+/.exec(paymentPage) ?? [];
    const answer = await this.#browser.post(
      `${this.#shop.addresses.stripe}/v1/checkout/sessions/${sessionId}/expire`,
      { headers: { authorization: `Bearer ${settingsOf(this.#shop).STRIPE_SECRET_KEY}` } },
    );
    expect(answer.status()).toBe(200);
  }
}

/** The address in a redirect. */
function sentTo(answer: APIResponse): string {
  expect(answer.status()).toBe(303);
  return answer.headers()["location"] ?? "";
}
