import type { Page } from "@playwright/test";
import { itemCount, lines } from "./support/basket";
import { expect, expectSound, test } from "./support/fixtures";
import { freeOf } from "./support/records";
import { bookStock, shelfRow, signInAsOwner } from "./support/visitor";

const kit = "/guides/hamstrings/kit";

const inKit = (page: Page) =>
  page.getByRole("list", { name: "In the kit" }).getByRole("heading", { level: 3 });
const leftOut = (page: Page, of: string) =>
  page.getByRole("list", { name: "Left out" }).getByRole("listitem").filter({ hasText: of });
const addAll = (page: Page) => page.getByRole("button", { name: /^Add (all|it)/ });

async function show(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Show the kit" }).click();
}

test("the guide's last section leads to its essentials, and one press buys them", async ({ page }) => {
  await page.goto("/guides/hamstrings");
  await page.locator("#summary").getByRole("link", { name: "Only what you need" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your kit, and no more");
  await expect(inKit(page)).toHaveText([/The Grid/, /Thera-Band/]);
  const roller = page.getByRole("listitem").filter({ hasText: "The Grid" }).first();
  await expect(roller).toContainText("Foam roller, essential: Keeping them well and Care after a run");
  await expect(roller).toContainText("A full water bottle wrapped in a towel does for today");
  await page.getByText("9 things that no move needs").click();
  await expect(page.getByRole("list", { name: "No move needs it" })).toContainText("A rolling pin");
  await expect(page.getByText("£42.50")).toBeVisible();
  await expectSound(page);
  await page.getByRole("button", { name: "Add all 2 to the basket" }).click();
  await expect(page.getByText("The whole kit is in your basket.")).toBeVisible();
  await expect(lines(page)).toHaveText([/The Grid/, /Thera-Band.*Red, medium/s]);
  await page.goBack();
  await page.reload();
  await expect(page.getByText("Your basket has 1 of it already.")).toHaveCount(2);
});

test("what is owned is not bought, a size is chosen, and an amount is spent as well as it can be", async ({
  page,
}) => {
  await page.goto(kit);
  await page.getByRole("radio", { name: "Everything" }).check();
  await show(page);
  await expect(inKit(page)).toHaveCount(11);
  await page.getByRole("checkbox", { name: "I own this: Foam roller" }).check();
  await page.getByRole("combobox", { name: "Size of Compression Tights" }).selectOption("CT-L");
  await page.getByRole("button", { name: "Update the kit" }).click();
  await expect(inKit(page)).toHaveCount(10);
  await expect(leftOut(page, "Foam roller")).toContainText("You have one.");
  await expect(page.getByRole("combobox", { name: "Size of Compression Tights" })).toHaveValue("CT-L");

  await page.getByRole("radio", { name: "Under an amount" }).check();
  await page.getByRole("textbox", { name: "Amount in pounds" }).fill("forty");
  await show(page);
  await expect(page.getByText("Give an amount in pounds, such as 40.")).toBeVisible();
  await expect(addAll(page)).toHaveCount(0);
  await expectSound(page);
  await page.getByRole("textbox", { name: "Amount in pounds" }).fill("£40");
  await show(page);
  await expect(page.getByRole("heading", { name: "Under £40.00" })).toBeVisible();
  await expect(inKit(page)).toHaveText([/Thera-Band/, /Cold\/Hot Pack/, /Nature's Kiss/, /Sport Balm/]);
  await expect(page.getByText("£38.45")).toBeVisible();
  await expect(page.getByText("£1.55 of £40.00 is left.")).toBeVisible();
  await expect(leftOut(page, "Massage stick")).toContainText("At £29.95 it did not fit beside the rest.");
  await expectSound(page);

  for (const name of ["Keeping them well", "Making them strong", "Stretching them gently"])
    await page.getByRole("checkbox", { name }).uncheck();
  await page.getByRole("radio", { name: "The essentials" }).check();
  await show(page);
  await expect(page.getByText("Nothing in these sections is essential")).toBeVisible();
  await expect(addAll(page)).toHaveCount(0);
});

/** Books all of a shelf out, or the same number in again, at the desk. */
async function book(page: Page, sku: string, units: number, task: "Receive" | "Write off"): Promise<void> {
  await page.goto(`/admin/stock?q=${sku}`);
  const shelf = shelfRow(page, sku);
  await bookStock(shelf, { quantity: String(units), reason: `${task} for a test`, task });
  await expect(shelf.getByRole("status")).toBeVisible();
}

test("a part that sells out before the press adds nothing, and one press takes what stands in", async ({
  page,
  context,
  shop,
}) => {
  test.slow();
  const units = await freeOf(shop, "GRID-ORANGE");
  const desk = await context.newPage();
  await signInAsOwner(desk);
  await expect(desk.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
  await page.goto(`${kit}?section=prevention&section=stretches&kit=essentials`);
  const before = await itemCount(page);
  await expect(inKit(page)).toHaveText([/The Grid/, /Thera-Band/]);
  await book(desk, "GRID-ORANGE", units, "Write off");
  try {
    await addAll(page).click();
    const alert = page.getByRole("alert").filter({ hasText: "Nothing has been added yet" });
    await expect(alert).toContainText(
      /The Grid.* has sold out meanwhile\. In its place: The Stick, at £29\.95\./,
    );
    expect(await itemCount(page)).toBe(before);
    await expect(inKit(page)).toHaveText(["The Stick", /Thera-Band/]);
    await expect(page.getByText(/In place of .*The Grid.*, which has sold out\./)).toBeVisible();
    await expectSound(page);
    await alert.getByRole("button", { name: "Add all 2, with that instead" }).click();
    await expect(page.getByText("The whole kit is in your basket.")).toBeVisible();
    expect(await itemCount(page)).toBe(before + 2);
    await expect(lines(page).filter({ hasText: "The Stick" })).toHaveCount(1);
  } finally {
    await book(desk, "GRID-ORANGE", units, "Receive");
  }
});

test("a link carries plan and kit to somebody else, adds nothing, and prints as a sheet", async ({
  page,
  browser,
  shop,
}) => {
  await page.goto(`${kit}?section=stretches&kit=full&own=foam-roller&pick=TB-GREEN`);
  const link = page.getByRole("region", { name: "Pass it on" }).getByRole("link").first();
  const address = (await link.getAttribute("href")) ?? "";
  expect(address).toBe(
    `${shop.addresses.shop}${kit}?section=stretches&kit=full&own=foam-roller&pick=TB-GREEN`,
  );
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute("href", `${shop.addresses.shop}${kit}`);
  const other = await browser.newContext();
  const theirs = await other.newPage();
  await theirs.goto(address);
  await expect(inKit(theirs)).toHaveText([/Thera-Band/]);
  await expect(theirs.getByRole("combobox", { name: /of Thera-Band/ })).toHaveValue("TB-GREEN");
  expect(await itemCount(theirs)).toBe(0);
  await addAll(theirs).click();
  await expect(lines(theirs)).toHaveText([/Green, heavy/]);
  await other.close();

  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("heading", { name: "Stretching them gently" })).toBeVisible();
  await expect(
    page.getByText("10 s to start, each leg, 30 s to build up to, 5 days a week, once a day"),
  ).toBeVisible();
  await expect(inKit(page)).toBeVisible();
  await expect(page.getByText("£9.25").first()).toBeVisible();
  await expect(page.getByText("Green, heavy", { exact: true })).toBeVisible();
  await expect(link).toBeVisible();
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
});

test.describe("with scripts", { tag: "@scripted" }, () => {
  test("the link is copied, and all of it goes by keyboard", async ({ page, context }) => {
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.goto(kit);
    await page.getByRole("button", { name: "Copy the link" }).press("Enter");
    await expect(page.getByText("Copied.")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(`${kit}?section=prevention`);

    await page.getByRole("checkbox", { name: "Keeping them well" }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("radio", { name: "The essentials" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "Show the kit" })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/kit=full/);
    await expect(page.getByRole("heading", { name: "Everything" })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: "Keeping them well" })).not.toBeChecked();
  });

  test("nothing is sold there after a care card", async ({ page }) => {
    await page.goto("/guides/hamstrings/care/clot");
    await expect(page.locator("html")).toHaveAttribute("data-care", "");
    await page.goto(kit);
    await expect(page.getByText("We have put the kit away while you get this looked at.")).toBeVisible();
    await expect(addAll(page)).toBeHidden();
    await expect(inKit(page)).toHaveCount(0);
    await expect(page.getByRole("heading", { name: "What to do with it" })).toBeVisible();
  });
});
