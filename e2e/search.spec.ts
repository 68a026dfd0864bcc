import type { Page } from "@playwright/test";
import { expect, expectSound, test } from "./support/fixtures";

const label = "Product, or what bothers you";

/** The field once suggestions have taken it over. */
async function reach(page: Page) {
  await page.goto("/search");
  await page.getByRole("searchbox", { name: label }).focus();
  const field = page.getByRole("combobox", { name: label });
  await expect(field).toBeFocused();
  return field;
}

test.describe("with scripts", () => {
  test("the keyboard alone finds a product", async ({ page }) => {
    const field = await reach(page);
    await page.keyboard.type("band");
    const first = page.getByRole("option", { name: /Thera-Band Resistance Band/ });
    await expect(first).toBeVisible();
    await expect(field).toHaveAttribute("aria-expanded", "true");
    await page.keyboard.press("ArrowDown");
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute("aria-activedescendant", (await first.getAttribute("id")) ?? "none");
    await page.keyboard.press("Enter");
    await page.waitForURL("/products/thera-band-resistance-band");
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Thera-Band");
  });

  test("Escape puts suggestions away and keeps the text, and Enter on the text asks the shop", async ({
    page,
  }) => {
    const field = await reach(page);
    await page.keyboard.type("roller");
    await expect(page.getByRole("option").first()).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("option")).toHaveCount(0);
    await expect(field).toHaveValue("roller");
    await page.keyboard.press("Enter");
    await page.waitForURL("/search?q=roller");
    await expect(page.getByRole("article", { name: /The Grid/ })).toBeVisible();
    await expect(page.getByRole("searchbox", { name: label })).toHaveValue("roller");
  });

  test("what is typed before the suggestions arrive is kept, caret and all", async ({ page }) => {
    let letGo = () => {};
    const held = new Promise<void>((resolve) => (letGo = resolve));
    await page.goto("/search", { waitUntil: "networkidle" });
    await page.route("**/_next/static/**", async (route) => {
      await held;
      await route.continue();
    });
    const plain = page.getByRole("searchbox", { name: label });
    await plain.focus();
    await page.keyboard.type("rollr");
    await page.keyboard.press("ArrowLeft");
    const place = await plain.boundingBox();
    letGo();
    const field = page.getByRole("combobox", { name: label });
    await expect(field).toBeFocused();
    await page.keyboard.type("e");
    await expect(field).toHaveValue("roller");
    expect(await field.boundingBox()).toEqual(place);
    await expect(page.getByRole("option", { name: /Foam Roller/ })).toBeVisible();
  });

  test("a slip of the finger still suggests, and what is meant stands out", async ({ page }) => {
    await reach(page);
    await page.keyboard.type("rolller");
    const option = page.getByRole("option", { name: /The Grid Foam Roller/ });
    await expect(option).toContainText("£34.00");
    await expect(option.locator("mark")).toHaveText("Roller");
  });

  test("sections and films are suggested under their names, and lead to their places in the guide", async ({
    page,
  }) => {
    await reach(page);
    await page.keyboard.type("nordic");
    await expect(page.getByRole("group", { name: "In the guide" }).getByRole("option").first()).toBeVisible();
    await page
      .getByRole("group", { name: "Films" })
      .getByRole("option", { name: /Nordic/ })
      .click();
    await page.waitForURL("/guides/hamstrings#film-nordic-curl");
  });

  test("the open suggestions are sound, in the light and in the dark", async ({ page }) => {
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await reach(page);
      await page.keyboard.type("band");
      await expect(page.getByRole("option").first()).toBeVisible();
      await page.keyboard.press("ArrowDown");
      await expectSound(page);
    }
  });

  test("says so when there is nothing", async ({ page }) => {
    await reach(page);
    await page.keyboard.type("qqqqqq");
    await expect(page.getByRole("status").filter({ hasText: "Nothing for “qqqqqq”" })).toBeVisible();
    await expect(page.getByRole("option")).toHaveCount(0);
    await expectSound(page);
  });

  test.describe("while the records are away", () => {
    test.use({ expectedErrors: [/503/] });

    test("says so", async ({ page }) => {
      await page.route("**/api/search?*", (route) => route.fulfill({ status: 503, json: { ok: false } }));
      await reach(page);
      await page.keyboard.type("band");
      await expect(page.getByRole("status").filter({ hasText: "Try again in a minute" })).toBeVisible();
    });
  });
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the form asks the shop", async ({ page }) => {
    await page.goto("/search");
    await page.getByRole("searchbox", { name: label }).fill("nordic curl");
    await page.getByRole("main").getByRole("button", { name: "Search" }).click();
    await page.waitForURL("/search?q=nordic+curl");
    const films = page.getByRole("list", { name: "Films found" });
    await expect(films.getByRole("link", { name: /Nordic hamstring curl/ })).toHaveAttribute(
      "href",
      "/guides/hamstrings#film-nordic-curl",
    );
  });
});

test("suggestions are a small answer, kept no longer than a page", async ({ request }) => {
  const answer = await request.get("/api/search?q=%00band");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("public, max-age=0, s-maxage=1");
  expect(answer.headers()["set-cookie"]).toBeUndefined();
  expect((await answer.body()).length).toBeLessThan(2_000);
  expect(Object.keys(await answer.json())).toEqual(["ok", "products", "sections", "films"]);
});

test("nothing asked and nothing found both lead on", async ({ page }) => {
  for (const path of ["/search", "/search?q=qqqqqq"]) {
    await page.goto(path);
    const sections = page.getByRole("list", { name: "Sections of the guide" });
    await expect(sections.getByRole("link", { name: "Easing a cramp" })).toBeVisible();
    const departments = page.getByRole("list", { name: "Departments" });
    await expect(departments.getByRole("link").first()).toBeVisible();
  }
});
