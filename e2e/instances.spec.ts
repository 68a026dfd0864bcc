import type { Page } from "@playwright/test";
import { expect, test, type Shop } from "./support/fixtures";
import { Instance } from "./support/instances";
import { query } from "./support/records";
import { bookStock, signInAsOwner } from "./support/visitor";

// What the promise allows: a change is on every page of every process within two seconds.
const promised = { timeout: 2_000, intervals: [50] };
const sku = "CHT-XL";

test.describe("two servers over one database", () => {
  let second: Instance;

  test.beforeAll(async ({ shop }) => {
    second = await Instance.prepare(shop);
    await second.start();
  });
  test.afterAll(() => second.remove());

  /** What a page of one of the servers says of the variant, to a visitor that it has never seen. */
  async function offerAt(address: string, page: Page): Promise<string> {
    const html = await (await page.request.get(`${address}/products/compression-half-tights`)).text();
    return new RegExp(`value="${sku}"[^>]*disabled|disabled[^>]*value="${sku}"`).test(html)
      ? "sold out"
      : "on sale";
  }

  async function book(page: Page, address: string, task: "Receive" | "Write off"): Promise<void> {
    await page.goto(`${address}/admin/stock`);
    const shelf = page.getByRole("row").filter({ hasText: sku });
    await bookStock(shelf, { quantity: "2", reason: `${task} for a test`, task });
    await expect(shelf.getByRole("status")).toBeVisible();
  }

  async function expectBoth(shop: Shop, page: Page, offer: string): Promise<void> {
    for (const address of [shop.addresses.shop, second.address])
      await expect.poll(() => offerAt(address, page), promised).toBe(offer);
  }

  test("a change at one is on the pages of the other within two seconds, both ways", async ({
    page,
    shop,
  }) => {
    await signInAsOwner(page);
    await expectBoth(shop, page, "sold out");
    await book(page, shop.addresses.shop, "Receive");
    await expectBoth(shop, page, "on sale");
    await book(page, second.address, "Write off");
    await expectBoth(shop, page, "sold out");
  });

  test("a change while a server's line to the database is cut is on its pages within two seconds", async ({
    page,
    shop,
  }) => {
    await signInAsOwner(page);
    await page.goto("/admin/stock");
    await expectBoth(shop, page, "sold out");
    // The change commits while nobody can hear of it.
    await query(
      shop,
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'fettle-announcements'`,
    );
    await book(page, shop.addresses.shop, "Receive");
    await expectBoth(shop, page, "on sale");
    await book(page, shop.addresses.shop, "Write off");
    await expectBoth(shop, page, "sold out");
  });

  test("a server that was killed shows what changed while it was dead, from its first page on", async ({
    page,
    shop,
  }) => {
    test.slow();
    await signInAsOwner(page);
    await expectBoth(shop, page, "sold out");
    await second.kill();
    await book(page, shop.addresses.shop, "Receive");
    await second.start();
    expect(await offerAt(second.address, page)).toBe("on sale");
    await second.kill();
    await book(page, shop.addresses.shop, "Write off");
    await second.start();
    expect(await offerAt(second.address, page)).toBe("sold out");
  });

  test("pages that were built from another database are all made anew", async ({ page, shop }) => {
    test.slow();
    const path = "/topics/running-injuries";
    const shows = async (words: string) =>
      (await (await page.request.get(`${second.address}${path}`)).text()).includes(words);
    const rename = (from: string, to: string) =>
      query(shop, "UPDATE topic SET title = replace(title, $1, $2) WHERE slug = 'running-injuries'", [
        from,
        to,
      ]);
    expect(await shows("Running injuries")).toBe(true);
    await second.kill();
    // As in a restored database: something is different, and no announcement tells of it.
    await rename("Running injuries", "Runners' injuries");
    try {
      await second.trustBuild();
      await second.start();
      expect(await shows("Running injuries"), "pages of this database are trusted").toBe(true);
      await second.kill();
      await second.forgetBuild();
      await second.start();
      expect(await shows("Running injuries"), "pages of nobody knows which are not").toBe(false);
    } finally {
      await rename("Runners' injuries", "Running injuries");
    }
  });
});
