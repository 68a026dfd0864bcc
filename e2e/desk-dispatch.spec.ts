import type { Page } from "@playwright/test";
import { Buyer } from "./support/buyer";
import { expect, expectSound, test, type Shop } from "./support/fixtures";
import { query } from "./support/records";
import { mailTo, signInAsOwner } from "./support/visitor";

interface Bought {
  readonly number: number;
  readonly email: string;
}

async function bought(shop: Shop, sku: string, quantity: number): Promise<Bought> {
  const buyer = await Buyer.arrive(shop);
  await buyer.add(sku, quantity);
  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  const { email } = buyer;
  // Late, so that it comes first however many orders wait.
  const [order] = await query<{ number: number }>(
    shop,
    "UPDATE shop_order SET dispatch_by = '2026-01-05' WHERE email = $1 RETURNING number",
    [email],
  );
  await buyer.leave();
  return { number: order?.number ?? 0, email };
}

const main = (page: Page) => page.getByRole("main");
/** What was done, or why not; another form's answer may stand on the page as well. */
const status = (page: Page, words: string) => main(page).getByRole("status").filter({ hasText: words });
const alert = (page: Page, words: string) => main(page).getByRole("alert").filter({ hasText: words });
const tracking = (page: Page) => page.getByRole("textbox", { name: "Tracking number", exact: true });

async function signIn(page: Page): Promise<void> {
  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
}

test("two orders go from the queue to the pick list, the slips, the carrier and the door", async ({
  page,
  shop,
}) => {
  // Many steps, each a page: on a machine that does much else they take their time.
  test.slow();
  const one = await bought(shop, "MB1", 2);
  const two = await bought(shop, "MB1", 1);
  await signIn(page);
  await page.goto("/admin/orders");
  await expect(page.getByRole("link", { name: /^To send/ })).toHaveAttribute("aria-current", "page");
  await expectSound(page);
  // By keyboard: a box is ticked by Space, and a button is pressed by Enter.
  for (const { number } of [one, two]) {
    await page.getByRole("checkbox", { name: `Choose F${number}` }).focus();
    await page.keyboard.press("Space");
  }
  await page.getByRole("button", { name: "Pick list" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Pick list" })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: "MB1" })).toContainText(
    `F${one.number} × 2, F${two.number}`,
  );
  await expect(main(page)).toContainText("2 orders, 3 units");
  await expectSound(page);

  await page.getByRole("link", { name: "Packing slips" }).click();
  await expect(page.getByRole("article")).toHaveCount(2);
  const slip = page.getByRole("article", { name: `Order F${one.number}` });
  await expect(slip).toContainText("1 Mill Lane");
  await expect(slip).toContainText("2 ×");
  await expect(main(page)).not.toContainText("£");
  await expectSound(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("banner")).toBeHidden();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("link", { name: "Dispatch" }).click();
  await expect(tracking(page)).toHaveCount(2);
  await page.getByText("Paste order and tracking numbers").click();
  await page
    .getByRole("textbox", { name: /One order a line/ })
    .fill(`F${one.number} 1550 1234 5678 90\nnonsense\nF${two.number},F00`);
  await page.getByRole("combobox", { name: "Carrier of all of them" }).selectOption("DPD");
  await page.getByRole("button", { name: "Fill in" }).click();
  await expect(alert(page, "Line 2, “nonsense”")).toBeVisible();
  await expect(page.getByRole("textbox", { name: /One order a line/ }), "nothing is lost").toHaveValue(
    /nonsense/,
  );
  await expect(tracking(page).first()).toHaveValue("15501234567890");
  await expectSound(page);

  // An address is put right meanwhile: that parcel waits for another look, and the other one goes.
  await query(shop, "UPDATE shop_order SET address_line1 = '2 Mill Lane' WHERE number = $1", [one.number]);
  await page.getByRole("button", { name: "Send all that are filled in" }).click();
  await expect(alert(page, `Sent: F${two.number}.`)).toBeVisible();
  await expect(main(page)).toContainText(`Check the tracking number of F${two.number}`);
  await expect(main(page)).toContainText("has changed since this page was opened");
  await expect(tracking(page)).toHaveValue(/1550 ?1234/);
  await expectSound(page);
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(status(page, `Sent: F${one.number}. The buyer is written to.`)).toBeVisible();
  for (const { email } of [one, two]) {
    await expect
      .poll(async () =>
        (await mailTo(page, shop, email)).some(({ subject }) => subject.includes("is on its way")),
      )
      .toBe(true);
  }

  await page.goto(`/admin/orders?show=on-the-way&q=15501234567890`);
  await expect(page.getByRole("link", { name: "15501234567890" }).first()).toHaveAttribute(
    "href",
    /track\.dpd\.co\.uk/,
  );
  await expectSound(page);
  await page.getByRole("checkbox", { name: `Choose F${one.number}` }).check();
  await page.getByRole("button", { name: "Mark as delivered" }).click();
  await expect(status(page, `Arrived: F${one.number}.`)).toBeVisible();
  await expect(page.getByRole("checkbox", { name: `Choose F${one.number}` })).toHaveCount(0);
});

test("an order's page says what to do next, keeps notes, corrects a number and sends a letter again", async ({
  page,
  shop,
}) => {
  const { number, email } = await bought(shop, "STICK", 1);
  await signIn(page);
  await page.goto(`/admin/orders/${number}`);
  await expect(main(page)).toContainText("Pack it, then give the carrier and the tracking number.");
  await expectSound(page);
  await page.getByRole("combobox", { name: "Carrier" }).selectOption("Evri");
  await tracking(page).fill("h00abc0123456789");
  await page.getByRole("button", { name: "Send it" }).click();
  await expect(status(page, `Sent: F${number}.`)).toBeVisible();
  await expect(main(page)).toContainText("Mark it as delivered once it has arrived.");
  await expect(page.getByRole("link", { name: "H00ABC0123456789" })).toBeVisible();

  await page.getByRole("textbox", { name: "Note for the desk" }).fill("Rang: leave it with the neighbour");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(status(page, "The note is in the history.")).toBeVisible();
  await expect(page.getByRole("list", { name: "History" })).toContainText(
    "Rang: leave it with the neighbour",
  );

  await page.getByText("Put the tracking number right").click();
  await tracking(page).fill("H00ABC0123456780");
  await page.getByRole("button", { name: "Put it right and write again" }).click();
  await expect(status(page, "is followed as Evri, H00ABC0123456780")).toBeVisible();

  await page.goto(`/admin/orders/${number}`);
  await page.getByRole("button", { name: "Send again: Confirmation" }).click();
  await expect(status(page, `on its way to ${email} again`)).toBeVisible();
  await page.getByRole("button", { name: "Send again: Confirmation" }).click();
  await expect(alert(page, "less than a minute ago")).toBeVisible();
  await expect(page.getByRole("list", { name: "History" })).toContainText("Letter sent again");
  await expectSound(page);

  await page.getByRole("button", { name: "Mark as delivered" }).click();
  await expect(status(page, `Arrived: F${number}.`)).toBeVisible();
  await expect(main(page)).toContainText("Nothing. All of it is done.");
  const confirmations = (await mailTo(page, shop, email)).filter(({ subject }) =>
    subject.includes("Your Fettle order"),
  );
  expect(confirmations.length).toBeGreaterThan(1);
});
