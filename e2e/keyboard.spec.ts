import { randomUUID } from "node:crypto";
import { Buyer } from "./support/buyer";
import { expect, expectSound, test } from "./support/fixtures";
import { focused, tabTo } from "./support/keys";
import { linkTo } from "./support/visitor";

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

test("an account is opened, put in order and left, and an order in it is called off, by keyboard alone", async ({
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
  const { keyboard } = page;
  const heading = page.getByRole("heading", { level: 1 });
  const password = "four quiet words here";

  await page.goto("/account/new");
  await tabTo(page, /^Email/);
  await keyboard.type(email);
  await tabTo(page, /^Password/);
  await keyboard.type(password);
  await keyboard.press("Enter");
  await expect(heading).toHaveText("Check your email");
  await page.goto(await linkTo(page, shop, email, "/account/confirm", /Open/));
  await tabTo(page, /^Open my account$/);
  await keyboard.press("Enter");
  await expect(heading).toHaveText("Account");

  await tabTo(page, /address/i);
  await keyboard.press("Enter");
  await page.waitForURL("**/account/addresses");
  for (const [label, words] of [
    [/^Name/, "Robin Fell"],
    [/^House and street/, "1 Mill Lane"],
    [/^Town/, "Leeds"],
    [/^Postcode/, "LS1 4DY"],
  ] as const) {
    await tabTo(page, label);
    await keyboard.type(words);
  }
  await tabTo(page, /^Keep this address$/);
  await keyboard.press("Enter");
  await expect(page.getByRole("status")).toContainText("The address is kept.");

  await page.goto("/account");
  await tabTo(page, new RegExp(number));
  await keyboard.press("Enter");
  await expect(heading).toContainText(number);
  await tabTo(page, /^Cancel this order/);
  await keyboard.press("Enter");
  await tabTo(page, /^Yes, cancel this order$/);
  await keyboard.press("Enter");
  await expect(heading).toContainText(number);
  await expect(page.getByRole("main")).toContainText(/cancelled/i);

  await page.goto("/account/sign-ins");
  await tabTo(page, /^Sign out this browser/);
  await keyboard.press("Enter");
  await expect(heading).toContainText("Run again");
  await page.goto("/account");
  await expect(heading).toHaveText("Sign in");
  await tabTo(page, /^Email/);
  await keyboard.type(email);
  await tabTo(page, /^Password/);
  await keyboard.type(password);
  await keyboard.press("Enter");
  await expect(heading).toHaveText("Account");
  await expectSound(page);
});
