import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, expectSound, test } from "./support/fixtures";
import { query } from "./support/records";
import { checkOut, pay, signInAsOwner, toBasket } from "./support/visitor";

const main = (page: Page) => page.getByRole("main");

/** A code that somebody at the desk makes with the form there. */
async function makeCode(page: Page, code: string): Promise<void> {
  await page.goto("/admin/codes");
  await page.getByText("Make a code").click();
  await page.getByRole("textbox", { name: "Code", exact: true }).fill(code.toLowerCase());
  await page.getByRole("textbox", { name: "How much" }).fill("200");
  await page.getByRole("textbox", { name: "Orders in all" }).fill("1");
  await page.getByRole("textbox", { name: "What it is for" }).fill("A test of codes");
  await page.getByRole("button", { name: "Make the code" }).click();
  await expect(main(page).getByRole("alert")).toContainText("Put right what is marked");
  await expect(main(page)).toContainText("from 1 to 100");
  await expect(page.getByRole("textbox", { name: "What it is for" })).toHaveValue("A test of codes");
  await expectSound(page);
  await page.getByRole("textbox", { name: "How much" }).fill("10");
  await page.getByRole("button", { name: "Make the code" }).click();
  await expect(main(page).getByRole("status")).toContainText(`${code} is made`);
  const row = page.getByRole("row", { name: code });
  await expect(row).toContainText("Running");
  await expect(row).toContainText("10% off");
}

async function addBall(page: Page, hasScripts: boolean | undefined): Promise<void> {
  await page.goto("/products/trigger-point-mb1-massage-ball");
  await page.getByRole("button", { name: "Add to basket" }).click();
  if (hasScripts) await toBasket(page);
  await expect(page.getByRole("heading", { level: 1, name: "Basket" })).toBeVisible();
}

async function useCode(page: Page, code: string): Promise<void> {
  const field = page.getByRole("textbox", { name: "Code", exact: true });
  if (!(await field.isVisible())) await page.getByText("Use a code").click();
  await field.fill(code);
  await page.getByRole("button", { name: "Use", exact: true }).click();
}

test("the desk makes a code, a buyer uses it, and nobody else does", async ({
  page,
  shop,
  javaScriptEnabled,
}) => {
  const code = `T-${randomUUID().slice(0, 8).toUpperCase()}`;
  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
  await makeCode(page, code);

  // Somebody else now, with a basket of his own.
  await page.context().clearCookies();
  await addBall(page, javaScriptEnabled);
  await useCode(page, "never-was");
  await expect(main(page).getByRole("alert")).toContainText("We do not know that code");
  await expect(page.getByRole("textbox", { name: "Code", exact: true })).toHaveValue("NEVER-WAS");
  await expectSound(page);
  await useCode(page, code);
  await expect(main(page)).toContainText(`${code} 10% off`);
  await expect(main(page).getByText("Discount")).toBeVisible();
  await expectSound(page);

  const email = `${code.toLowerCase()}@example.com`;
  await checkOut(page, { email });
  await expect(page.getByText("−£")).toBeVisible();
  const [order] = await query<{ discount_pence: number; subtotal_pence: number }>(
    shop,
    "SELECT discount_pence, subtotal_pence FROM shop_order WHERE email = $1",
    [email],
  );
  expect(order?.discount_pence).toBe(Math.ceil((order?.subtotal_pence ?? 0) / 10));
  await pay(page, "4242 4242 4242 4242");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thank you");

  // Its one use is had: the next order is told, and goes on without it.
  await addBall(page, javaScriptEnabled);
  await useCode(page, code);
  await expect(main(page).getByRole("alert")).toContainText("used as often as it may be");
  await page.getByRole("button", { name: "Go on without it" }).click();
  await expect(main(page)).toContainText("The code is taken off");
  await expect(main(page).getByText("Discount")).toHaveCount(0);

  await page.context().clearCookies();
  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
  await page.goto("/admin/codes");
  const row = page.getByRole("row", { name: code });
  await expect(row).toContainText("Used up");
  await expect(row).toContainText("1 of 1");
  await row.getByText("Stop").first().click();
  await row.getByRole("textbox", { name: "Why" }).fill("The test is over");
  await row.getByRole("button", { name: "Stop it" }).click();
  await expect(main(page).getByRole("status")).toContainText(`${code} is stopped`);
  await expect(page.getByRole("row", { name: code })).toContainText("Stopped");
  await expectSound(page);
});
