import type { Page } from "@playwright/test";
import { count, itemCount } from "./support/basket";
import { expect, test } from "./support/fixtures";
import { blankPictures, forceStates, untilDressed } from "./support/look";

// Compared with the committed pictures in screens/, which this makes anew when the look is meant to have changed:
//   npx playwright test e2e/screens.spec.ts --update-snapshots
// Products and exercises are left out of them: those pictures are looked at by themselves.

const windows = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
] as const;

/** Pages that matter, and how to come to the part of them that is compared. */
const screens: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  home: async (page) => void (await page.goto("/")),
  guide: async (page) => void (await page.goto("/guides/hamstrings#exercises")),
  "guide-kit": async (page) => {
    await page.goto("/guides/hamstrings");
    await page.locator("#stretches").getByRole("article").first().scrollIntoViewIfNeeded();
  },
  department: async (page) => void (await page.goto("/shop/muscle-recovery")),
  product: async (page) => void (await page.goto("/products/thera-band-resistance-band")),
  search: async (page) => void (await page.goto("/search?q=stretch")),
  basket: async (page) => {
    await page.goto("/products/thera-band-resistance-band");
    await page.getByRole("main").getByRole("button", { name: "Add to basket" }).click();
    // The header counts before the shop has answered.
    await expect.poll(() => itemCount(page)).toBe(1);
    await page.goto("/basket");
    // The day that is promised is another one tomorrow.
    await expect(count(page)).toContainText("1");
    await page.getByText(/^To the UK mainland/).evaluate((line) => {
      line.textContent = "To the UK mainland. Pay by 2 pm today and it leaves us by Tuesday 1 December.";
    });
  },
  "basket-empty": async (page) => void (await page.goto("/basket")),
  "sign-in": async (page) => void (await page.goto("/sign-in?error=CredentialsSignin")),
  lost: async (page) => void (await page.goto("/nowhere")),
};

for (const viewport of windows) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.describe(`${viewport.width} px, ${colorScheme}`, () => {
      // A film that plays looks otherwise from one moment to the next.
      test.use({ viewport, colorScheme, contextOptions: { reducedMotion: "reduce" } });

      for (const [name, arrive] of Object.entries(screens)) {
        test.describe(() => {
          if (name === "lost") test.use({ expectedErrors: [/404/] });

          test(`${name} looks as it should`, async ({ page }) => {
            await arrive(page);
            await untilDressed(page);
            await blankPictures(page);
            await expect(page).toHaveScreenshot(`${name}-${viewport.width}-${colorScheme}.png`);
          });
        });
      }

      test("every primitive looks as it should in every state", async ({ page }) => {
        await page.goto("/specimen");
        await untilDressed(page);
        await blankPictures(page);
        await forceStates(page);
        for (const shelf of await page.getByRole("region").all()) {
          const title = (await shelf.getAttribute("aria-label")) ?? "";
          const file = title.toLowerCase().replaceAll(" ", "-");
          await expect(shelf).toHaveScreenshot(`specimen-${file}-${viewport.width}-${colorScheme}.png`);
        }
        for (const shape of ["sheet", "screen"]) {
          await page.getByRole("button", { name: `Open the ${shape}` }).click();
          const dialog = page.getByRole("dialog", { name: `A ${shape}` });
          await expect(dialog).toBeVisible();
          await expect(page).toHaveScreenshot(`specimen-${shape}-${viewport.width}-${colorScheme}.png`);
          await page.keyboard.press("Escape");
          await expect(dialog).toBeHidden();
        }
      });
    });
  }
}
