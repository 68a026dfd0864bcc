import { expect, expectSound, test } from "./support/fixtures";
import { checkOut, toBasket } from "./support/visitor";

test.describe("what is not there", () => {
  test.use({ expectedErrors: [/404/] });
  for (const path of [
    "/products/no-such-thing",
    "/guides/elbows",
    "/shop/hats",
    "/topics/none",
    "/orders/guessed",
    "/nowhere",
  ]) {
    test(`${path} is a 404 with a way on`, async ({ page, request }) => {
      expect((await request.get(path)).status(), "on the first visit").toBe(404);
      const response = await page.goto(path);
      expect(response?.status()).toBe(404);
      await expectSound(page);
      await expect(page.getByRole("main").getByRole("link").first()).toBeVisible();
    });
  }
});

test.describe("the basket's routes", () => {
  test.use({ expectedErrors: [/40\d|409/] });

  for (const quantity of ["0", "-1", "1.5", "1e9", "abc", ""]) {
    test(`refuse the quantity ${JSON.stringify(quantity)} in words and change nothing`, async ({
      page,
      shop,
    }) => {
      const send = (form: Record<string, string>) =>
        page.request.post("/api/basket/lines", {
          form,
          headers: { origin: shop.addresses.shop, accept: "application/json" },
        });
      await send({ sku: "TB-RED", quantity: "2" });
      const refused = await send({ sku: "TB-RED", quantity });
      expect(refused.status()).toBe(409);
      expect(await refused.json()).toMatchObject({ ok: false, words: expect.stringMatching(/whole number/) });
      const basket = await page.request.get("/api/basket");
      expect(await basket.json()).toMatchObject({ itemCount: 2, subtotal: "£17.00" });
      expect((await basket.body()).byteLength).toBeLessThan(2048);
    });
  }

  test("ignore a price, a total and a person in the request", async ({ page, shop }) => {
    const answer = await page.request.post("/api/basket/lines", {
      form: {
        sku: "MB1",
        price: "1",
        pricePence: "1",
        unit_amount: "1",
        total: "1",
        userId: "1",
        customerId: "1",
      },
      headers: { origin: shop.addresses.shop, accept: "application/json" },
    });
    expect(await answer.json()).toMatchObject({ ok: true, subtotal: "£14.50" });
  });

  test("refuse what another site sends, and what sends no origin", async ({ page }) => {
    for (const headers of [{ origin: "https://evil.example" }, {}]) {
      const answer = await page.request.post("/api/basket/lines", { form: { sku: "MB1" }, headers });
      expect(answer.status()).toBe(403);
      expect(await answer.text()).toContain("did not come from one of our pages");
    }
    expect(await (await page.request.get("/api/basket")).json()).toMatchObject({ itemCount: 0 });
  });
});

test("what no keyboard types is no error", async ({ page, shop }) => {
  const headers = { origin: shop.addresses.shop };
  expect((await page.request.get("/search?q=%00roller")).status()).toBe(200);
  expect((await page.request.get("/orders/%E0%A4%A")).status()).toBeLessThan(500);
  await page.request.post("/api/basket/lines", { form: { sku: "MB1" }, headers });
  const answer = await page.request.post("/api/checkout", {
    form: { email: "a\0@b", postcode: "\0" },
    headers,
  });
  expect(answer.status()).toBe(200);
  expect(await answer.text()).toContain("Give an email address");
});

test("a webhook that Stripe did not sign is a 400", async ({ request }) => {
  for (const headers of [{}, { "stripe-signature": "t=1,v1=00" }]) {
    const answer = await request.post("/api/stripe/webhook", { data: '{"id":"evt_forged"}', headers });
    expect(answer.status()).toBe(400);
  }
});

test("the way back from the payment page leads to an intact basket, and a second press to the same page", async ({
  page,
}) => {
  await page.goto("/products/the-stick");
  await page.getByRole("button", { name: "Add to basket" }).click();
  await toBasket(page);
  await checkOut(page, { email: "back@example.com" });
  const address = page.url();
  await page.getByRole("link", { name: "Back" }).click();
  await expect(page.getByRole("list", { name: "Basket" }).getByRole("listitem")).toHaveCount(1);
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("back@example.com");
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page).toHaveURL(address);
});

test("with Stripe away the basket is kept, and the next press goes through", async ({
  page,
  shop,
  request,
}) => {
  const control = shop.addresses.stripeControl;
  await page.goto("/products/trigger-point-mb1-massage-ball");
  await page.getByRole("button", { name: "Add to basket" }).click();
  await toBasket(page);
  await request.post(`${control}/faults`, {
    data: { path: "/v1/checkout/sessions", kind: "reset", when: "before", times: 20 },
  });
  await page.getByRole("textbox", { name: "Email" }).fill("away@example.com");
  await page.getByRole("textbox", { name: "Postcode" }).fill("LS1 4DY");
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("could not reach the payment page");
  await expectSound(page);
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("away@example.com");
  await request.delete(`${control}/faults`);
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page.getByRole("button", { name: /^Pay/ })).toBeVisible();
});

test("a mistyped postcode is said beside its field, and nothing typed is lost", async ({ page }) => {
  await page.goto("/products/the-stick");
  await page.getByRole("button", { name: "Add to basket" }).click();
  await toBasket(page);
  await page.getByRole("textbox", { name: "Email" }).fill("typo@example.com");
  await page.getByRole("textbox", { name: "Postcode" }).fill("LS99");
  await page.getByRole("radio", { name: "Collect" }).check();
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page.getByRole("textbox", { name: "Postcode" })).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByRole("textbox", { name: "Postcode" })).toHaveValue("LS99");
  await expect(page.getByRole("radio", { name: "Collect" })).toBeChecked();
  await expectSound(page);
});
