import { randomUUID } from "node:crypto";
import type { APIResponse, Page } from "@playwright/test";
import { limits } from "../lib/limits/limits";
import { Buyer } from "./support/buyer";
import { browserAt, programAt, somewhere, someBasket } from "./support/crowd";
import { expect, test, type Shop } from "./support/fixtures";
import { Instance } from "./support/instances";
import { query } from "./support/records";
import { pay } from "./support/visitor";

const someone = () => `limits-${randomUUID()}@example.com`;
const inWords = /Try again in/;
const asForm = "text/html,application/xhtml+xml";
const asScript = "application/json";

test.use({ expectedErrors: [/429/] });

/** With the true figures, behind one proxy: each test asks from places of its own. */
let behindProxy: Instance;
/** With the true figures, and nobody in front. */
let open: Instance;

test.beforeAll(async ({ shop }) => {
  test.setTimeout(120_000);
  behindProxy = await Instance.prepare(shop, { LIMITS_FACTOR: "1", TRUSTED_PROXIES: "1" });
  open = await Instance.prepare(shop, { LIMITS_FACTOR: "1", TRUSTED_PROXIES: "0" });
  await Promise.all([behindProxy.start(), open.start()]);
});
test.afterAll(() => Promise.all([behindProxy.remove(), open.remove()]));

async function repeat(times: number, once: (at: number) => Promise<APIResponse>): Promise<number[]> {
  const statuses: number[] = [];
  for (let at = 0; at < times; at += 1) statuses.push((await once(at)).status());
  return statuses;
}

/** 429, when to come back, and words: for a script. */
async function expectRefused(answer: APIResponse): Promise<void> {
  expect(answer.status()).toBe(429);
  expect(Number(answer.headers()["retry-after"])).toBeGreaterThan(0);
  expect(await answer.json()).toMatchObject({ ok: false, words: expect.stringMatching(inWords) });
}

/** The page that a form stands on, with the words, the status and what was typed. */
async function expectSlowed(
  page: Page,
  press: string,
  typed: Readonly<Record<string, string>>,
): Promise<void> {
  const answered = page.waitForResponse(
    (response) => response.request().method() === "GET" && response.status() === 429,
  );
  await page.getByRole("main").getByRole("button", { name: press }).click();
  expect(Number((await answered).headers()["retry-after"])).toBeGreaterThan(0);
  await expect(page.getByRole("main").getByText(inWords).first()).toBeVisible();
  for (const [label, value] of Object.entries(typed)) {
    await expect(page.getByRole("main").getByRole("textbox", { name: label })).toHaveValue(value);
  }
}

/** The key of an order that was begun a moment ago. */
async function orderKey(shop: Shop, email: string): Promise<string> {
  const [row] = await query<{ url: string }>(
    shop,
    `SELECT params ->> 'success_url' AS url FROM checkout_attempt JOIN shop_order ON shop_order.id = order_id
     WHERE email = $1 ORDER BY checkout_attempt.created_at DESC LIMIT 1`,
    [email],
  );
  return new URL(row?.url ?? "").searchParams.get("order") ?? "";
}

const wish = (email: string) => ({ email, postcode: "LS1 4DY", delivery: "standard" });

test("order links are guessed so often and no more; right ones open all the same, and a restart forgets nothing", async ({
  shop,
  page,
}) => {
  test.slow();
  const from = somewhere();
  const guesser = await programAt(behindProxy, { from, accept: asForm });
  const email = someone();
  await guesser.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  await guesser.post("/api/checkout", { form: wish(email), maxRedirects: 0 });
  const key = await orderKey(shop, email);
  const { points } = limits["order-link"].by.address;
  const guess = (at: number) => guesser.get(`/orders/${key.slice(0, -4)}${String(at).padStart(4, "_")}`);
  expect(new Set(await repeat(points, guess))).toEqual(new Set([404]));
  for (const restarted of [false, true]) {
    if (restarted) {
      await behindProxy.kill();
      await behindProxy.start();
    }
    const refused = await guess(points);
    expect(refused.status()).toBe(429);
    expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
    expect(await refused.text()).toMatch(inWords);
    expect((await guesser.get(`/orders/${key}`)).status(), "the right one").toBe(200);
  }
  const elsewhere = await programAt(behindProxy, { from: somewhere() });
  expect((await elsewhere.get("/orders/guessed")).status()).toBe(404);
  expect((await elsewhere.get(`/%6frders/${key}`)).status(), "no other spelling goes past the count").toBe(
    404,
  );
  await page.setExtraHTTPHeaders({ "x-forwarded-for": from });
  await page.goto(`${behindProxy.address}/orders/guessed`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("alert")).toContainText(inWords);
});

test("nobody makes himself another by writing who he is", async () => {
  const { points } = limits["order-link"].by.address;
  const names = ["x-forwarded-for", "x-fettle-address", "x-real-ip", "forwarded", "cf-connecting-ip"];
  const pretender = await programAt(open, { from: somewhere() });
  const statuses = await repeat(points + 1, () =>
    pretender.get("/orders/guessed", {
      headers: Object.fromEntries(names.map((name) => [name, somewhere()])),
    }),
  );
  expect(statuses.at(-1)).toBe(429);
  // Behind a proxy, only what the proxy saw counts; what stands to the left of it was written by the visitor.
  const seen = somewhere();
  const forger = await programAt(behindProxy, { from: seen });
  const forged = await repeat(points + 1, () =>
    forger.get("/orders/guessed", {
      headers: { "x-forwarded-for": `${somewhere()}, ${seen}`, "x-fettle-address": somewhere() },
    }),
  );
  expect(forged.at(-1)).toBe(429);
});

test("checkout is pressed so often by one session; the page says so, and keeps what was typed", async ({
  browser,
}) => {
  test.slow();
  const from = somewhere();
  const script = await programAt(behindProxy, { from });
  await script.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  const { cookies } = await script.storageState();
  const basket = cookies.find(({ name }) => name === "fettle-basket")?.value ?? "";
  const form = wish(someone());
  const { points } = limits.checkout.by.session;
  const press = (accept: string) =>
    script.post("/api/checkout", { form, headers: { accept }, maxRedirects: 0 });
  expect(new Set(await repeat(points, () => press(asForm)))).toEqual(new Set([303]));
  await expectRefused(await press(asScript));
  const plain = await press("*/*");
  expect(plain.status()).toBe(429);
  expect(await plain.text()).toMatch(inWords);
  const context = await browserAt(browser, behindProxy, { from, basket });
  const page = await context.newPage();
  await page.goto("/basket");
  const typed = { Email: someone(), Postcode: "LS2 7EY" };
  for (const [label, value] of Object.entries(typed)) {
    await page.getByRole("main").getByRole("textbox", { name: label }).fill(value);
  }
  await expectSlowed(page, "Check out", typed);
  await context.close();
  const neighbour = await programAt(behindProxy, { from });
  await neighbour.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  const pressed = await neighbour.post("/api/checkout", { form: wish(someone()), maxRedirects: 0 });
  expect(pressed.headers()["location"], "who shares the address buys").toContain("/c/pay/");
});

test("adding is counted, and told to scripts and forms alike", async () => {
  test.slow();
  const basket = someBasket();
  const script = await programAt(behindProxy, { from: somewhere(), basket, accept: asScript });
  const { points } = limits.basket.by.session;
  for (let done = 0; done < points; done += 20) {
    const statuses = await Promise.all(
      Array.from({ length: 20 }, async () =>
        (await script.post("/api/basket/lines", { form: { sku: "NO-SUCH" } })).status(),
      ),
    );
    expect(new Set(statuses)).toEqual(new Set([409]));
  }
  await expectRefused(await script.post("/api/basket/lines", { form: { sku: "TB-RED" } }));
  await expectRefused(await script.post("/api/basket/link", { form: { items: "TB-RED:1" } }));
  const kit = { guide: "hamstrings", items: "TB-RED:stretches:band" };
  await expectRefused(await script.post("/api/basket/kit", { form: kit }));
  const form = await script.post("/api/basket/lines", {
    form: { sku: "TB-RED" },
    headers: { accept: asForm },
  });
  expect(form.status()).toBe(429);
  expect(form.url()).toContain("/basket?refused=too-often");
  expect(await form.text()).toMatch(inWords);
});

for (const { name, path, page: standsOn, fields, press } of [
  { name: "newsletter", path: "/api/newsletter", page: "/newsletter", fields: {}, press: "Sign up" },
  {
    name: "alert",
    path: "/api/alerts",
    page: "/alerts?sku=CHT-XL",
    fields: { sku: "CHT-XL" },
    press: "Tell me when it is back",
  },
] as const) {
  test(`${path} is asked so often, whichever mailbox it is for`, async ({ browser }) => {
    test.slow();
    const place = { from: somewhere(), basket: someBasket() };
    const script = await programAt(behindProxy, { ...place, accept: asScript });
    const ask = () => script.post(path, { form: { ...fields, email: someone() } });
    const { points } = limits[name].by.session;
    expect(new Set(await repeat(points, ask))).toEqual(new Set([200]));
    await expectRefused(await ask());
    const context = await browserAt(browser, behindProxy, place);
    const page = await context.newPage();
    await page.goto(standsOn);
    const email = someone();
    await page.getByRole("main").getByRole("textbox", { name: "Email" }).fill(email);
    await expectSlowed(page, press, { Email: email });
    await context.close();
  });
}

test("codes are guessed so often and no more; who takes one off is not guessing", async () => {
  const from = somewhere();
  const guesser = await programAt(behindProxy, { from, accept: asForm });
  await guesser.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  const form = wish(someone());
  const { points } = limits.code.by.session;
  const guess = (at: number) =>
    guesser.post("/api/checkout/code", { form: { ...form, code: `GUESS${at}` }, maxRedirects: 0 });
  expect(new Set(await repeat(points, guess))).toEqual(new Set([303]));
  const refused = await guesser.post("/api/checkout/code", { form: { ...form, code: "GUESS" } });
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  const page = await refused.text();
  expect(page).toMatch(inWords);
  expect(page, "what was typed is kept").toContain(form.email);
  const takenOff = await guesser.post("/api/checkout/code", {
    form: { ...form, "take-off": "" },
    maxRedirects: 0,
  });
  expect(takenOff.headers()["location"]).toContain("changed=no-code");
  const neighbour = await programAt(behindProxy, { from, accept: asForm });
  await neighbour.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  const typed = await neighbour.post("/api/checkout/code", {
    form: { ...form, code: "GUESS" },
    maxRedirects: 0,
  });
  expect(typed.headers()["location"], "who shares the address types").toContain("refused=unknown-code");
});

test("an invoice is drawn so often, and the one who asks again is told when to", async ({ shop }) => {
  test.slow();
  const buyer = await Buyer.arrive(shop);
  await buyer.add("TB-RED");
  await buyer.pay(await buyer.checkOut());
  const key = await orderKey(shop, buyer.email);
  await buyer.leave();
  const reader = await programAt(behindProxy, { from: somewhere(), basket: someBasket(), accept: asForm });
  const download = () => reader.get(`/orders/${key}/invoice.pdf`);
  const first = await download();
  expect(first.headers()["content-type"]).toBe("application/pdf");
  expect((await first.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const { points } = limits.invoice.by.session;
  expect(new Set(await repeat(points - 1, download))).toEqual(new Set([200]));
  const refused = await download();
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  expect(await refused.text()).toMatch(inWords);
  expect((await reader.get(`/orders/${key}/invoice`)).status(), "the page is there all the same").toBe(200);
});

test("whoever comes back from paying is never turned away, however often he reloads", async ({ shop }) => {
  const buyer = await programAt(behindProxy, { from: somewhere() });
  const email = someone();
  await buyer.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  await buyer.post("/api/checkout", { form: wish(email), maxRedirects: 0 });
  const key = await orderKey(shop, email);
  const { points } = limits.return.by.session;
  const back = () => buyer.get(`/api/checkout/return?order=${key}`, { maxRedirects: 0 });
  expect(new Set(await repeat(points + 2, back))).toEqual(new Set([303]));
  expect((await back()).headers()["location"]).toBe(`/orders/${key}`);
});

test("many baskets of one mailbox hold no more of one thing than one may", async () => {
  const email = someone();
  const outcomes: string[] = [];
  for (let at = 0; at < 4; at += 1) {
    const buyer = await programAt(behindProxy, { from: somewhere() });
    await buyer.post("/api/basket/lines", { form: { sku: "UP-BALM", quantity: "6" } });
    const pressed = await buyer.post("/api/checkout", { form: wish(email), maxRedirects: 0 });
    outcomes.push(pressed.headers()["location"] ?? "");
    if (at < 3) continue;
    const page = await (await buyer.get(outcomes[at] ?? "")).text();
    expect(page).toContain("more than we can hold for one buyer");
    expect(page, "what was typed is kept").toContain(email);
  }
  expect(outcomes.map((to) => /\/c\/pay\/|refused=[\w-]+/.exec(to)?.[0])).toEqual([
    "/c/pay/",
    "/c/pay/",
    "/c/pay/",
    "refused=too-much-held",
  ]);
});

test("cards that are declined one after the other send checkout to rest", async ({ page, shop }) => {
  test.slow();
  const email = someone();
  const tester = await programAt(behindProxy, { from: somewhere() });
  await tester.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  const pressed = await tester.post("/api/checkout", { form: wish(email), maxRedirects: 0 });
  await page.goto(pressed.headers()["location"] ?? "");
  const declined = async () => {
    const [row] = await query<{ count: number }>(
      shop,
      `SELECT count(*)::int AS count FROM card_decline JOIN shop_order ON shop_order.id = order_id WHERE email = $1`,
      [email],
    );
    return row?.count ?? 0;
  };
  for (let at = 1; at <= 5; at += 1) {
    await pay(page, "4000 0000 0000 0002");
    await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
    await expect.poll(declined, { timeout: 20_000 }).toBe(at);
  }
  const again = await programAt(behindProxy, { from: somewhere() });
  await again.post("/api/basket/lines", { form: { sku: "TB-RED" } });
  const refused = await again.post("/api/checkout", { form: wish(email), headers: { accept: asForm } });
  expect(refused.status()).toBe(429);
  expect(refused.url()).toContain("refused=resting");
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  expect(await refused.text()).toContain("checkout is taking a rest");
});
