import type { Page } from "@playwright/test";
import { expect, expectSound, test } from "./support/fixtures";

const finder = "/guides/hamstrings/finder";
const line = "We have put the kit away while you get this looked at.";

/** Presses Tab until a link of that name has the focus, and follows it. */
async function follow(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    await page.keyboard.press("Tab");
    const words = await page.evaluate(() => document.activeElement?.textContent ?? "");
    if (!name.test(words)) continue;
    const before = page.url();
    await page.keyboard.press("Enter");
    await page.waitForURL(({ href }) => href !== before);
    return;
  }
  throw new Error(`40 presses of Tab did not lead to ${name}`);
}

/** Names of what a reader could buy where he is. */
function listed(page: Page): Promise<number> {
  return page.locator("main").getByRole("button", { name: "Add to basket" }).count();
}

test("the questions lead to a section and to a care card, by keyboard alone", async ({ page }) => {
  await page.goto("/guides/hamstrings");
  await follow(page, /^Answer a few questions/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Is any of this happening to you?");
  await expect(page.getByText("Question 1 of 3 at most")).toBeVisible();
  await expectSound(page);
  await follow(page, /^None of these/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What is it like?");
  await expectSound(page);
  await follow(page, /^It came suddenly/);
  await follow(page, /^A cramp that gripped/);
  await expect(page).toHaveURL(/\/guides\/hamstrings#cramp$/);
  await expect(page.getByRole("heading", { name: "Easing a cramp", exact: true })).toBeInViewport();

  await page.goto(`${finder}/leg`);
  await follow(page, /^Back to the question before/);
  await expect(page).toHaveURL(finder);
  await follow(page, /^The leg is swollen/);
  await follow(page, /^One calf or thigh is swollen/);
  await expect(page).toHaveURL(/\/care\/clot$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Call 111 or your GP today");
  await expect(page.getByRole("link", { name: "Call 111" })).toHaveAttribute("href", "tel:111");
  await expectSound(page);
});

test("a care card sells nothing, with scripts or without", async ({ page }) => {
  const response = await page.goto("/guides/hamstrings/care/chest");
  expect(response?.status()).toBe(200);
  await expect(page.getByRole("link", { name: "Call 999" })).toHaveAttribute("href", "tel:999");
  await expect(page.locator("main").getByRole("article", { name: /./ })).toHaveCount(0);
  expect(await listed(page)).toBe(0);
  await expect(page.getByRole("textbox")).toHaveCount(0);
  await expect(page.locator('main a[href^="/shop"], main a[href^="/products"]')).toHaveCount(0);
  await expect(page.getByText(line)).toBeHidden();
  expect((await page.request.get("/guides/hamstrings/care/none")).status()).toBe(404);
  expect((await page.request.get(`${finder}/start`)).status()).toBe(404);
});

// Before a script has run nothing can be put away, and nothing is forgotten with the tab.
test.describe("after a care card", { tag: "@scripted" }, () => {
  test("the kit is put away until it is asked for, or the tab is closed", async ({ page, context }) => {
    await page.goto("/guides/hamstrings/care/torn-tendon");
    await expect(page.locator("html")).toHaveAttribute("data-care", "");
    await page.getByRole("link", { name: "All the red flags" }).click();
    await expect(page.getByText(line)).toBeVisible();
    await expect(page.getByText("Kit for this routine").first()).toBeHidden();
    expect(await listed(page)).toBe(0);
    await expectSound(page);
    for (const path of ["/shop/muscle-recovery", "/products/the-stick", "/shop", "/"]) {
      await page.goto(path);
      await expect(page.getByText(line)).toBeVisible();
      expect(await listed(page), path).toBe(0);
      const shelf = page.locator(".listing:visible, main ul a[href^='/shop/']:visible");
      await expect(shelf, path).toHaveCount(0);
    }
    await page.goto("/search");
    await page.getByRole("searchbox").focus();
    await page.getByRole("combobox").pressSequentially("roll");
    const suggestions = page.getByRole("listbox", { name: "Suggestions" });
    await expect(suggestions.getByText("In the guide")).toBeVisible();
    await expect(suggestions.getByText("Products")).toHaveCount(0);
    const other = await context.newPage();
    await other.goto("/search");
    await other.getByRole("searchbox").focus();
    await other.getByRole("combobox").pressSequentially("roll");
    await expect(other.getByRole("listbox", { name: "Suggestions" }).getByText("Products")).toBeVisible();
    await other.goto("/shop/muscle-recovery");
    await expect(other.getByRole("button", { name: "Add to basket" }).first()).toBeVisible();
    await other.close();
    await page.goto("/shop/muscle-recovery");
    await page.getByRole("button", { name: "Show it again" }).press("Enter");
    await expect(page.getByText(line)).toBeHidden();
    await expect(page.getByRole("button", { name: "Add to basket" }).first()).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Add to basket" }).first()).toBeVisible();
  });
});
