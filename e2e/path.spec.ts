import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectSound, test } from "./support/fixtures";
import { bookStock, checkOut, mailTo, pay, shelfRow, signInAsOwner } from "./support/visitor";

test("from the guide to a paid order, and to the stock table", async ({ page, shop, javaScriptEnabled }) => {
  test.slow();
  const email = `reader-${randomUUID()}@example.com`;

  await page.goto("/guides/hamstrings#prevention");
  await expectSound(page);
  const section = page.locator("#prevention");
  const listing = section.getByRole("article", { name: /The Grid/ });
  await expect(listing).toContainText("£34.00");
  await listing.getByRole("button", { name: "Add to basket" }).click();
  if (javaScriptEnabled) {
    await expect(page.getByRole("banner").getByRole("link", { name: /^Basket/ })).toContainText("1");
    await page
      .getByRole("banner")
      .getByRole("link", { name: /^Basket/ })
      .click();
  }

  await expect(page.getByRole("heading", { level: 1, name: "Basket" })).toBeVisible();
  await expectSound(page);
  const items = page.getByRole("list", { name: "Basket" }).getByRole("listitem");
  await expect(items).toHaveCount(1);
  await expect(items.getByRole("spinbutton", { name: "Quantity" })).toHaveValue("1");
  await expect(page.getByText("Total", { exact: true }).locator("..")).toContainText("£37.95");
  await checkOut(page, { email });

  await expectSound(page);
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue(email);
  await pay(page, "4000 0000 0000 0002");
  await expect(page.getByRole("main").getByRole("alert")).toContainText("declined");
  await pay(page, "4242 4242 4242 4242");

  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Thank you\. Order F\d+/);
  await expectSound(page);
  const number = /F\d+/.exec(await page.getByRole("heading", { level: 1 }).innerText())?.[0] ?? "";
  await expect(page.getByRole("main")).toContainText("1 Mill Lane");
  await expect(page.getByText("£37.95")).toBeVisible();
  const address = page.url();
  const uses = page.getByRole("list", { name: "Sections of the guide" });
  await expect(uses.getByRole("link", { name: /Keeping them well/ })).toBeVisible();
  await expect(uses.getByRole("link", { name: /Rolling the hamstrings/ })).toHaveAttribute(
    "href",
    "/guides/hamstrings#film-rolling-hamstring",
  );

  const emails = await mailTo(page, shop, email);
  expect(emails).toHaveLength(1);
  expect(emails[0]?.subject).toContain(number);
  expect(emails[0]?.text).toContain("£37.95");
  expect(emails[0]?.text).toContain(new URL(address).pathname);
  expect(emails[0]?.html).toContain("The Grid");
  expect(emails[0]?.text).toContain("/guides/hamstrings#film-rolling-hamstring");

  await page.goto("/basket");
  await expect(page.getByText("There is nothing in your basket yet.")).toBeVisible();

  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Stock");
  await expectSound(page);
  const row = shelfRow(page, "GRID-ORANGE");
  await expect(row).toBeVisible();
  await bookStock(row, { quantity: "1", reason: "Found behind the counter", task: "Receive" });
  await expect(row.getByRole("status")).toBeVisible();
  await page.goto("/admin/stock/GRID-ORANGE");
  await expectSound(page);
  await expect(page.getByRole("row").filter({ hasText: /sale/i }).first()).toContainText(/[-−]1/);
  await expect(page.getByRole("row").filter({ hasText: "Found behind the counter" }).first()).toBeVisible();

  await page.goto("/admin/orders?show=all");
  await expectSound(page);
  await page.getByRole("link", { name: number }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(number);
  await expect(page.getByText(email).first()).toBeVisible();
  await expectSound(page);

  expect(readFileSync(join(shop.folder, "logs", "server.log"), "utf8")).not.toContain("Error: Route");
});
