import { expect, request, type APIRequestContext } from "@playwright/test";
import { owner } from "../../support/shop";
import type { Rig } from "./rig";

/** A form of the desk as a browser without scripts has it before it is filled in. */
export interface DeskForm {
  readonly page: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Somebody signed in as the owner, in a browser without scripts. */
export class Desk {
  readonly #browser: APIRequestContext;

  private constructor(browser: APIRequestContext) {
    this.#browser = browser;
  }

  static async enter({ shop }: Pick<Rig, "shop">): Promise<Desk> {
    const origin = shop.addresses.shop;
    const browser = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
    const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
    const answer = await browser.post("/api/auth/callback/credentials", {
      form: { csrfToken, ...owner, callbackUrl: "/admin" },
      maxRedirects: 0,
    });
    expect(answer.headers()["location"]).toMatch(/\/admin$/);
    return new Desk(browser);
  }

  leave(): Promise<void> {
    return this.#browser.dispose();
  }

  /** The words of a page of the desk. */
  async read(page: string): Promise<string> {
    return wordsOf(await (await this.#browser.get(page)).text());
  }

  /** Opens a page and takes its form with such a field. */
  async open(page: string, field: string): Promise<DeskForm> {
    const html = await (await this.#browser.get(page)).text();
    const form = [...html.matchAll(/<form.*?<\/form>/gs)].map(([text]) => text);
    const found = form.find((text) => text.includes(`name="${field}"`));
    if (!found) throw new Error(`${page} has no form with ${field}`);
    const fields: Record<string, string> = {};
    for (const [input] of found.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      const [, name] = /name="([^"]+)"/.exec(input) ?? [];
      if (name) fields[name] = (/value="([^"]*)"/.exec(input)?.[1] ?? "").replaceAll("&quot;", '"');
    }
    return { page, fields };
  }

  /** Sends a form and tells the words of the page that answers. */
  async send({ page, fields }: DeskForm, filledIn: Readonly<Record<string, string>>): Promise<string> {
    const answer = await this.#browser.post(page, { multipart: { ...fields, ...filledIn }, maxRedirects: 0 });
    expect(answer.status(), await answer.text()).toBe(303);
    return this.read(answer.headers()["location"] ?? page);
  }
}

function wordsOf(html: string): string {
  return html
    .replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&#x27;", "'")
    .replaceAll(/\s+/g, " ");
}
