import type { Locator, Page } from "@playwright/test";
import { expect, expectSound, test } from "./support/fixtures";
import { bookStock, shelfRow, signInAsOwner } from "./support/visitor";

test("units received are on sale within two seconds, and gone again when written off", async ({ page }) => {
  const shelf = shelfRow(page, "CHT-XL");
  const offer = async () => {
    const html = await (await page.request.get("/products/compression-half-tights")).text();
    return /value="CHT-XL"[^>]*disabled|disabled[^>]*value="CHT-XL"/.test(html) ? "sold out" : "on sale";
  };
  await signInAsOwner(page);
  await expect.poll(offer).toBe("sold out");

  await bookStock(shelf, { quantity: "3", reason: "Delivery note 4711", task: "Receive" });
  await expect(shelf.getByRole("status")).toBeVisible();
  await expect.poll(offer, { timeout: 2_000, intervals: [100] }).toBe("on sale");

  await bookStock(shelf, { quantity: "3", reason: "Water damage", task: "Write off" });
  await expect(shelf.getByRole("status")).toBeVisible();
  await expect.poll(offer, { timeout: 2_000, intervals: [100] }).toBe("sold out");
});

test("a stock form that cannot be booked says why and keeps what was typed", async ({ page }) => {
  await signInAsOwner(page);
  const shelf = shelfRow(page, "STICK");
  await bookStock(shelf, { quantity: "9999", reason: "A slip of the finger", task: "Write off" });
  await expect(shelf.getByRole("alert")).toContainText("not that many");
  await expect(shelf.getByRole("textbox", { name: "Reason" })).toHaveValue("A slip of the finger");
  await expectSound(page);
});

/** The stock table, once its scripts listen: a key that is pressed before is nobody's. */
async function openStock(page: Page): Promise<Locator> {
  await signInAsOwner(page);
  const search = page.getByRole("searchbox", { name: "SKU or product" });
  await expect(async () => {
    await page.keyboard.press("/");
    await expect(search).toBeFocused({ timeout: 500 });
  }).toPass();
  return search;
}

test("a key goes to the search, types itself into a field, and can be turned off", async ({ page }) => {
  const search = await openStock(page);
  await expect(search).toHaveValue("");
  await page.keyboard.type("tb/red");
  await expect(search).toHaveValue("tb/red");

  await page.getByRole("button", { name: "Turn / off" }).click();
  await page.keyboard.press("/");
  await expect(search).not.toBeFocused();
  await page.goto("/admin/orders");
  const orders = page.getByRole("searchbox", { name: "Order, buyer, postcode, parcel or SKU" });
  // The server does not know that it is off: that the button says so is the sign that scripts run.
  await page.getByRole("button", { name: "Turn / on" }).click();
  await expect(page.getByRole("button", { name: "Turn / off" })).toBeVisible();
  await page.keyboard.press("/");
  await expect(orders).toBeFocused();
});

test("Escape closes the form of a row and goes back to what opened it", async ({ page }) => {
  await openStock(page);
  const shelf = shelfRow(page, "COLDHOT");
  const summary = shelf.getByText("Receive, count, write off");
  const quantity = shelf.getByRole("textbox", { name: "Quantity" });
  await summary.click();
  await quantity.fill("7");
  await page.keyboard.press("Escape");
  await expect(quantity).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(quantity, "focus is on the summary, and nothing that was typed is lost").toHaveValue("7");
  await expect(quantity).toBeVisible();
});

test("what receives focus is never under the heads of the table", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 420 });
  await openStock(page);
  const heads = page.getByRole("table", { name: "Stock" }).getByRole("rowgroup").first();
  const last = page.getByRole("table", { name: "Stock" }).getByRole("row").last();
  await last.getByRole("link").first().focus();
  for (let step = 0; step < 40; step += 1) {
    await page.keyboard.press("Shift+Tab");
    const focused = await page.locator(":focus").boundingBox();
    const head = await heads.boundingBox();
    if (!focused || !head) throw new Error("Nothing is focused");
    expect(focused.y).toBeGreaterThanOrEqual(Math.floor(head.y + head.height) - 1);
  }
  expect(await page.evaluate(() => window.scrollY), "the page had to scroll").toBeGreaterThan(0);
});

test("the link to a room says that it was pressed, and moves nothing", async ({ page }) => {
  await openStock(page);
  const room = page.getByRole("navigation", { name: "Desk" }).getByRole("link", { name: "Orders" });
  await expect(room).toBeVisible();
  const before = await room.boundingBox();
  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/admin\/orders/, async (route) => {
    await held;
    await route.continue();
  });
  await room.click();
  await expect(room.locator("[data-pending]")).toBeAttached();
  expect(await room.boundingBox()).toEqual(before);
  answer();
  await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible();
  await expect(room).toHaveAttribute("aria-current", "page");
  await expect(room.locator("[data-pending]")).toHaveCount(0);
});

test("a stranger is shown the way to sign in, and a wrong password is refused in words", async ({ page }) => {
  await page.goto("/admin/stock");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("textbox", { name: "Email" }).fill("owner@fettle.example");
  await page.getByRole("textbox", { name: "Password" }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expectSound(page);
});

for (const path of ["/admin", "/admin/products", "/admin/guides", "/admin/reports", "/account"]) {
  test(`${path} is whole and sound`, async ({ page }) => {
    await signInAsOwner(page);
    await page.goto(path);
    await expectSound(page);
  });
}
