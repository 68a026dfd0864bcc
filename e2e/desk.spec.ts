import { expect, expectSound, test } from "./support/fixtures";
import { bookStock, signInAsOwner } from "./support/visitor";

test("units received are on sale within two seconds, and gone again when written off", async ({ page }) => {
  const shelf = page.getByRole("row").filter({ hasText: "CHT-XL" });
  const offer = async () => {
    const html = await (await page.request.get("/products/compression-half-tights")).text();
    return /value="CHT-XL"[^>]*disabled|disabled[^>]*value="CHT-XL"/.test(html) ? "sold out" : "on sale";
  };
  await signInAsOwner(page);
  await expect.poll(offer).toBe("sold out");

  await bookStock(shelf, { quantity: "3", reason: "Delivery note 4711", task: "Receive" });
  await expect(shelf.getByRole("status")).toBeVisible();
  await expect.poll(offer, { timeout: 2_000, intervals: [100] }).toBe("on sale");

  await bookStock(shelf, { quantity: "3", reason: "Water damage", task: "Write off" });
  await expect(shelf.getByRole("status")).toBeVisible();
  await expect.poll(offer, { timeout: 2_000, intervals: [100] }).toBe("sold out");
});

test("a stock form that cannot be booked says why and keeps what was typed", async ({ page }) => {
  await signInAsOwner(page);
  const shelf = page.getByRole("row").filter({ hasText: "STICK" }).first();
  await bookStock(shelf, { quantity: "9999", reason: "A slip of the finger", task: "Write off" });
  await expect(shelf.getByRole("alert")).toContainText("not that many");
  await expect(shelf.getByRole("textbox", { name: "Reason" })).toHaveValue("A slip of the finger");
  await expectSound(page);
});

test("a stranger is shown the way to sign in, and a wrong password is refused in words", async ({ page }) => {
  await page.goto("/admin/stock");
  await expect(page).toHaveURL(/\/sign-in/);
  await page.getByRole("textbox", { name: "Email" }).fill("owner@fettle.example");
  await page.getByRole("textbox", { name: "Password" }).fill("not the password");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expectSound(page);
});

for (const path of ["/admin", "/admin/products", "/admin/guides", "/admin/reports", "/account"]) {
  test(`${path} is whole and sound`, async ({ page }) => {
    await signInAsOwner(page);
    await page.goto(path);
    await expectSound(page);
  });
}
