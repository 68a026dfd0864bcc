import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { deliveryTable } from "@/lib/delivery/delivery";
import { zoneNames, zones } from "@/lib/delivery/zones";
import { formatPence } from "@/lib/money";
import { fill } from "./support/basket";
import { expect, expectSound, test } from "./support/fixtures";
import { pay } from "./support/visitor";

const main = (page: Page): Locator => page.getByRole("main");
const postcode = (page: Page): Locator => page.getByRole("textbox", { name: "Postcode" });
const way = (page: Page, name: string): Locator => page.getByRole("radio", { name });
const sum = (page: Page, name: string): Locator => main(page).getByText(name, { exact: true }).locator("..");

/** A basket with one roller at £34.00, which is £28.33 without VAT. */
test.beforeEach(async ({ page, shop }) => {
  await page.goto("/basket");
  await fill(page, shop, { "GRID-ORANGE": 1 });
  await page.goto("/basket");
});

/** Types a postcode; without scripts a button shows what it changes. */
async function typePostcode(page: Page, typed: string, hasScripts: boolean | undefined): Promise<void> {
  await postcode(page).fill(typed);
  if (!hasScripts) await page.getByRole("button", { name: "Show delivery" }).click();
  await expect(postcode(page)).toHaveValue(typed);
}

test("the ways, their charges and the total follow the postcode", async ({ page, javaScriptEnabled }) => {
  await page.getByRole("textbox", { name: "Email" }).fill("robin@example.com");
  await expect(main(page)).toContainText(/Pay by 2 pm .+ and it leaves us by \w+day \d+ \w+\./);
  await expect(way(page, "Deliver")).toBeChecked();
  await expect(sum(page, "Total")).toContainText("£37.95");
  await way(page, "Express").check();
  await expect(sum(page, "Total")).toContainText("£40.95");

  await typePostcode(page, "iv27 4aa", javaScriptEnabled);
  await expect(way(page, "Express")).toHaveCount(0);
  await expect(way(page, "Deliver"), "plain delivery is left").toBeChecked();
  await expect(way(page, "Deliver")).toHaveAccessibleDescription(
    "£5.95. 3 to 5 working days once it has left us.",
  );
  await expect(main(page)).toContainText("To the Highlands and Islands.");
  await expect(main(page)).toContainText("£46.00 more and delivery is free");
  await expect(sum(page, "Total")).toContainText("£39.95");
  await expect(page.getByRole("textbox", { name: "Email" })).toHaveValue("robin@example.com");
  await way(page, "Collect").check();
  await expect(sum(page, "Total")).toContainText("£34.00");
  await expectSound(page);

  await typePostcode(page, "BF1 0AA", javaScriptEnabled);
  await expect(page.getByRole("radio")).toHaveCount(1);
  await expect(main(page)).toContainText("We cannot deliver to that postcode.");
  await expectSound(page);
});

test("nobody is sent to pay what he has not seen, and Jersey pays no UK VAT", async ({
  page,
  javaScriptEnabled,
}) => {
  await page.getByRole("textbox", { name: "Email" }).fill(`jersey-${randomUUID()}@example.com`);
  await postcode(page).fill("JE2 3AB");
  if (!javaScriptEnabled) {
    // The page showed £37.95.
    await page.getByRole("button", { name: "Check out" }).click();
    await expect(main(page)).toContainText("The total is no longer the one that this page showed you.");
    await expect(postcode(page)).toHaveValue("JE2 3AB");
  }
  await expect(sum(page, "Goods")).toContainText("£28.33");
  await expect(sum(page, "Delivery")).toContainText("£7.95");
  await expect(sum(page, "Total")).toContainText("£36.28");
  await expect(main(page)).toContainText("No UK VAT is charged on what goes to the Channel Islands");
  await expectSound(page);

  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page.getByRole("button", { name: "Pay £36.28" })).toBeVisible();
  await pay(page, "4242 4242 4242 4242", { postcode: "JE2 3AB", country: "JE" });
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Thank you");
  await expect(main(page)).toContainText("No UK VAT is charged on what goes to the Channel Islands");
  await expect(main(page)).toContainText("£36.28");
  await expectSound(page);
});

test("the page about delivery lists what the basket asks", async ({ page }) => {
  await page.goto("/delivery-and-returns");
  const table = page.getByRole("table", { name: /What one order costs/ });
  for (const zone of zones) {
    const { charges } = deliveryTable[zone].standard;
    const name = zoneNames[zone].replace(/^the /, "");
    const rows = table.getByRole("rowgroup").filter({ hasText: name }).first();
    await expect(rows).toContainText(charges.map(formatPence).join(""));
  }
  await expectSound(page);
});
