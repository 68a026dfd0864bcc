import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, expectSound, test, type Shop } from "./support/fixtures";
import { bookStock, mailTo, shelfRow, signInAsOwner } from "./support/visitor";

const product = "/products/compression-half-tights";
const someone = () => `waiting-${randomUUID()}@example.com`;

/** The first link of an email that leads to a path, on the shop under test. */
function linkIn(text: string | undefined, path: string): string {
  return new RegExp(`${path}\\?token=[\\w-]+`).exec(text ?? "")?.[0] ?? `no link to ${path} in ${text}`;
}

/** Asks for the extra large half tights, which are sold out, on their own page. */
async function ask(page: Page, email: string): Promise<void> {
  await page.goto(product);
  await page.getByText("We can tell you when it is back").click();
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("button", { name: "Tell me when it is back" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");
}

async function book(page: Page, task: "Receive" | "Write off", reason: string): Promise<void> {
  await page.goto("/admin/stock");
  const shelf = shelfRow(page, "CHT-XL");
  await bookStock(shelf, { quantity: "1", reason, task });
  await expect(shelf.getByRole("status")).toBeVisible();
}

const mailsTo = async (page: Page, shop: Shop, email: string) => (await mailTo(page, shop, email)).length;

test("sold out, asked for, confirmed, back, told once", async ({ page, shop }) => {
  test.slow();
  const email = someone();
  await page.goto(product);
  await page.getByText("We can tell you when it is back").click();
  await expectSound(page);
  await ask(page, email);
  await expectSound(page);
  await expect(page.getByRole("main").getByRole("link", { name: /Half Tights/i })).toBeVisible();

  const [confirmation] = await mailTo(page, shop, email);
  expect(confirmation?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  const link = linkIn(confirmation?.text, "/alerts/confirm");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("One press");
  await expectSound(page);
  await page.getByRole("button", { name: "Yes, tell me" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You are on the list");
  await expectSound(page);
  await ask(page, email);

  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Stock");
  await book(page, "Receive", "Delivery note 5120");
  await expect.poll(() => mailsTo(page, shop, email), { timeout: 15_000 }).toBe(2);
  await book(page, "Write off", "Seam undone");
  await book(page, "Receive", "Seam mended");
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("You have been told");
  await expectSound(page);

  const news = (await mailTo(page, shop, email)).find(({ subject }) => subject.startsWith("Back in stock"));
  expect(news?.text).toContain("while it lasts");
  const inShop = /\/products\/[\w-]+/.exec(news?.text ?? "")?.[0] ?? "";
  await page.goto(inShop);
  await expect(page.getByRole("button", { name: "Add to basket" })).toBeVisible();
  await page.goto(linkIn(news?.text, "/api/alerts/unsubscribe"));
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing more will come");
  await expectSound(page);

  await book(page, "Write off", "Put back as it was");
  expect(await mailsTo(page, shop, email)).toBe(2);
});

test("an alert is stopped by a look and a press, or by a mail program", async ({ page, shop, request }) => {
  for (const by of ["page", "program"]) {
    const email = someone();
    await ask(page, email);
    const [mail] = await mailTo(page, shop, email);
    const stop = linkIn(mail?.text, "/api/alerts/unsubscribe");
    if (by === "page") {
      await page.goto(stop);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stop this alert?");
      await expectSound(page);
      await page.getByRole("button", { name: "Stop it" }).click();
    } else {
      const header = /<(.+)>/.exec(mail?.headers["list-unsubscribe"] ?? "")?.[1] ?? "";
      const { pathname, search } = new URL(header);
      const answer = await request.post(pathname + search, {
        form: { "List-Unsubscribe": "One-Click" },
        maxRedirects: 0,
      });
      expect(answer.status()).toBe(200);
      await page.goto(stop);
    }
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Nothing more will come");
    await page.goto(linkIn(mail?.text, "/alerts/confirm"));
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("That alert was stopped");
    await expectSound(page);
  }
});

test("what is wrong is said in words, and what was typed is kept", async ({ page, shop }) => {
  await page.goto(product);
  await page.getByText("We can tell you when it is back").click();
  const field = page.getByRole("textbox", { name: "Email" });
  await field.evaluate((input) => input.closest("form")?.setAttribute("novalidate", ""));
  await field.fill("ann@nowhere");
  await page.getByRole("button", { name: "Tell me when it is back" }).click();
  await expect(page.getByRole("main")).toContainText("Give one email address");
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("ann@nowhere");
  await expectSound(page);
  await page.getByRole("textbox", { name: "Email" }).fill(someone());
  await page.getByRole("button", { name: "Tell me when it is back" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Check your email");

  for (const [form, words] of [
    [{ sku: "MB1", email: someone() }, "in stock now"],
    [{ sku: "NOTHING", email: someone() }, "do not sell that"],
    [{ sku: "<script>", email: "x" }, "do not sell that"],
  ] as const) {
    const answer = await page.request.post("/api/alerts", { form, headers: { origin: shop.addresses.shop } });
    expect(await answer.text()).toContain(words);
  }
  await page.goto("/alerts/confirm?token=forged");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("That link does not work");
  await expectSound(page);
});

test("the answer is the same whoever asks, and another site cannot ask", async ({ page, shop }) => {
  const email = someone();
  const send = (address: string, headers: Record<string, string>) =>
    page.request.post("/api/alerts", {
      form: { sku: "CHT-XL", email: address },
      headers: { accept: "application/json", ...headers },
    });
  const origin = { origin: shop.addresses.shop };
  const answers = [await send(email, origin), await send(email, origin), await send(someone(), origin)];
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1);
  expect(answers.map((answer) => answer.status())).toEqual([200, 200, 200]);
  expect((await send(email, { origin: "https://evil.example" })).status()).toBe(403);
  expect((await send(email, {})).status()).toBe(403);
});

test("a product of which nothing is left offers to tell, wherever it is listed", async ({ page }) => {
  test.slow();
  await signInAsOwner(page);
  const stock = "/admin/stock?q=up-balm";
  await expect(page.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
  await page.goto(stock);
  const shelf = shelfRow(page, "UP-BALM");
  await expect(shelf).toBeVisible();
  const [onHand = 0, reserved = 0] = (await shelf.getByRole("cell").allInnerTexts())
    .filter((text) => /^\d+$/.test(text.trim()))
    .map(Number);
  const units = onHand - reserved;
  expect(units).toBeGreaterThan(0);
  const bookAll = async (task: "Receive" | "Write off", reason: string) => {
    await page.goto(stock);
    await bookStock(shelf, { quantity: String(units), reason, task });
    await expect(shelf.getByRole("status")).toBeVisible();
  };
  await bookAll("Write off", "Sold out for a test");
  try {
    const listing = page.locator("#treatment").getByRole("article", { name: /Sport Balm/ });
    await expect(async () => {
      await page.goto("/guides/hamstrings#treatment");
      await expect(listing.getByRole("button", { name: "Tell me when it is back" })).toBeVisible({
        timeout: 500,
      });
    }).toPass({ timeout: 10_000 });
    await expectSound(page);
    await listing.getByRole("textbox", { name: "Email" }).fill(someone());
    await listing.getByRole("button", { name: "Tell me when it is back" }).click();
    await page.getByRole("link", { name: "Back to where you were in the guide" }).click();
    await expect(page).toHaveURL(/\/guides\/hamstrings#treatment$/);
    await page.goto("/shop/massage-aids");
    await expect(
      page
        .getByRole("article", { name: /Sport Balm/ })
        .getByRole("button", { name: "Tell me when it is back" }),
    ).toBeVisible();
    await expectSound(page);
  } finally {
    await bookAll("Receive", "Put back as it was");
  }
});
