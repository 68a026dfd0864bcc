import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, expectSound, test } from "./support/fixtures";

interface Stop {
  readonly name: string;
  readonly isPage: boolean;
  readonly isInView: boolean;
  readonly isMarked: boolean;
}

/** What has the focus: what it is called, whether it can be seen, and whether it shows that it has it. */
function focused(page: Page): Promise<Stop> {
  return page.evaluate(() => {
    const stop = document.activeElement;
    if (!(stop instanceof HTMLElement)) return { name: "", isPage: false, isInView: false, isMarked: false };
    const labels = "labels" in stop && stop.labels instanceof NodeList ? [...stop.labels] : [];
    const label = labels.map((each) => each.textContent).join(" ");
    const name = stop.getAttribute("aria-label") ?? (label || stop.textContent || "");
    const { top, bottom, left, right } = stop.getBoundingClientRect();
    // A tile shows the focus of its radio.
    const around = stop.closest("label") ?? stop;
    const isMarked = [stop, around].some((each) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== "none" && parseFloat(outlineWidth) >= 2;
    });
    const isInView = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return { name: name.trim(), isPage: stop === document.body, isInView, isMarked };
  });
}

/** Presses Tab until something of that name has the focus; whatever has it on the way must show it. */
async function tabTo(page: Page, name: RegExp, most = 60): Promise<void> {
  for (let presses = 0; presses < most; presses += 1) {
    await page.keyboard.press("Tab");
    // The page scrolls to what has the focus.
    await expect.poll(async () => (await focused(page)).isInView).toBe(true);
    const stop = await focused(page);
    // Past its last stop a page hands the keyboard on to the browser, and begins anew.
    if (stop.isPage) continue;
    expect(stop.isMarked, `the focus cannot be seen on "${stop.name.slice(0, 40)}"`).toBe(true);
    if (name.test(stop.name)) return;
  }
  throw new Error(`${most} presses of Tab did not lead to ${name}`);
}

test("from the guide to a paid order by keyboard alone", async ({ page }) => {
  test.slow();
  const email = `keys-${randomUUID()}@example.com`;
  const { keyboard } = page;

  await page.goto("/");
  await tabTo(page, /^Skip to content$/, 1);
  await tabTo(page, /^Guides$/);
  await keyboard.press("Enter");
  await page.waitForURL("**/guides");
  await tabTo(page, /^Hamstrings and running/);
  await keyboard.press("Enter");
  await page.waitForURL("**/guides/hamstrings");
  // The page that had the focus is gone; the keyboard goes on at the top of this one.
  await expect(page.getByRole("main")).toBeFocused();

  await tabTo(page, /Stretches$/);
  await keyboard.press("Enter");
  await expect(page).toHaveURL(/#stretches$/);
  await tabTo(page, /^Add to basket$/);
  await keyboard.press("Enter");
  await tabTo(page, /^See the basket$/, 2);
  await keyboard.press("Enter");

  const drawer = page.getByRole("dialog", { name: "Your basket" });
  await expect(drawer).toBeVisible();
  await expectSound(page);
  await keyboard.press("Escape");
  await expect(drawer).toBeHidden();
  expect((await focused(page)).name).toBe("See the basket");
  await keyboard.press("Enter");
  await expect(drawer).toBeVisible();
  await tabTo(page, /^Go to the basket$/, 5);
  await keyboard.press("Enter");
  await page.waitForURL("**/basket");

  await tabTo(page, /^One more/);
  await keyboard.press("Enter");
  await expect(page.getByRole("spinbutton", { name: "Quantity" })).toHaveValue("2");
  await tabTo(page, /^Email/);
  await keyboard.type(email);
  await tabTo(page, /^Postcode/);
  await keyboard.type("LS1 4DY");
  await tabTo(page, /Deliver/);
  await tabTo(page, /^Check out$/);
  await keyboard.press("Enter");

  await expect(page.getByRole("button", { name: /^Pay/ })).toBeVisible();
  const answers: readonly (readonly [RegExp, string])[] = [
    [/^Name/, "Robin Fell"],
    [/^Address line 1/, "1 Mill Lane"],
    [/^Town/, "Leeds"],
    [/^Postcode/, "LS1 4DY"],
    [/^Card number/, "4242 4242 4242 4242"],
    [/^Expiry/, "12 / 34"],
    [/^CVC/, "123"],
  ];
  for (const [name, words] of answers) {
    await tabTo(page, name);
    await keyboard.press("Control+A");
    await keyboard.type(words);
  }
  await tabTo(page, /^Pay/);
  await keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1 })).toContainText(/Thank you\./);
  await tabTo(page, /^Skip to content$/, 1);
  await expectSound(page);
});
