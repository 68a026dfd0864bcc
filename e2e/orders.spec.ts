import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Buyer } from "./support/buyer";
import { expect, expectSound, test, type Shop } from "./support/fixtures";
import { levelOf, query } from "./support/records";
import { mailTo, signInAsOwner } from "./support/visitor";

const main = (page: Page) => page.getByRole("main");
const h1 = (page: Page) => page.getByRole("heading", { level: 1 });

/** Buys and pays one thing, and opens the order with the link in the confirmation. */
async function bought(page: Page, shop: Shop, sku = "STICK"): Promise<{ buyer: Buyer; number: number }> {
  const buyer = await Buyer.arrive(shop);
  await buyer.add(sku);
  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  const [order] = await query<{ number: number }>(shop, "SELECT number FROM shop_order WHERE email = $1", [
    buyer.email,
  ]);
  await page.goto(await linkIn(page, shop, buyer.email));
  await expect(h1(page)).toContainText(`F${order?.number}`);
  return { buyer, number: order?.number ?? 0 };
}

/** The order's address in the newest letter to a mailbox. */
async function linkIn(page: Page, shop: Shop, email: string, subject = /./): Promise<string> {
  let link = "";
  await expect
    .poll(
      async () => {
        const letters = await mailTo(page, shop, email);
        const letter = letters.findLast((each) => subject.test(each.subject));
        link = /\/orders\/[\w-]+/.exec(letter?.text ?? "")?.[0] ?? "";
        return link;
      },
      { timeout: 20_000 },
    )
    .not.toBe("");
  return link;
}

test("an order is called off with the keyboard alone; shelf, money, buyer and desk follow", async ({
  page,
  shop,
}) => {
  const before = await levelOf(shop, "STICK");
  const { buyer, number } = await bought(page, shop);
  await expect(page.getByRole("list", { name: "Where it stands" })).toContainText("Paid");
  await expectSound(page);
  await page.getByRole("link", { name: "Cancel this order" }).focus();
  await page.keyboard.press("Enter");
  await expect(h1(page)).toHaveText(`Cancel order F${number}?`);
  await expectSound(page);
  await page.getByRole("link", { name: "No, keep it" }).click();
  await expect(h1(page)).toContainText("Order F");
  await page.getByRole("link", { name: "Cancel this order" }).click();
  await page.getByRole("button", { name: "Yes, cancel this order" }).focus();
  await page.keyboard.press("Enter");
  await expect(main(page).getByRole("status")).toContainText("The order is cancelled");
  await expect(main(page)).toContainText("Cancelled by you");
  await expect(page.getByRole("link", { name: "Cancel this order" })).toHaveCount(0);
  await expectSound(page);
  expect(await levelOf(shop, "STICK")).toEqual(before);
  await expect
    .poll(async () => {
      await page.reload();
      return main(page).getByText("Your bank has it").count();
    })
    .toBe(1);
  await expect
    .poll(async () => (await mailTo(page, shop, buyer.email)).map(({ subject }) => subject).join("; "))
    .toMatch(/cancelled/);
  await page.goto(`${new URL(page.url()).pathname}/cancel`);
  await expect(main(page).getByRole("alert")).toContainText("cancelled already");
  await expectSound(page);
  await buyer.leave();
});

test("a mistyped address and a mistyped email are put right, and the old link opens nothing", async ({
  page,
  shop,
}) => {
  const { buyer } = await bought(page, shop);
  const first = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Correct the address or the email" }).click();
  await expect(h1(page)).toContainText("Correct order");
  await expectSound(page);
  await page.getByRole("textbox", { name: "Address line 1" }).fill("2 Weir Street");
  await page.getByRole("textbox", { name: "Postcode" }).fill("nowhere");
  await page.getByRole("button", { name: "Send it there" }).click();
  await expect(main(page)).toContainText("Give a full UK postcode");
  await expect(page.getByRole("textbox", { name: "Address line 1" })).toHaveValue("2 Weir Street");
  await expectSound(page);
  await page.getByRole("textbox", { name: "Postcode" }).fill("JE2 3AB");
  await page.getByRole("button", { name: "Send it there" }).click();
  await expect(main(page).getByRole("alert")).toContainText("outside the area");
  await page.getByRole("textbox", { name: "Postcode" }).fill("LS1 4AP");
  await page.getByRole("button", { name: "Send it there" }).click();
  await expect(main(page).getByRole("status")).toContainText("The address is put right");
  await expect(main(page)).toContainText("2 Weir Street");

  const right = `right-${buyer.email}`;
  await page.getByRole("link", { name: "Correct the address or the email" }).click();
  const field = page.getByRole("textbox", { name: "The right email address" });
  await field.fill(buyer.email);
  await page.getByRole("button", { name: "Write to this address" }).click();
  await expect(main(page)).toContainText("the address we have already");
  await field.fill(right);
  await page.getByRole("button", { name: "Write to this address" }).click();
  await expect(main(page).getByRole("status")).toContainText("The email address is put right");
  const second = new URL(page.url()).pathname;
  expect(second).not.toBe(first);
  expect(await linkIn(page, shop, right, /order F\d+/)).toBe(second);

  for (const path of [first, `${first}/cancel`, `${first}/correct`, `${first}/invoice`]) {
    await page.goto(path);
    await expect(h1(page)).toHaveText("This link has been replaced");
    await expect(main(page)).not.toContainText(right);
  }
  await expectSound(page);
  await page.goto(second);
  await expect(main(page)).toContainText("Weir Street");
  await buyer.leave();
});

test("an order is found again by email and number, and the answer tells nobody anything", async ({
  page,
  shop,
}) => {
  const { buyer, number } = await bought(page, shop);
  const own = new URL(page.url()).pathname;
  await page.getByRole("contentinfo").getByRole("link", { name: "Find your order" }).click();
  await expect(h1(page)).toHaveText("Find your order");
  await expectSound(page);
  const ask = async (email: string, asked: string) => {
    await page.goto("/orders");
    await page.getByRole("main").getByRole("textbox", { name: "Email" }).fill(email);
    await page.getByRole("textbox", { name: "Order number" }).fill(asked);
    await page.getByRole("button", { name: "Send me the link" }).click();
  };
  await ask(buyer.email, "my order");
  await expect(main(page)).toContainText("Give the order number");
  await expect(page.getByRole("textbox", { name: "Order number" })).toHaveValue("my order");
  await expectSound(page);
  const answers = new Set<string>();
  for (const [email, asked] of [
    [`stranger-${buyer.email}`, `F${number}`],
    [buyer.email, "F999999"],
    [buyer.email, `f ${number}`],
  ] as const) {
    await ask(email, asked);
    await expect(h1(page)).toHaveText("Look into your mailbox");
    answers.add(await main(page).innerText());
  }
  expect(answers.size).toBe(1);
  await expectSound(page);
  expect(await linkIn(page, shop, buyer.email, /link to your/)).toBe(own);
  await buyer.leave();
});

test("the invoice is a page and a PDF, and the desk's cancelling is credited on it", async ({
  page,
  shop,
}) => {
  const { buyer, number } = await bought(page, shop);
  const own = new URL(page.url()).pathname;
  await page.getByRole("link", { name: "Invoice with VAT" }).click();
  await expect(h1(page)).toHaveText(/^Invoice INV-\d+$/);
  await expect(main(page)).toContainText("VAT number GB");
  await expect(page.getByRole("table", { name: "What was bought" })).toContainText("The Stick");
  await expectSound(page);
  const pdf = await page.request.get(`${own}/invoice.pdf`);
  expect(pdf.headers()).toMatchObject({
    "content-type": "application/pdf",
    "cache-control": "no-store",
    "x-robots-tag": "noindex",
    "referrer-policy": "no-referrer",
  });
  expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");

  await signInAsOwner(page);
  await expect(h1(page)).toContainText("Stock");
  await page.goto(`/admin/orders/${number}`);
  await page.getByText("Cancel this order").click();
  await page.getByRole("textbox", { name: "Why it is cancelled" }).fill("The buyer rang");
  await expectSound(page);
  await page.getByRole("button", { name: /^Cancel it and give back £/ }).click();
  await expect(main(page).getByRole("status")).toContainText("The order is cancelled");
  await page.goto(own);
  await expect(main(page)).toContainText("Cancelled by us");
  await page.goto(`${own}/invoice`);
  await expect(main(page)).toContainText("Total after credits");
  await expectSound(page);
  expect(readFileSync(`${shop.folder}/logs/server.log`, "utf8")).not.toContain(own);
  await buyer.leave();
});
