import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, expectSound, test } from "./support/fixtures";
import { checkOut } from "./support/visitor";

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

test.describe("with the database away", () => {
  // The browser says so itself when an answer is a 503.
  test.use({ expectedErrors: [/503/] });

  test("pages are served, a write is refused in words, and everything is there again after", async ({
    page,
    shop,
  }) => {
    test.slow();
    await page.goto("/products/rocktape-kinesiology-tape");
    await page.getByRole("button", { name: "Add to basket" }).click();
    await expect(page.getByRole("main")).toContainText("is in your basket");

    const bringBack = takeDatabaseAway(shop.folder);
    try {
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
      expect((await page.request.get("/api/health/ready")).status()).toBe(503);
    } finally {
      bringBack();
    }

    await expect
      .poll(async () => (await page.request.get("/api/health/ready")).status(), { timeout: 40_000 })
      .toBe(200);
    await page.goto("/basket");
    await expect(page.getByRole("list", { name: "Basket" }).getByRole("listitem")).toHaveCount(1);
    await checkOut(page, { email: "outage@example.com" });
  });
});
