import { expect, expectSound, test } from "./support/fixtures";

// The frames run no scripts, also none of the browser that looks into them.
test.use({ expectedErrors: [/Blocked script execution in 'about:srcdoc'/] });

test("every letter can be looked at: by day and by night, wide and narrow, and as text", async ({ page }) => {
  await page.goto("/specimen/emails");
  const letters = page.getByRole("list", { name: "Letters" }).getByRole("link");
  expect(await letters.count()).toBeGreaterThan(25);
  await expectSound(page);

  await letters.filter({ hasText: "order-confirmation-1" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("order-confirmation-1");
  for (const theme of ["light", "dark"])
    for (const width of [640, 390]) {
      const frame = page.frameLocator(`iframe[title="order-confirmation-1, ${theme}, ${width} wide"]`);
      await expect(frame.getByRole("heading", { level: 1 })).toHaveText("Thank you. Order F10023 is in.");
      const ground = await frame.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
      expect(ground).toBe(theme === "light" ? "rgb(245, 240, 231)" : "rgb(16, 26, 22)");
    }
  await expect(page.getByRole("group", { name: "order-confirmation-1 as text" })).toContainText(
    "I/We* hereby give notice",
  );
});

test("who sells stands on the contact page and on the form to cancel with", async ({ page }) => {
  await page.goto("/contact");
  const who = page.getByRole("region", { name: "Who we are" });
  await expect(who).toContainText("company number 00000000");
  await expect(who).toContainText("1 Example Street");
  await page.goto("/cancellation-form");
  await expect(page.getByRole("main")).toContainText("Fettle Example Ltd (made up), 1 Example Street");
});
