import { randomUUID } from "node:crypto";
import { request, type APIRequestContext, type APIResponse } from "@playwright/test";
import { hashPassword } from "../lib/auth/password";
import { limits } from "../lib/limits/limits";
import { browserAt, programAt, somewhere } from "./support/crowd";
import { expect, expectSound, test, type Shop } from "./support/fixtures";
import { Instance } from "./support/instances";
import { query } from "./support/records";

const domain = `${randomUUID()}.example.com`;
const password = "a-long-password-for-a-test";
const inWords = /Try again in/;

test.use({ expectedErrors: [/404|429/] });

let behindProxy: Instance;
test.beforeAll(async ({ shop }) => {
  test.setTimeout(120_000);
  behindProxy = await Instance.prepare(shop, { LIMITS_FACTOR: "1", TRUSTED_PROXIES: "1" });
  await behindProxy.start();
});
test.afterAll(async () => {
  await behindProxy.remove();
  const shop = { folder: process.env["E2E_DATA_DIR"] ?? "" } as Shop;
  await query(shop, "DELETE FROM shop_user WHERE email LIKE '%@' || $1", [domain]);
});

/** Somebody with an account, and no role. */
async function account(shop: Shop): Promise<string> {
  const email = `${randomUUID()}@${domain}`;
  await query(
    shop,
    `INSERT INTO shop_user (id, email, email_verified, password_hash)
     VALUES (gen_random_uuid(), $1, now(), $2)`,
    [email, await hashPassword(password)],
  );
  return email;
}

const stranger = () => `${randomUUID()}@nobody.example.com`;

interface Try {
  readonly email: string;
  readonly password: string;
  readonly callbackUrl?: string;
}

/** Sends the sign-in form as a browser without scripts does. */
async function tryToSignIn(
  browser: APIRequestContext,
  { email, password: typed, callbackUrl = "/account" }: Try,
  headers: Record<string, string> = { accept: "text/html" },
): Promise<APIResponse> {
  const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
  return browser.post("/api/auth/callback/credentials", {
    form: { csrfToken, email, password: typed, callbackUrl },
    headers,
    maxRedirects: 0,
  });
}

const wayOn = (answer: APIResponse) => answer.headers()["location"] ?? "";

for (const known of [true, false]) {
  test(`${known ? "an" : "no"} account is guessed at from many addresses so often and no more`, async ({
    browser,
    shop,
  }) => {
    test.slow();
    const email = known ? await account(shop) : stranger();
    const home = await programAt(behindProxy, { from: somewhere() });
    if (known) expect(wayOn(await tryToSignIn(home, { email, password }))).toMatch(/\/account$/);
    const { points } = limits["sign-in"].by.account;
    const guess = async (typed: string, headers?: Record<string, string>) => {
      const guesser = await programAt(behindProxy, { from: somewhere() });
      return tryToSignIn(guesser, { email: email.toUpperCase(), password: typed }, headers);
    };
    for (let at = 0; at < points; at += 1)
      expect(wayOn(await guess(`wrong ${at}`))).toContain("error=CredentialsSignin");
    const refused = await guess(password, { accept: "application/json" });
    expect(refused.status(), "the right one, too").toBe(429);
    expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ words: expect.stringMatching(inWords) });

    const context = await browserAt(browser, behindProxy, { from: somewhere() });
    const page = await context.newPage();
    await page.goto("/sign-in?callbackUrl=/account");
    await page.getByRole("textbox", { name: "Email" }).fill(email);
    await page.getByRole("textbox", { name: "Password" }).fill(password);
    const answered = page.waitForResponse((response) => response.status() === 429);
    await page.getByRole("button", { name: "Sign in" }).click();
    expect((await answered).headers()["retry-after"]).toBeDefined();
    await expect(page.getByRole("main").getByRole("alert")).toContainText(inWords);
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(email);
    await expect(page.getByRole("textbox", { name: "Password" })).toHaveValue("");
    await context.close();

    // Strangers lock nobody out of the browser that he signs in from.
    if (known) expect(wayOn(await tryToSignIn(home, { email, password }))).toMatch(/\/account$/);
  });
}

test("one address guesses at many accounts so often and no more; who is right there does not count", async ({
  shop,
}) => {
  test.slow();
  const from = somewhere();
  const email = await account(shop);
  const office = await programAt(behindProxy, { from });
  const { points } = limits["sign-in"].by.address;
  for (let at = 0; at < points; at += 1) {
    if (at % 10 === 0) expect(wayOn(await tryToSignIn(office, { email, password }))).toMatch(/\/account$/);
    expect(wayOn(await tryToSignIn(office, { email: stranger(), password: "wrong" }))).toContain("error=");
  }
  const refused = await tryToSignIn(office, { email: stranger(), password: "wrong" }, { accept: "*/*" });
  expect(refused.status()).toBe(429);
  const elsewhere = await programAt(behindProxy, { from: somewhere() });
  expect(wayOn(await tryToSignIn(elsewhere, { email, password }))).toMatch(/\/account$/);
});

test("an account that there is and one that there is not are told apart by nothing", async ({ shop }) => {
  test.slow();
  const origin = shop.addresses.shop;
  const known = await account(shop);
  const times = { known: [] as number[], unknown: [] as number[] };
  const said = new Set<string>();
  for (let round = 0; round < 15; round += 1) {
    for (const [name, email] of [
      ["known", known],
      ["unknown", stranger()],
    ] as const) {
      const browser = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
      const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
      const startedAt = performance.now();
      const answer = await browser.post("/api/auth/callback/credentials", {
        form: { csrfToken, email, password: "wrong", callbackUrl: "/account" },
        maxRedirects: 0,
      });
      times[name].push(performance.now() - startedAt);
      const names = Object.keys(answer.headers()).sort().join();
      said.add(`${answer.status()} ${wayOn(answer)} ${names} ${await answer.text()}`);
      await browser.dispose();
    }
  }
  expect(said.size).toBe(1);
  const median = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;
  const [slow, quick] = [median(times.known), median(times.unknown)].toSorted((a, b) => b - a);
  // A password is hashed for some 20 ms; without that an answer takes a few.
  expect((slow ?? 0) / (quick ?? 1)).toBeLessThan(1.8);
});

test("lists and checkout say the same of an address that they know and one that they do not", async ({
  shop,
}) => {
  const known = await account(shop);
  const origin = shop.addresses.shop;
  const say = async (path: string, fields: Record<string, string>) => {
    const answers: string[] = [];
    // The first puts the address down; the second finds it there.
    for (const email of [known, known, stranger()]) {
      const browser = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
      for (const accept of ["text/html", "application/json"]) {
        const answer = await browser.post(path, {
          form: { ...fields, email },
          headers: { accept },
          maxRedirects: 0,
        });
        answers.push(`${accept} ${answer.status()} ${wayOn(answer)} ${await answer.text()}`);
      }
      await browser.dispose();
    }
    return new Set(answers).size;
  };
  expect(await say("/api/newsletter", {})).toBe(2);
  expect(await say("/api/alerts", { sku: "CHT-XL" })).toBe(2);
  for (const email of [known, stranger()]) {
    const buyer = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
    await buyer.post("/api/basket/lines", { form: { sku: "TB-RED" } });
    const form = { email, postcode: "LS1 4DY", delivery: "standard" };
    expect(wayOn(await buyer.post("/api/checkout", { form, maxRedirects: 0 }))).toContain("/c/pay/");
    await buyer.dispose();
  }
});

test("a wrong order link and one of no order are the same page; one that was replaced says so, and no more", async ({
  shop,
}) => {
  const origin = shop.addresses.shop;
  const buyer = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  await buyer.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  const email = stranger();
  await buyer.post("/api/checkout", {
    form: { email, postcode: "LS1 4DY", delivery: "standard" },
    maxRedirects: 0,
  });
  const [row] = await query<{ url: string; id: string }>(
    shop,
    `SELECT params ->> 'success_url' AS url, order_id AS id FROM checkout_attempt
     JOIN shop_order ON shop_order.id = order_id WHERE email = $1`,
    [email],
  );
  const key = new URL(row?.url ?? "").searchParams.get("order") ?? "";
  expect((await buyer.get(`/orders/${key}`)).status()).toBe(200);
  await query(shop, "UPDATE shop_order SET link_version = link_version + 1 WHERE id = $1", [row?.id]);
  const noOrder = randomUUID().replaceAll("-", "");
  const wrong = `${key.slice(0, -1)}${key.endsWith("A") ? "B" : "A"}`;
  const ended = await buyer.get(`/orders/${key}`);
  const words = await ended.text();
  expect(words, "a link that the shop once gave").toContain("This link has been replaced");
  expect(words).not.toContain(email);
  expect(words).not.toMatch(/F\d{5}/);
  const pages = new Set<string>();
  for (const path of [
    wrong,
    `${wrong}/cancel`,
    `${wrong}/invoice.pdf`,
    `${noOrder}${key.slice(32)}`,
    "guessed",
  ]) {
    const answer = await buyer.get(`/orders/${path}`);
    const { etag, "referrer-policy": policy } = answer.headers();
    pages.add(`${answer.status()} ${etag} ${policy} ${await answer.text()}`);
  }
  expect(pages.size).toBe(1);
  expect([...pages][0]).toMatch(/^404 .* no-referrer /);
  await query(shop, "UPDATE shop_order SET link_version = link_version - 1 WHERE id = $1", [row?.id]);
  await buyer.dispose();
});

test("signing in and out leads nowhere but to the shop", async ({ shop }) => {
  test.slow();
  const { origin } = new URL(shop.addresses.shop);
  const email = await account(shop);
  const { host, port } = new URL(origin);
  for (const callbackUrl of [
    "https://evil.example/",
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "/\t/evil.example",
    "javascript:alert(1)",
    "data:text/html,x",
    "%2F%2Fevil.example",
    "https%3A%2F%2Fevil.example",
    `http://${host}@evil.example/`,
    `http://evil.example:${port}/`,
    `http://${host}.evil.example/`,
    `http://localhost:${Number(port) + 1}/`,
    `http://somebody:secret@${host}/`,
    `blob:${origin}/1`,
  ]) {
    const browser = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
    const staysHere = (answer: APIResponse) => {
      const to = new URL(wayOn(answer), origin);
      expect([to.origin, to.username, to.protocol], callbackUrl).toEqual([origin, "", "http:"]);
    };
    staysHere(await tryToSignIn(browser, { email, password: "wrong", callbackUrl }));
    staysHere(await tryToSignIn(browser, { email, password, callbackUrl }));
    // Whoever is signed in already is sent on by the page itself.
    const page = await browser.get(`/sign-in?${new URLSearchParams({ callbackUrl })}`);
    const [, sentOn] = /NEXT_REDIRECT;replace;([^;]+);/.exec(await page.text()) ?? [];
    expect(new URL(sentOn ?? "").origin, callbackUrl).toBe(origin);
    const { csrfToken } = await (await browser.get("/api/auth/csrf")).json();
    staysHere(await browser.post("/api/auth/signout", { form: { csrfToken, callbackUrl }, maxRedirects: 0 }));
    staysHere(
      await browser.get(`/api/auth/signin?${new URLSearchParams({ callbackUrl })}`, { maxRedirects: 0 }),
    );
    await browser.dispose();
  }
});

test("the form in the foot of a page that tells nobody its address is ours all the same", async ({
  page,
}) => {
  await page.goto("/orders/guessed");
  const form = page.getByRole("contentinfo").getByRole("form", { name: "Newsletter" });
  await form.getByRole("textbox").fill(stranger());
  await form.getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
  await expectSound(page);
});
