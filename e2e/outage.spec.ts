import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectSound, test } from "./support/fixtures";
import { browseInLoops } from "./support/load";
import { checkOut, mailTo, pay, toBasket } from "./support/visitor";

/** Kills PostgreSQL outright and keeps its supervisor from noticing; the function returned lets it notice. */
function takeDatabaseAway(folder: string): () => void {
  const lock: { children: { postgres: { pid: number } } } = JSON.parse(
    readFileSync(join(folder, "lock.json"), "utf8"),
  );
  const supervisor = lock.children.postgres.pid;
  const [line = ""] = readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n");
  process.kill(supervisor, "SIGSTOP");
  process.kill(Number(line), "SIGKILL");
  return () => process.kill(supervisor, "SIGCONT");
}

const publicPages = [
  "/",
  "/guides",
  "/guides/hamstrings",
  "/shop",
  "/shop/massage-aids",
  "/products/the-stick",
  "/products/rocktape-kinesiology-tape",
  "/topics/running-injuries",
  "/delivery-and-returns",
];
const outageMilliseconds = 60_000;

test.describe("with the database away for a minute, under load", () => {
  // The browser says so itself when an answer is a 503.
  test.use({ expectedErrors: [/503/] });

  test("pages are served, writes are refused in words, baskets are kept and a payment is not lost", async ({
    page,
    browser,
    shop,
  }) => {
    test.setTimeout(240_000);
    const email = `outage-${randomUUID()}@example.com`;
    // One visitor has something in his basket, another stands before the payment page.
    await page.goto("/products/rocktape-kinesiology-tape");
    await page.getByRole("button", { name: "Add to basket" }).click();
    await toBasket(page);
    await expect(page.getByRole("list", { name: "Basket" }).getByRole("listitem")).toHaveCount(1);
    const buyer = await (await browser.newContext()).newPage();
    await buyer.goto(`${shop.addresses.shop}/products/the-stick`);
    await buyer.getByRole("button", { name: "Add to basket" }).click();
    await toBasket(buyer);
    await checkOut(buyer, { email });

    const stopBrowsing = browseInLoops(shop.addresses.shop, publicPages, 20);
    const startedAt = Date.now();
    const bringBack = takeDatabaseAway(shop.folder);
    try {
      await pay(buyer, "4242 4242 4242 4242");
      await expect(buyer.getByRole("main")).toContainText("cannot reach our records");
      await page.goto("/products/the-stick");
      await expect(page.getByRole("heading", { level: 1 })).toContainText("The Stick");
      await page.getByRole("button", { name: "Add to basket" }).click();
      await expect(page.getByRole("main")).toContainText("cannot reach our records");
      const form = await page.request.post("/api/basket/lines", {
        form: { sku: "STICK" },
        headers: { origin: shop.addresses.shop },
      });
      expect(form.status()).toBe(503);
      expect(await form.text()).toContain("Nothing has been changed");
      await page.goto("/basket");
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Your basket is kept");
      await expectSound(page);
      await page.goto("/search?q=roller");
      await expect(page.getByRole("main").getByRole("alert")).toContainText("Try again in a minute");
      expect((await page.request.get("/api/health/live")).status()).toBe(200);
      const ready = await page.request.get("/api/health/ready");
      expect(ready.status()).toBe(503);
      expect(await ready.json()).toMatchObject({ ready: false, checks: { database: false } });
      await page.waitForTimeout(Math.max(0, outageMilliseconds - (Date.now() - startedAt)));
    } finally {
      bringBack();
    }

    await expect
      .poll(async () => (await page.request.get("/api/health/ready")).status(), { timeout: 40_000 })
      .toBe(200);
    const { statuses, unanswered, slowestMilliseconds } = await stopBrowsing();
    expect([...statuses.keys()], "every page was served").toEqual([200]);
    expect(unanswered).toBe(0);
    expect(slowestMilliseconds, "nobody waited for a database").toBeLessThan(5_000);
    expect(statuses.get(200)).toBeGreaterThan(1_000);

    // The payment was made while nothing could be booked: the event that Stripe repeats, or the reconciler, books it.
    await expect(async () => {
      await buyer.reload();
      await expect(buyer.getByRole("heading", { level: 1 })).toContainText("Thank you", { timeout: 1_000 });
    }).toPass({ timeout: 90_000 });
    expect(await mailTo(page, shop, email)).toHaveLength(1);
    await page.goto("/basket");
    await expect(page.getByRole("list", { name: "Basket" }).getByRole("listitem")).toHaveCount(1);
    await checkOut(page, { email: "outage@example.com" });
    await buyer.context().close();
  });
});
