import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Browser, Page } from "@playwright/test";
import { Buyer } from "./support/buyer";
import { expect, expectSound, test, type Shop } from "./support/fixtures";
import { query } from "./support/records";
import { linkTo, mailTo } from "./support/visitor";

const someone = () => `person-${randomUUID()}@example.com`;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });
const main = (page: Page) => page.getByRole("main");
const password = "four quiet words here";

async function askForAccount(page: Page, email: string, typed: string): Promise<void> {
  await page.goto("/account/new");
  await main(page).getByRole("textbox", { name: "Email" }).fill(email);
  await main(page).getByLabel("Password").fill(typed);
  await main(page).getByRole("button", { name: "Open an account" }).click();
  await expect(heading(page)).toHaveText("Check your email");
}

/** Opens a link and presses the one button of its page. */
async function press(page: Page, link: string, button: string | RegExp): Promise<void> {
  await page.goto(link);
  await main(page).getByRole("button", { name: button }).click();
}

async function openAccount(page: Page, shop: Shop, email = someone()): Promise<string> {
  await askForAccount(page, email, password);
  await press(page, await linkTo(page, shop, email, "/account/confirm", /Open/), "Open my account");
  await expect(page).toHaveURL(/\/account$/);
  return email;
}

async function signIn(page: Page, email: string, typed = password): Promise<void> {
  await page.goto("/sign-in");
  await main(page).getByRole("textbox", { name: "Email" }).fill(email);
  await main(page).getByRole("textbox", { name: "Password" }).fill(typed);
  await main(page).getByRole("button", { name: "Sign in" }).click();
}

async function otherBrowser(browser: Browser, shop: Shop): Promise<Page> {
  return browser.newPage({ baseURL: shop.addresses.shop });
}

test("a guest's order joins the account that its mailbox opens, and all of it can be taken along", async ({
  page,
  shop,
}) => {
  test.slow();
  const buyer = await Buyer.arrive(shop);
  await buyer.add("STICK");
  const paid = await buyer.pay(await buyer.checkOut());
  const number = /F\d+/.exec(paid)?.[0] ?? "no number";
  const { email } = buyer;
  await buyer.leave();

  await askForAccount(page, email, password);
  await expectSound(page);
  await page.goto(await linkTo(page, shop, email, "/account/confirm", /Open/));
  await expectSound(page);
  await main(page).getByRole("button", { name: "Open my account" }).click();
  await expect(heading(page)).toHaveText("Account");
  await expectSound(page);
  const row = page.getByRole("list", { name: "Your orders" }).getByRole("link", { name: new RegExp(number) });
  await row.click();
  await expect(heading(page)).toContainText(number);

  await page.goto("/account/addresses");
  for (const [label, words] of [
    ["Name", "Robin Fell"],
    ["House and street", "1 Mill Lane"],
    ["Town", "Leeds"],
    ["Postcode", "ls14dy"],
  ] as const) {
    await main(page).getByRole("textbox", { name: label, exact: true }).fill(words);
  }
  await main(page).getByRole("button", { name: "Keep this address" }).click();
  await expect(page.getByRole("status")).toContainText("The address is kept.");
  await expectSound(page);
  const origin = shop.addresses.shop;
  await page.request.post("/api/basket/lines", {
    form: { sku: "STICK", quantity: "1" },
    headers: { origin },
  });
  await page.goto("/basket");
  await expect(main(page).getByRole("textbox", { name: "Email" })).toHaveValue(email);
  await expect(main(page).getByRole("textbox", { name: "Postcode" })).toHaveValue("LS1 4DY");

  await query(shop, "UPDATE sign_in SET proved_at = now() - interval '1 hour'");
  await page.goto("/account/data");
  await expectSound(page);
  await main(page).getByRole("button", { name: "Download my data" }).click();
  await expect(heading(page)).toHaveText("Is it you?");
  await expectSound(page);
  await main(page).getByRole("textbox", { name: "Password" }).fill(password);
  await main(page).getByRole("button", { name: "Go on" }).click();
  await expect(heading(page)).toHaveText("Your data");
  const download = page.waitForEvent("download");
  await main(page).getByRole("button", { name: "Download my data" }).click();
  const all: unknown = JSON.parse(await readFile(await (await download).path(), "utf8"));
  expect(all).toMatchObject({
    account: { email },
    addresses: [{ town: "Leeds" }],
    orders: [{ number: Number(number.slice(1)), lines: [{ sku: "STICK", quantity: 1 }] }],
  });

  await main(page).getByRole("checkbox", { name: "Yes, I am sure" }).check();
  await main(page).getByRole("button", { name: "Close my account" }).click();
  await expect(heading(page)).toHaveText("Your account is closed");
  await page.goto("/account");
  await expect(heading(page)).toHaveText("Sign in");
  const letters = await mailTo(page, shop, email);
  expect(letters.length).toBeGreaterThan(1);
});

test("a change of address can be undone, and browsers are signed out from another", async ({
  page,
  shop,
  browser,
}) => {
  test.slow();
  const email = await openAccount(page, shop);
  const other = await otherBrowser(browser, shop);
  await signIn(other, email);
  await expect(heading(other)).toHaveText("Account");
  await page.goto("/account/sign-ins");
  await expect(page.getByRole("list", { name: "Browsers" }).getByRole("listitem")).toHaveCount(2);
  await expectSound(page);
  await main(page).getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(page.getByRole("list", { name: "Browsers" }).getByRole("listitem")).toHaveCount(1);
  await other.goto("/account");
  await expect(heading(other)).toHaveText("Sign in");
  await other.close();

  const target = someone();
  await page.goto("/account/details");
  await expectSound(page);
  await main(page).getByRole("textbox", { name: "New email" }).fill(target);
  await main(page).getByRole("button", { name: "Change the address" }).click();
  await expect(page.getByRole("status")).toContainText("on its way to the new address");
  await page.goto(await linkTo(page, shop, target, "/account/email/confirm", /Use this address/));
  await expectSound(page);
  await main(page)
    .getByRole("button", { name: `Use ${target}` })
    .click();
  await expect(page.getByRole("status")).toContainText("new address");
  await expect(main(page)).toContainText(target);

  const undo = await linkTo(page, shop, email, "/account/email/undo", /has a new address/);
  await page.goto(undo);
  await expectSound(page);
  await main(page).getByRole("button", { name: "Undo the change" }).click();
  await expect(heading(page)).toHaveText("It is undone");
  await expectSound(page);
  await page.goto("/account/link");
  await main(page).getByRole("textbox", { name: "Email" }).fill(email);
  await main(page).getByRole("button", { name: "Send me a link" }).click();
  await press(page, await linkTo(page, shop, email, "/account/confirm", /link to sign in/), "Sign in");
  await expect(main(page)).toContainText(email);
  await expect(main(page)).toContainText("You sign in by a link");
});

test("a forgotten password is chosen anew from the mailbox; no answer tells whether there is an account", async ({
  page,
  shop,
}) => {
  const email = await openAccount(page, shop);
  const said: string[] = [];
  for (const address of [someone(), email]) {
    await page.goto("/account/reset");
    await main(page).getByRole("textbox", { name: "Email" }).fill(address);
    await main(page).getByRole("button", { name: "Send me the link" }).click();
    await expect(heading(page)).toHaveText("Check your email");
    said.push(`${page.url()} ${await main(page).innerText()}`);
  }
  expect(said[0]).toBe(said[1]);
  const link = await linkTo(page, shop, email, "/account/reset/choose", /new password/);
  await page.goto(link);
  await expectSound(page);
  await main(page).getByLabel("New password").fill("password1234");
  await main(page).getByRole("button", { name: "Take this password" }).click();
  await expect(main(page)).toContainText("too easy to guess");
  await main(page).getByLabel("New password").fill("other quiet words here");
  await main(page).getByRole("button", { name: "Take this password" }).click();
  await expect(page.getByRole("status")).toContainText("Your new password is in force");
  await page.goto("/account");
  await expect(heading(page)).toHaveText("Sign in");
  await signIn(page, email);
  await expect(main(page).getByRole("alert")).toBeVisible();
  await signIn(page, email, "other quiet words here");
  await expect(heading(page)).toHaveText("Account");
  await page.goto(link);
  await expect(heading(page)).toHaveText("That link does not work");
});

test("a password that a stranger typed is not the account's", async ({ page, shop, browser }) => {
  const email = someone();
  const stranger = await otherBrowser(browser, shop);
  await askForAccount(stranger, email, password);
  await press(page, await linkTo(page, shop, email, "/account/confirm", /Open/), "Open my account");
  await expect(main(page)).toContainText("You sign in by a link");
  await signIn(stranger, email);
  await expect(main(stranger).getByRole("alert")).toBeVisible();
  await stranger.close();
});
