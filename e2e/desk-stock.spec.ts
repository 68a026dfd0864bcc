import type { Page } from "@playwright/test";
import { Buyer } from "./support/buyer";
import { expect, expectSound, test } from "./support/fixtures";
import { levelOf } from "./support/records";
import { bookStock, signInAsOwner } from "./support/visitor";

const rowOf = (page: Page, sku: string) => page.getByRole("row").filter({ hasText: sku });

async function openStock(page: Page): Promise<void> {
  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
}

/** Looks for words in the table, in one of its parts. */
async function show(page: Page, words: string, part: string): Promise<void> {
  await page.getByRole("searchbox", { name: "SKU or product" }).fill(words);
  await page.getByRole("combobox", { name: "Which" }).selectOption(part);
  await page.getByRole("button", { name: "Show" }).click();
}

test("units set aside are off sale, are found, and go back or away", async ({ page, shop }) => {
  const sku = "CT-L";
  const before = await levelOf(shop, sku);
  await openStock(page);
  await show(page, "ct-l", "All");
  await expect(page).toHaveURL(/[?&]q=ct-l/);
  const row = rowOf(page, sku);
  await bookStock(row, { quantity: "3", why: "Looks faulty", task: "Quarantine" });
  await expect(row.getByRole("status")).toContainText(
    `Put 3 into quarantine. On hand is now ${before.onHand - 3}, in quarantine ${before.quarantined + 3}.`,
  );
  await expect(page.getByRole("searchbox", { name: "SKU or product" })).toHaveValue("ct-l");

  await show(page, "", "In quarantine");
  await expect(row).toBeVisible();
  await expect(rowOf(page, "CT-M")).toHaveCount(0);
  await bookStock(row, { quantity: "9", why: "Not fit to sell", task: "Discard" });
  await expect(row.getByRole("alert")).toContainText("not that many units in quarantine");
  await expect(row.getByRole("combobox", { name: "Why" })).toHaveValue("Not fit to sell");
  await expectSound(page);
  await bookStock(row, { quantity: "1", why: "Not fit to sell", reason: "Torn", task: "Discard" });
  await expect(row.getByRole("status")).toContainText("Discarded 1");
  await bookStock(row, { quantity: "2", why: "Looked at and sound", task: "Back to shelf" });
  // The row has left this part of the table; what was done to it is said all the same.
  await expect(page.getByRole("main").getByRole("status")).toContainText("Put 2 back on the shelf");
  await expect(row).toHaveCount(0);

  await page.goto(`/admin/stock/${sku}`);
  await expect(page.getByRole("row").filter({ hasText: "Not fit to sell: Torn" }).first()).toContainText(
    "discarded",
  );
  await expectSound(page);
  await bookStock(rowOf(page, sku).first(), { quantity: "1", why: "Found", task: "Receive" });
  await expect(page.getByRole("main").getByRole("status")).toContainText("Received 1");
  expect(await levelOf(shop, sku)).toEqual(before);
});

test("a count of a shelf that has changed is refused with what changed, and keeps what was typed", async ({
  page,
  shop,
}) => {
  const sku = "CT-S";
  const before = await levelOf(shop, sku);
  await openStock(page);
  await page.goto(`/admin/stock?q=${sku}`);
  const row = rowOf(page, sku);
  await row.getByText("Receive, count, write off").click();
  const other = await page.context().newPage();
  await other.goto(`/admin/stock?q=${sku}`);
  await bookStock(rowOf(other, sku), { quantity: "2", why: "Delivery", task: "Receive" });
  await expect(rowOf(other, sku).getByRole("status")).toContainText("Received 2");
  await other.close();

  const count = {
    quantity: String(before.onHand),
    why: "Stocktake",
    reason: "By two",
    task: "Count",
  } as const;
  await bookStock(row, count);
  await expect(row.getByRole("alert")).toContainText(
    `It was ${before.onHand}; since then: receive +2. On hand is ${before.onHand + 2}`,
  );
  await expect(row.getByRole("textbox", { name: "Quantity" })).toHaveValue(count.quantity);
  await expect(row.getByRole("textbox", { name: "Reason" })).toHaveValue(count.reason);
  await expect(row.getByRole("combobox", { name: "Why" })).toHaveValue(count.why);
  await row.getByRole("button", { name: "Count" }).click();
  await expect(row.getByRole("status")).toContainText(`Counted ${before.onHand}`);
  expect(await levelOf(shop, sku)).toEqual(before);
});

test("a count below what is held stops there, and the desk settles what is missing", async ({
  page,
  shop,
}) => {
  const sku = "CT-M";
  const before = await levelOf(shop, sku);
  const buyer = await Buyer.arrive(shop);
  await buyer.add(sku);
  const paymentPage = await buyer.checkOut();
  await openStock(page);
  await page.goto(`/admin/stock?q=${sku}&show=held`);
  const row = rowOf(page, sku);
  await bookStock(row, { quantity: "0", why: "Stocktake", task: "Count" });
  await expect(row.getByRole("status")).toContainText(`you are ${before.reserved + 1} short`);
  expect(await levelOf(shop, sku)).toMatchObject({
    onHand: before.reserved + 1,
    reserved: before.reserved + 1,
  });

  await page.goto("/admin");
  const alert = page.getByRole("list", { name: "Alerts" }).getByRole("listitem").filter({ hasText: sku });
  await expect(alert).toContainText(`${before.reserved + 1} short`);
  await expectSound(page);
  await alert.getByRole("textbox", { name: "How it was settled" }).fill("  x ");
  await alert.getByRole("button", { name: "Settle" }).click();
  await expect(alert.getByRole("textbox")).toHaveAttribute("aria-invalid", "true");
  await alert.getByRole("textbox", { name: "How it was settled" }).fill("Found in the window");
  await alert.getByRole("button", { name: "Settle" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Settled.");
  await expect(alert).toHaveCount(0);

  await page.goto(`/admin/stock/${sku}`);
  const missing = String(before.onHand - before.reserved - 1);
  await bookStock(rowOf(page, sku).first(), { quantity: missing, why: "Found", task: "Receive" });
  await expect(page.getByRole("main").getByRole("status")).toContainText(`Received ${missing}`);
  await buyer.giveUp(paymentPage);
  await buyer.leave();
  await expect.poll(() => levelOf(shop, sku)).toEqual(before);
});

test("the low mark moves, and the list of what is low goes by it", async ({ page }) => {
  await openStock(page);
  await page.goto("/admin/stock/COLDHOT");
  const field = page.getByRole("textbox", { name: "Low at" });
  await field.fill("many");
  await page.getByRole("button", { name: "Set mark" }).click();
  await expect(field).toHaveAttribute("aria-invalid", "true");
  await expect(field).toHaveValue("many");
  await field.fill("999");
  await page.getByRole("button", { name: "Set mark" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Low at 999 or fewer.");
  await expectSound(page);
  await page.goto("/admin");
  await expect(
    page.getByRole("table", { name: "Low stock" }).getByRole("link", { name: "COLDHOT" }),
  ).toBeVisible();
  await page.goto("/admin/stock/COLDHOT");
  await page.getByRole("textbox", { name: "Low at" }).fill("5");
  await page.getByRole("button", { name: "Set mark" }).click();
  await expect(page.getByRole("main").getByRole("status")).toContainText("Low at 5 or fewer.");
});

test("the keyboard alone finds a shelf and books a delivery", async ({ page, shop }) => {
  const before = await levelOf(shop, "CT-L");
  await openStock(page);
  await page.getByRole("searchbox", { name: "SKU or product" }).focus();
  await page.keyboard.type("compression ct-l");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=compression\+ct-l/);
  const row = rowOf(page, "CT-L");
  await row.getByRole("link", { name: "CT-L" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await page.keyboard.type("1");
  await page.keyboard.press("Enter");
  expect(await levelOf(shop, "CT-L"), "Enter in a field does not choose a task").toEqual(before);
  await page.keyboard.press("Tab");
  await page.keyboard.type("Del");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await expect(row.getByRole("status")).toContainText("Received 1");
  await bookStock(row, { quantity: "1", why: "Damaged", task: "Write off" });
  await expect(row.getByRole("status")).toContainText("Wrote off 1");
});

test("an order is found by its number, its email and its buyer's name, and shows all there is", async ({
  page,
  shop,
}) => {
  const buyer = await Buyer.arrive(shop);
  await buyer.add("NK-CREAM");
  const thanks = await buyer.pay(await buyer.checkOut());
  await buyer.leave();
  const [, number = ""] = /Order (F\d+)/.exec(thanks) ?? [];
  await openStock(page);
  const orders = page.getByRole("table", { name: "Orders" });
  for (const [words, state] of [
    [number, "All"],
    [buyer.email.toUpperCase(), "All"],
    [buyer.email, "Paid"],
    ["robin fell", "Paid"],
  ] as const) {
    await page.goto("/admin/orders?show=all");
    await page.getByRole("searchbox", { name: "Order, buyer, postcode, parcel or SKU" }).fill(words);
    await page.getByRole("combobox", { name: "State" }).selectOption(state);
    await page.getByRole("button", { name: "Show" }).click();
    await expect(orders.getByRole("link", { name: number })).toBeVisible();
  }
  await expectSound(page);
  await page.goto(`/admin/orders?q=${buyer.email}&state=refunded`);
  await expect(page.getByText("No order here is “Refunded”.")).toBeVisible();
  await page.goto(`/admin/orders/${number.slice(1)}`);
  await expect(page.getByRole("table", { name: "Lines" })).toContainText("NK-CREAM");
  await expect(page.getByRole("table", { name: "Holds" })).toContainText("committed");
  await expect(page.getByRole("table", { name: "Payment pages" })).toContainText("complete");
  await expect(page.getByRole("main")).toContainText("1 Mill Lane");
  await expect(page.getByText(/^Confirmation$/)).toBeVisible();
  await expectSound(page);
  await page.goto(`/admin/stock/NK-CREAM`);
  await expect(page.getByRole("link", { name: number }).first()).toBeVisible();
  await bookStock(rowOf(page, "NK-CREAM").first(), { quantity: "1", why: "Delivery", task: "Receive" });
  await expect(page.getByRole("main").getByRole("status")).toContainText("Received 1");
});
