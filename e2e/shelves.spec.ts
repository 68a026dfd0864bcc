import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { bringProductsTo } from "../scripts/synthetic/products";
import { expect, expectSound, test } from "./support/fixtures";

const shelf = "massage-aids";

function databaseUrl(): string {
  const file = join(process.env["E2E_DATA_DIR"] ?? "", "settings.json");
  const settings: { DATABASE_URL: string } = JSON.parse(readFileSync(file, "utf8"));
  return settings.DATABASE_URL;
}

/** Links of all products on the page, in its order. */
async function listed(page: Page): Promise<string[]> {
  const links = page.getByRole("article").getByRole("heading").getByRole("link");
  return links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
}

test.describe("a shelf that is longer than a page", () => {
  test.beforeAll(async () => {
    await bringProductsTo(databaseUrl(), 50, { departments: [shelf] });
  });
  test.afterAll(async () => {
    await bringProductsTo(databaseUrl(), 0);
  });

  test("is walked to its end and back, every product once", async ({ page }) => {
    await expect
      .poll(async () => {
        await page.goto(`/shop/${shelf}`);
        return page.getByRole("article").count();
      })
      .toBe(24);
    const first = await listed(page);
    await expect(page.getByRole("link", { name: "Earlier products" })).toHaveCount(0);
    await page.getByRole("link", { name: "More products" }).click();
    await expect(page).toHaveURL(new RegExp(`/shop/${shelf}/after/[a-z0-9-]+$`));
    await expect(page.getByRole("heading", { level: 1 })).toContainText("continued");
    await expectSound(page);
    const second = await listed(page);
    await page.getByRole("link", { name: "More products" }).click();
    await expect(page).not.toHaveURL(new RegExp(`${second[0]?.split("/").at(-1)}$`));
    await expect.poll(async () => (await listed(page))[0]).not.toBe(second[0]);
    const third = await listed(page);
    await expect(page.getByRole("link", { name: "More products" })).toHaveCount(0);
    const all = [...first, ...second, ...third];
    expect(new Set(all).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(50);

    await page.goBack();
    await expect.poll(() => listed(page)).toEqual(second);
    await page.getByRole("link", { name: "Earlier products" }).click();
    await expect(page).toHaveURL(new RegExp(`/shop/${shelf}$`));
    await expect.poll(() => listed(page)).toEqual(first);
  });

  test("is found, on its own pages, in search and in the sitemap", async ({ page, request }) => {
    await page.goto("/products/synthetic-7");
    const name = await page.getByRole("heading", { level: 1 }).innerText();
    await expectSound(page);
    await page.goto(`/search?q=${encodeURIComponent(name.toLowerCase())}`);
    await expect(page.getByRole("article", { name })).toBeVisible();
    await expect
      .poll(async () => (await request.get("/sitemap.xml")).text())
      .toContain("/products/synthetic-7<");
    expect(await (await request.get("/sitemaps/pages.xml")).text()).toContain(`/shop/${shelf}<`);
    expect(await (await request.get("/sitemaps/products-1.xml")).text()).toContain("/products/synthetic-7<");
  });
});

test("a place that no shelf has is a true 404", async ({ request }) => {
  for (const path of [
    "/shop/massage-aids/after/nothing",
    "/shop/nowhere/after/the-stick",
    "/sitemaps/products-9.xml",
  ]) {
    expect((await request.get(path)).status(), path).toBe(404);
  }
});
