import type { Page } from "@playwright/test";
import { expect, test, type Shop } from "./support/fixtures";
import { Instance } from "./support/instances";
import { freeOf, query } from "./support/records";
import { bookStock, shelfRow, signInAsOwner } from "./support/visitor";

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

  async function book(
    page: Page,
    address: string,
    task: "Receive" | "Write off",
    { of = sku, units = 2 } = {},
  ): Promise<void> {
    await page.goto(`${address}/admin/stock?q=${of}`);
    const shelf = shelfRow(page, of);
    await bookStock(shelf, { quantity: String(units), reason: `${task} for a test`, task });
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

  /** What stands in the guide where a massage stick is asked for: why, and what can be done about it. */
  async function stickAt(address: string, page: Page): Promise<{ why: string; offers: string }> {
    const html = await (await page.request.get(`${address}/guides/hamstrings`)).text();
    const listing = html.split("<article").find((part) => part.includes('id="treatment-stick"')) ?? "";
    const asked = /action="\/api\/alerts".*?name="sku" value="([^"]+)"/s.exec(listing)?.[1];
    const sold = listing.includes('action="/api/basket/lines"')
      ? /name="sku" value="([^"]+)"/.exec(listing)?.[1]
      : undefined;
    return {
      why: /<p>([^<]+)<\/p>/.exec(listing)?.[1] ?? "",
      offers: sold ? `buy ${sold}` : `wait for ${asked}`,
    };
  }

  test("what sells out at one falls through in the guide of the other, down to the alert, and back", async ({
    page,
    shop,
  }) => {
    test.slow();
    const one = shop.addresses.shop;
    const other = second.address;
    const first = { why: expect.stringContaining("You hold both ends and choose"), offers: "buy STICK" };
    const standIn = { why: expect.stringContaining("you lean on it from a chair"), offers: "buy MB1" };
    const nothing = { ...first, offers: "wait for STICK" };
    const shows = async (address: string, what: object) =>
      expect.poll(() => stickAt(address, page), promised).toEqual(what);
    const sticks = { of: "STICK", units: await freeOf(shop, "STICK") };
    const balls = { of: "MB1", units: await freeOf(shop, "MB1") };
    await signInAsOwner(page);
    await shows(other, first);
    await book(page, one, "Write off", sticks);
    await shows(other, standIn);
    await shows(one, standIn);
    await book(page, other, "Write off", balls);
    await shows(one, nothing);
    await shows(other, nothing);
    await book(page, one, "Receive", sticks);
    await shows(other, first);
    await book(page, other, "Receive", balls);
    await shows(one, first);
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
