import { expect, type Locator, type Page } from "@playwright/test";
import type { Shop } from "./fixtures";
import { owner } from "./shop";

interface Buyer {
  readonly email: string;
  readonly postcode?: string;
}

/** From a page of the shop to the basket's own, once something was added. */
export async function toBasket(page: Page): Promise<void> {
  await expect(page.getByRole("main").getByRole("link", { name: "See the basket" })).toBeVisible();
  await page
    .getByRole("banner")
    .getByRole("link", { name: /^Basket/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Basket" })).toBeVisible();
}

/** Fills in the basket's form and goes to the payment page. */
export async function checkOut(
  page: Page,
  { email, postcode = "LS1 4DY" }: Buyer,
  choice: "Deliver" | "Collect" = "Deliver",
): Promise<void> {
  await page.getByRole("textbox", { name: "Email" }).fill(email);
  await page.getByRole("textbox", { name: "Postcode" }).fill(postcode);
  await page.getByRole("radio", { name: choice }).check();
  await page.getByRole("button", { name: "Check out" }).click();
  await expect(page.getByRole("button", { name: /^Pay/ })).toBeVisible();
}

/** Fills in the payment page and presses Pay. */
export async function pay(
  page: Page,
  card: string,
  { postcode = "LS1 4DY", country = "GB" }: { readonly postcode?: string; readonly country?: string } = {},
): Promise<void> {
  await page.getByRole("textbox", { name: "Card number" }).fill(card);
  await page.getByRole("textbox", { name: "Expiry" }).fill("12 / 34");
  await page.getByRole("textbox", { name: "CVC" }).fill("123");
  await page.getByRole("textbox", { name: "Name" }).fill("Robin Fell");
  const street = page.getByRole("textbox", { name: "Address line 1" });
  if (await street.isVisible()) {
    await street.fill("1 Mill Lane");
    await page.getByRole("textbox", { name: "Town" }).fill("Leeds");
  }
  await page.getByRole("textbox", { name: "Postcode" }).fill(postcode);
  await page.getByRole("combobox", { name: "Country" }).selectOption(country);
  await page.getByRole("button", { name: /^Pay/ }).click();
}

export interface CaughtEmail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** By name in small letters. */
  readonly headers: Readonly<Record<string, string>>;
}

/** The emails that reached an address, once there is one at least. */
export async function mailTo(page: Page, shop: Shop, address: string): Promise<CaughtEmail[]> {
  let found: CaughtEmail[] = [];
  await expect
    .poll(
      async () => {
        const response = await page.request.get(`${shop.addresses.mail}/api/messages`);
        const all: CaughtEmail[] = await response.json();
        found = all.filter(({ to }) => to.some((receiver) => receiver.includes(address)));
        return found.length;
      },
      { timeout: 15_000 },
    )
    .toBeGreaterThan(0);
  return found;
}

export async function signInAsOwner(page: Page): Promise<void> {
  await page.goto("/sign-in?callbackUrl=/admin/stock");
  await page.getByRole("textbox", { name: "Email" }).fill(owner.email);
  await page.getByRole("textbox", { name: "Password" }).fill(owner.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

type StockTaskName = "Receive" | "Count" | "Write off" | "Quarantine" | "Back to shelf" | "Discard";

interface StockEntry {
  readonly quantity: string;
  /** Free words, and one of the common reasons; either may be left out. */
  readonly reason?: string;
  readonly why?: string;
  readonly task: StockTaskName;
}

/** The row of the stock table that counts one SKU. */
export function shelfRow(page: Page, sku: string): Locator {
  return page.locator(`[id="${sku}"]`);
}

/** Fills in the stock form of one row of the stock table and presses one of its buttons. */
export async function bookStock(
  row: Locator,
  { quantity, reason = "", why, task }: StockEntry,
): Promise<void> {
  const field = row.getByRole("textbox", { name: "Quantity" });
  if (!(await field.isVisible())) await row.getByText("Receive, count, write off").click();
  await field.fill(quantity);
  if (why) await row.getByRole("combobox", { name: "Why" }).selectOption(why);
  await row.getByRole("textbox", { name: "Reason" }).fill(reason);
  await row.getByRole("button", { name: task }).click();
}

/** The newest link to a path that reached a mailbox under a subject. */
export async function linkTo(
  page: Page,
  shop: Shop,
  email: string,
  path: string,
  subject: RegExp,
): Promise<string> {
  let link: string | undefined;
  await expect
    .poll(
      async () => {
        const letters = (await mailTo(page, shop, email)).filter((letter) => subject.test(letter.subject));
        link = new RegExp(`${path}\\?token=[\\w-]+`).exec(letters.at(-1)?.text ?? "")?.[0];
        return link;
      },
      { timeout: 15_000 },
    )
    .toBeTruthy();
  return link ?? "";
}
