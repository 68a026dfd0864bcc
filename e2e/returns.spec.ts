import type { Page } from "@playwright/test";
import { Buyer } from "./support/buyer";
import { expect, expectSound, test, type Shop } from "./support/fixtures";
import { levelOf, query } from "./support/records";
import { mailTo, signInAsOwner } from "./support/visitor";

/** Buys, pays, and has the parcel leave and come; tells where the order's page is. */
async function sent(page: Page, shop: Shop, buyer: Buyer, skus: readonly string[]): Promise<string> {
  for (const sku of skus) await buyer.add(sku);
  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  const { email } = buyer;
  await query(
    shop,
    `INSERT INTO shipment (id, order_id, carrier, tracking_number, actor, is_own, delivered_at)
     SELECT gen_random_uuid(), id, 'Royal Mail', 'AB123456785GB', 'test', true, now() FROM shop_order WHERE email = $1`,
    [email],
  );
  await query(shop, "UPDATE shop_order SET state = 'fulfilled' WHERE email = $1", [email]);
  const [confirmation] = await mailTo(page, shop, email);
  const address = /\/orders\/[\w-]{60,}/.exec(confirmation?.text ?? "")?.[0];
  if (!address) throw new Error(`No link to the order in: ${confirmation?.text}`);
  return address;
}

const main = (page: Page) => page.getByRole("main");
const heading = (page: Page, name: string | RegExp) => page.getByRole("heading", { level: 1, name });

/** Tells the number of the return whose page is open. */
async function numberOn(page: Page): Promise<number> {
  await expect(heading(page, /^Return R\d+$/)).toBeVisible();
  return Number(/\d+$/.exec(page.url())?.[0]);
}

async function openAtDesk(page: Page, number: number): Promise<void> {
  await signInAsOwner(page);
  await expect(heading(page, "Stock")).toBeVisible();
  await page.goto(`/admin/returns?q=R${number}`);
  await main(page)
    .getByRole("link", { name: `R${number}` })
    .click();
  await expect(heading(page, `Return R${number}`)).toBeVisible();
}

test("a buyer sends one thing back, the desk receives it, and money and shelf follow", async ({
  page,
  shop,
}) => {
  const before = await levelOf(shop, "STICK");
  const buyer = await Buyer.arrive(shop);
  const order = await sent(page, shop, buyer, ["STICK", "MB1"]);
  await page.goto(order);
  await main(page).getByRole("link", { name: "Send something back" }).click();
  await expect(heading(page, "Send something back")).toBeVisible();
  await expect(main(page)).toContainText("You can change your mind until the end of");
  await page.getByRole("combobox", { name: /How many of The Stick/ }).selectOption("1");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(main(page).getByRole("alert")).toContainText("Say why");
  await expect(page.getByRole("combobox", { name: /How many of The Stick/ })).toHaveValue("1");
  await expectSound(page);
  await page.getByRole("combobox", { name: /Why The Stick/ }).selectOption("I have changed my mind");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(main(page)).toContainText("The postage back is yours to pay");
  await expectSound(page);
  await page.getByRole("button", { name: "Send it back" }).click();
  const number = await numberOn(page);
  await expect(page.getByRole("list", { name: "What comes back" })).toContainText("The Stick");
  await expectSound(page);
  const returned = page.url();

  await openAtDesk(page, number);
  await expectSound(page);
  await page.getByRole("button", { name: "Book it in and close the return" }).click();
  await expect(main(page).getByRole("status")).toContainText(/£\d+\.\d\d is on its way back/);
  await expect.poll(() => levelOf(shop, "STICK")).toEqual(before);
  await expect
    .poll(async () => (await mailTo(page, shop, buyer.email)).map(({ subject }) => subject).join(" | "))
    .toMatch(/Your return R\d+ is here/);
  await page.goto(returned);
  await expect(main(page)).toContainText(/£\d+\.\d\d goes back to you/);
  await expectSound(page);
  await buyer.leave();
});

test("what is the wrong size is exchanged, by keyboard at the desk, and its parcel closes the return", async ({
  page,
  shop,
}) => {
  const [medium, large] = await Promise.all([levelOf(shop, "CHT-M"), levelOf(shop, "CHT-L")]);
  const buyer = await Buyer.arrive(shop);
  const order = await sent(page, shop, buyer, ["CHT-M"]);
  await page.goto(`${order}/return`);
  await page.getByRole("combobox", { name: /^Why/ }).selectOption("It is the wrong size or colour for me");
  await page.getByRole("button", { name: "Go on" }).click();
  await page
    .getByRole("combobox", { name: /What would you like/ })
    .selectOption({ label: "Compression Half Tights, Large, waist 84 to 91 cm" });
  await page.getByRole("button", { name: "Send it back" }).click();
  const number = await numberOn(page);
  await expect(main(page)).toContainText("Exchange for Compression Half Tights, Large, waist 84 to 91 cm");

  await openAtDesk(page, number);
  await page.getByRole("button", { name: "Book it in and close the return" }).focus();
  await page.keyboard.press("Enter");
  await expect(main(page).getByRole("status")).toContainText("The exchange is off the shelf");
  await expect.poll(() => levelOf(shop, "CHT-L")).toEqual({ ...large, onHand: large.onHand - 1 });
  expect(await levelOf(shop, "CHT-M")).toEqual(medium);
  await page.getByRole("combobox", { name: "Carrier" }).focus();
  await page.keyboard.press("Tab");
  await page.keyboard.type("AB123456785GB");
  await page.keyboard.press("Enter");
  await expect(main(page).getByRole("status").filter({ hasText: "The exchange has left" })).toBeVisible();
  await expectSound(page);
  const exchanged = async () =>
    (await mailTo(page, shop, buyer.email)).find(({ subject }) => /exchange/.test(subject));
  await expect
    .poll(async () => (await exchanged())?.subject)
    .toMatch(/^Your exchange for Fettle order F\d+ is on its way$/);
  expect((await exchanged())?.text).toContain("AB123456785GB");
  await buyer.leave();
});

test("an opened seal, a refusal at the desk, and a return that is called off", async ({ page, shop }) => {
  const buyer = await Buyer.arrive(shop);
  const order = await sent(page, shop, buyer, ["NK-CREAM"]);
  await page.goto(`${order}/return`);
  await expect(main(page)).toContainText("it comes back unopened");
  await page.getByRole("combobox", { name: /^Why/ }).selectOption("I have changed my mind");
  await page.getByRole("button", { name: "Go on" }).click();
  const seal = page.getByRole("checkbox", { name: /not opened it/ });
  await page.getByRole("button", { name: "Send it back" }).click();
  await expect(seal, "the browser asks for it").toBeVisible();
  await seal.check();
  await page.getByRole("button", { name: "Send it back" }).click();
  await numberOn(page);
  await page.getByRole("button", { name: "Call the return off" }).click();
  await expect(main(page)).toContainText("You called this return off");

  await page.goto(`${order}/return`);
  await page.getByRole("combobox", { name: /^Why/ }).selectOption("It is faulty");
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(main(page)).toContainText("the postage is ours");
  await page.getByRole("button", { name: "Send it back" }).click();
  const number = await numberOn(page);
  const returned = page.url();
  await openAtDesk(page, number);
  await page.getByRole("combobox", { name: "Condition" }).selectOption("Worn or used");
  await page.getByRole("combobox", { name: "Decision" }).selectOption("Refused");
  await page.getByRole("button", { name: "Book it in and close the return" }).click();
  await expect(main(page).getByRole("alert")).toContainText("Say why");
  await expect(page.getByRole("combobox", { name: "Decision" })).toHaveValue("refuse");
  await page.getByRole("textbox", { name: /^Note/ }).fill("Half of it is used");
  await page.getByRole("button", { name: "Book it in and close the return" }).click();
  await expect(main(page).getByRole("status")).toContainText("No money goes back");
  await page.goto(returned);
  await expect(main(page)).toContainText("Half of it is used");
  await buyer.leave();
});
