import type { Page } from "@playwright/test";
import { Buyer } from "./support/buyer";
import { expect, expectSound, test, type Shop } from "./support/fixtures";
import { levelOf, query } from "./support/records";
import { mailTo, signInAsOwner } from "./support/visitor";

/** Buys two kinds of things and pays; tells the order's number. */
async function bought(shop: Shop, buyer: Buyer): Promise<number> {
  await buyer.add("STICK");
  await buyer.add("MB1");
  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  const [order] = await query<{ number: number }>(shop, "SELECT number FROM shop_order WHERE email = $1", [
    buyer.email,
  ]);
  return order?.number ?? 0;
}

async function openOrder(page: Page, number: number): Promise<void> {
  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
  await page.goto(`/admin/orders/${number}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`F${number}`);
}

const main = (page: Page) => page.getByRole("main");

test("the desk gives back one unit, then the rest; shelf, history and buyer follow", async ({
  page,
  shop,
}) => {
  const buyer = await Buyer.arrive(shop);
  const before = await levelOf(shop, "STICK");
  const number = await bought(shop, buyer);
  await openOrder(page, number);
  await page.getByText("Give money back").click();
  await page.getByRole("textbox", { name: /Units of The Stick/ }).fill("2");
  await page.getByRole("textbox", { name: "Reason" }).fill("Came too late");
  await page.getByRole("button", { name: "Give back what is chosen" }).click();
  await expect(main(page).getByRole("alert")).toContainText("more units than are left");
  await expect(page.getByRole("textbox", { name: /Units of The Stick/ })).toHaveValue("2");
  await expectSound(page);

  await page.getByRole("textbox", { name: /Units of The Stick/ }).fill("1");
  await page.getByRole("checkbox", { name: /go back on the shelf/ }).check();
  await page.getByRole("textbox", { name: "Reason" }).fill("Came too late");
  await page.getByRole("button", { name: "Give back what is chosen" }).click();
  await expect(main(page).getByRole("status")).toContainText(/£\d+\.\d\d is on its way back/);
  await expect.poll(() => levelOf(shop, "STICK")).toEqual(before);
  await expect
    .poll(async () => {
      const emails = await mailTo(page, shop, buyer.email);
      return emails.some(
        ({ subject, text }) => /on its way back/.test(subject) && text.includes("The Stick"),
      );
    })
    .toBe(true);
  await page.reload();
  await expect(main(page)).toContainText("Partly refunded");
  await expect(main(page)).toContainText("1 × STICK, back on the shelf");

  await page.goto(`/admin/orders/${number}`);
  await page.getByText("Give money back").click();
  await page.getByRole("textbox", { name: "Reason" }).fill("Wrote that it is not needed");
  await page.getByRole("button", { name: /^Give back all/ }).click();
  await expect(main(page).getByRole("status")).toContainText("is on its way back");
  await expect
    .poll(async () => {
      await page.goto(`/admin/orders/${number}`);
      return page.getByText("Refunded", { exact: true }).count();
    })
    .toBeGreaterThan(0);
  await expect(page.getByText("Give money back"), "there is nothing left to give").toHaveCount(0);
  await expectSound(page);
  await buyer.leave();
});

test("an address outside the zone is put before the desk, put right there, and the order can go", async ({
  page,
  shop,
}) => {
  const buyer = await Buyer.arrive(shop);
  buyer.deliverTo = "JE2 3AB";
  const number = await bought(shop, buyer);
  await openOrder(page, number);
  await expect(main(page)).toContainText("we need to check your address");
  await page.getByRole("textbox", { name: "Postcode" }).fill("nowhere");
  await page.getByRole("textbox", { name: "What the buyer answered" }).fill("Lives in Leeds");
  await page.getByRole("button", { name: "Put the address right" }).click();
  await expect(main(page)).toContainText("Give a full UK postcode");
  await expect(page.getByRole("textbox", { name: "What the buyer answered" })).toHaveValue("Lives in Leeds");
  await expectSound(page);
  await page.getByRole("textbox", { name: "Postcode" }).fill("LS1 4DY");
  await page.getByRole("button", { name: "Put the address right" }).click();
  await expect(main(page).getByRole("status")).toContainText("The address is put right");
  await expect(page.getByRole("button", { name: "Put the address right" })).toHaveCount(0);
  await page.goto("/admin");
  await expect(page.getByText(`Order F${number} was paid for delivery`)).toHaveCount(0);
  await buyer.leave();
});
