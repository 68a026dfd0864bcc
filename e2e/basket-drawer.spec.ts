import type { Locator, Page } from "@playwright/test";
import { addButton, ball, count, fill, hold, itemCount, lines } from "./support/basket";
import { expect, expectSound, test } from "./support/fixtures";
import { followPresses } from "./support/presses";

test.beforeEach(({ page }) => followPresses(page));

test.describe("shown over the page", () => {
  const seeLink = (page: Page): Locator =>
    page.getByRole("main").getByRole("link", { name: "See the basket" });
  const drawer = (page: Page): Locator => page.getByRole("dialog", { name: "Your basket" });

  test("holds what was added, gives the keyboard back, and leads on to the basket", async ({
    page,
    shop,
  }) => {
    await page.goto(ball);
    await fill(page, shop, { STICK: 1 });
    await addButton(page).click();
    await seeLink(page).press("Enter");
    await expect(drawer(page)).toBeVisible();
    const shown = drawer(page).getByRole("listitem");
    await expect(shown).toHaveCount(2);
    await expect(shown.filter({ hasText: "MB1" })).toContainText("£14.50");
    await expect(drawer(page)).toContainText("£44.45");
    await expect(drawer(page)).toContainText("£5.55 more and mainland delivery is free");
    await expectSound(page);
    await page.keyboard.press("Escape");
    await expect(drawer(page)).toBeHidden();
    await expect(seeLink(page)).toBeFocused();

    await seeLink(page).click();
    const close = drawer(page).getByRole("button", { name: "Close" });
    // As in a browser that knows no commands.
    await close.evaluate((button) => button.removeAttribute("command"));
    await close.click();
    await expect(drawer(page)).toBeHidden();
    await seeLink(page).click();
    await expect(drawer(page)).toBeVisible();
    await page.mouse.click(4, 4);
    await expect(drawer(page)).toBeHidden();
    await expect(seeLink(page)).toBeFocused();

    await addButton(page).click();
    await seeLink(page).click();
    await expect(shown.filter({ hasText: "MB1" })).toContainText("2 × £14.50");
    await drawer(page).getByRole("link", { name: "Go to the basket" }).click();
    await expect(lines(page)).toHaveCount(2);
    await page.goBack();
  });

  test("waits for the press that is under way, whatever was known before", async ({ page }) => {
    await page.goto(ball);
    await addButton(page).click();
    await seeLink(page).click();
    await expect(drawer(page)).toContainText("1 × £14.50");
    await page.keyboard.press("Escape");
    await expect(drawer(page)).toBeHidden();
    const letGo = await hold(page, "**/api/basket/lines");
    await addButton(page).click();
    await seeLink(page).click();
    await expect(drawer(page)).toBeHidden();
    letGo();
    await expect(drawer(page)).toContainText("2 × £14.50");
    await page.unroute("**/api/basket/lines");
    await drawer(page).getByRole("link", { name: "Check out" }).click();
    await expect(page).toHaveURL(/\/basket#pay$/);
    await expect(page.getByRole("textbox", { name: "Email" })).toBeInViewport();
  });

  test("with nothing to show, the link leads to the basket's own page", async ({ page }) => {
    await page.goto(ball);
    await addButton(page).click();
    await expect(seeLink(page)).toHaveAttribute("href", "/basket");
    await expect.poll(() => itemCount(page)).toBe(1);
    await page.evaluate(() => (window.fetch = () => Promise.reject(new Error("gone"))));
    await seeLink(page).click();
    await expect(page.getByRole("heading", { level: 1, name: "Basket" })).toBeVisible();
    await expect(lines(page)).toHaveCount(1);
  });
});

test.describe("what is added flies to the basket", () => {
  /** Whether a picture was laid over the page since this was called. */
  async function watchForFlier(page: Page): Promise<() => Promise<boolean>> {
    const seen = await page.evaluateHandle(() => {
      const found = { picture: false };
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) found.picture ||= node instanceof HTMLImageElement;
      }).observe(document.body, { childList: true });
      return found;
    });
    return () => seen.evaluate(({ picture }) => picture);
  }

  for (const reducedMotion of ["no-preference", "reduce"] as const) {
    test(`with motion: ${reducedMotion}`, async ({ page }) => {
      await page.emulateMedia({ reducedMotion });
      await page.goto(ball);
      await expect(page.getByRole("article").getByRole("img").first()).toBeVisible();
      await page.waitForLoadState("networkidle");
      const hasFlown = await watchForFlier(page);
      await addButton(page).click();
      await expect(count(page)).toContainText("1");
      expect(await hasFlown()).toBe(reducedMotion === "no-preference");
      await expect(page.locator("body > img"), "nothing stays behind").toHaveCount(0);
    });
  }
});
