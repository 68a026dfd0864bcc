import { expect, expectSound, test } from "./support/fixtures";

const pages = [
  "/",
  "/guides",
  "/guides/hamstrings",
  "/guides/hamstrings/finder",
  "/guides/hamstrings/kit",
  "/guides/hamstrings/kit?section=treatment&kit=full",
  "/guides/hamstrings/care/numbness",
  "/topics/running-injuries",
  "/shop",
  "/shop/muscle-recovery",
  "/shop/massage-aids",
  "/shop/supports-and-tape",
  "/shop/compression",
  "/products/thera-band-resistance-band",
  "/products/trigger-point-grid-foam-roller",
  "/products/compression-half-tights",
  "/products/natures-kiss-recovery-cream",
  "/search?q=rolller",
  "/search?q=qqqqqq",
  "/search",
  "/basket",
  "/sign-in",
  "/account/new",
  "/account/link",
  "/account/reset",
  "/account/asked?for=new",
  "/account/confirm?token=x",
  "/account/closed",
  "/delivery-and-returns",
  "/privacy",
  "/terms",
  "/cookies",
  "/cautions",
  "/contact",
  "/cancellation-form",
  "/newsletter",
  "/newsletter/asked",
  "/alerts?sku=CHT-XL",
  "/alerts/asked?sku=CHT-XL",
];

for (const path of pages) {
  test(`${path} is whole and sound`, async ({ page }) => {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expectSound(page);
    const first = page.locator("body a").first();
    await expect(first).toHaveText("Skip to content");
    await expect(page.getByRole("banner")).toHaveCount(1);
    await expect(page.getByRole("contentinfo")).toHaveCount(1);
    expect(response?.headers()["x-content-type-options"]).toBe("nosniff");
  });
}

const anchors =
  "what injury causes prevention exercises stretches running return cramp tendonitis treatment summary disclaimer".split(
    " ",
  );

test("the guide has its thirteen sections, contents, sources and listings", async ({ page }) => {
  await page.goto("/guides/hamstrings");
  for (const anchor of anchors) {
    await expect(page.locator(`section#${anchor}`)).toBeVisible();
    await expect(page.locator(`a[href="#${anchor}"]`).first()).toBeAttached();
  }
  await expect(page.getByText(/awaiting clinical review/i).first()).toBeVisible();
  const listed = async (anchor: string) => page.locator(`#${anchor}`).getByRole("article").count();
  for (const quiet of [
    "what",
    "injury",
    "causes",
    "exercises",
    "running",
    "return",
    "cramp",
    "tendonitis",
    "disclaimer",
  ]) {
    expect(await listed(quiet), quiet).toBe(0);
  }
  expect(await listed("prevention")).toBe(1);
  expect(await listed("stretches")).toBe(1);
  expect(await listed("treatment")).toBeGreaterThanOrEqual(9);
});

test("search forgives a slip of the finger", async ({ page }) => {
  await page.goto("/search?q=rolller");
  await expect(page.getByRole("article", { name: /The Grid/ })).toBeVisible();
  await page.goto("/search?q=theraband");
  await expect(page.getByRole("article", { name: /Thera-Band/ })).toBeVisible();
});
