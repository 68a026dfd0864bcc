import { expect, expectSound, test } from "./support/fixtures";
import { layoutShift, overflowOf, publicPages, smallTargets, untilDressed } from "./support/look";

for (const path of publicPages) {
  test(`${path} is sound after dark, and fits every window and any size of letters`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(path);
    await expectSound(page);
    // 640 is what is left of 1280 at 200 %, and 320 what is left at 400 %.
    for (const width of [320, 390, 640, 768, 1280, 1600]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await overflowOf(page), `at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.setViewportSize({ width: 640, height: 800 });
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    expect(await overflowOf(page), "with letters twice as large").toBeLessThanOrEqual(0);
  });
}

test.describe("under a thumb", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  for (const path of publicPages) {
    test(`${path} has no small targets`, async ({ page }) => {
      await page.goto(path);
      expect(await smallTargets(page)).toEqual([]);
    });
  }
});

for (const path of [
  "/",
  "/guides/hamstrings",
  "/shop/muscle-recovery",
  "/products/thera-band-resistance-band",
  "/basket",
]) {
  test(`${path} has two faces of its own, and nothing jumps when they come`, async ({ page }) => {
    const faces = new Set<string>();
    page.on("request", (request) => {
      if (request.resourceType() === "font") faces.add(request.url());
    });
    await page.route(/\.woff2/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.goto(path, { waitUntil: "networkidle" });
    await page.evaluate(() => document.fonts.ready);
    expect(await layoutShift(page)).toBeLessThan(0.001);
    await page.unroute(/\.woff2/);
    await untilDressed(page);
    expect(faces.size).toBe(2);
    const files = await Promise.all([...faces].map(async (url) => (await page.request.get(url)).body()));
    expect(files.reduce((sum, file) => sum + file.byteLength, 0)).toBeLessThanOrEqual(80_000);
  });
}

test.describe("where the reader's own colours rule", () => {
  test.use({ contextOptions: { forcedColors: "active" } });

  for (const path of [
    "/",
    "/products/compression-half-tights",
    "/guides/hamstrings",
    "/basket",
    "/sign-in",
  ]) {
    test(`${path} keeps its edges`, async ({ page }) => {
      await page.goto(path);
      await expectSound(page);
      const edgeless = await page.evaluate(() =>
        [...document.querySelectorAll("button, input:not([type=hidden]), select")]
          .filter((control) => control.checkVisibility() && !control.matches("[type=radio], [type=checkbox]"))
          .filter((control) => parseFloat(getComputedStyle(control).borderTopWidth) === 0)
          .map((control) => control.outerHTML.slice(0, 120)),
      );
      expect(edgeless).toEqual([]);
    });
  }
});

test("one page crosses over into the next, and a listing's picture grows into that of its product", async ({
  page,
}) => {
  await page.addInitScript(() => {
    const begin = document.startViewTransition.bind(document);
    document.startViewTransition = (update) => {
      const transition = begin(update);
      void transition.ready.then(() => {
        const parts = document
          .getAnimations()
          .flatMap(({ effect }) => (effect instanceof KeyframeEffect ? [effect.pseudoElement ?? ""] : []));
        document.documentElement.dataset["crossed"] = parts.join(" ");
      });
      return transition;
    };
  });
  await page.goto("/shop/muscle-recovery");
  const crossed = () => page.evaluate(() => document.documentElement.dataset["crossed"] ?? "");
  await page
    .getByRole("article", { name: /Thera-Band/ })
    .getByRole("link", { name: /Thera-Band/ })
    .click();
  await page.waitForURL("**/products/thera-band-resistance-band");
  await expect.poll(crossed).toContain("picture-thera-band-resistance-band");
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Guides" }).click();
  await page.waitForURL("**/guides");
  await expect.poll(crossed).not.toContain("picture-");
});

test.describe("for a reader who wants no motion", () => {
  test.use({ contextOptions: { reducedMotion: "reduce" } });

  test("nothing moves", async ({ page }) => {
    await page.goto("/shop/muscle-recovery");
    await page
      .getByRole("article", { name: /Thera-Band/ })
      .getByRole("link", { name: /Thera-Band/ })
      .click();
    await page.waitForURL("**/products/thera-band-resistance-band");
    await page.getByRole("button", { name: "Enlarge the picture" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await page.keyboard.press("Escape");
    await page.getByRole("main").getByRole("button", { name: "Add to basket" }).click();
    const moving = await page.evaluate(
      () =>
        document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 10)
          .length,
    );
    expect(moving).toBe(0);
  });
});

test("a picture fills the window when asked, and gives the keyboard back", async ({ page }) => {
  await page.goto("/products/trigger-point-grid-foam-roller");
  const enlarge = page.getByRole("button", { name: "Enlarge the picture" });
  await enlarge.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Trigger Point The Grid Foam Roller" });
  await expect(dialog).toBeVisible();
  await expectSound(page);
  const before = await dialog.getByRole("img").getAttribute("src");
  await dialog.getByRole("button", { name: "Next picture" }).press("Enter");
  await expect(dialog.getByRole("img")).not.toHaveAttribute("src", before ?? "");
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(enlarge).toBeFocused();
});

test("the pictures are those of the chosen variant", async ({ page }) => {
  await page.goto("/products/thera-band-resistance-band");
  const pictures = page.getByRole("list", { name: "Pictures" }).getByRole("img");
  await expect(pictures.first()).toHaveAccessibleName(/red/);
  await page.getByRole("radio", { name: /Blue/ }).check();
  for (const picture of await pictures.all()) await expect(picture).toHaveAccessibleName(/blue/);
  await expect(pictures.first()).toBeInViewport();
  await page.getByRole("button", { name: "Enlarge the picture" }).click();
  await expect(page.getByRole("dialog").getByRole("img")).toHaveAccessibleName(/blue/);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test("the guide's contents come along, and lead on", async ({ page }) => {
    await page.goto("/guides/hamstrings#exercises");
    const bar = page.getByRole("button", { name: /Exercises/ });
    await expect(bar).toBeVisible();
    await bar.click();
    await expect(bar).toHaveAttribute("aria-expanded", "true");
    await expectSound(page);
    await page.keyboard.press("Escape");
    await expect(bar).toHaveAttribute("aria-expanded", "false");
    await expect(bar).toBeFocused();
    await bar.click();
    await page
      .getByRole("navigation", { name: "Contents" })
      .getByRole("link", { name: /Stretches/ })
      .click();
    await expect(page).toHaveURL(/#stretches$/);
    await expect(page.getByRole("button", { name: /Stretches/ })).toHaveAttribute("aria-expanded", "false");
  });
});
