import type { Page, Request } from "@playwright/test";
import { fill, lineOf } from "./support/basket";
import { expect, expectSound, test } from "./support/fixtures";
import { checkOut } from "./support/visitor";

const names = ["Latex allergy", "Plasters and tape", "Menthol", "Poor circulation", "Pregnancy"];
const band = "/products/thera-band-resistance-band";

/** Remembers the choice as the page of the cautions keeps it. */
async function avoid(page: Page, words: string): Promise<void> {
  await page.addInitScript((kept) => localStorage.setItem("fettle-avoid", kept), words);
}

const card = (page: Page, product: string) =>
  page.getByRole("main").getByRole("article").filter({ hasText: product }).first();

test("the page says what is left out for whom, with scripts or without", async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "Allergies and cautions" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Allergies and cautions" })).toBeVisible();
  for (const name of names) await expect(page.getByRole("heading", { level: 2, name })).toBeVisible();
  const latex = page.getByRole("region", { name: "Latex allergy" });
  await expect(latex).toContainText("It is made of natural rubber latex");
  await expect(latex).toContainText("A long towel");
  await expect(page.getByRole("region", { name: "Plasters and tape" })).toContainText(
    "Compression Half Tights",
  );
  await expect(page.getByText("Ticking needs scripts")).toBeVisible({ visible: !javaScriptEnabled });
  await expect(page.getByRole("checkbox")).toHaveCount(javaScriptEnabled ? 5 : 0);
  await page.goto(band);
  await page.getByRole("link", { name: "Who should leave it out" }).click();
  await expect(page).toHaveURL("/cautions");
});

// What is chosen is kept and acted upon in the browser alone.
test.describe("with scripts", { tag: "@scripted" }, () => {
  test("what is chosen by keyboard leaves the shop, and comes back", async ({ page }) => {
    await page.goto("/cautions");
    const latex = page.getByRole("checkbox", { name: "Latex allergy" });
    await expect(latex).toBeEnabled();
    await page.getByRole("navigation", { name: "Contents" }).getByRole("link").last().focus();
    for (let presses = 0; presses < 12; presses += 1) {
      await page.keyboard.press("Tab");
      if (await latex.evaluate((tick) => tick === document.activeElement)) break;
    }
    await page.keyboard.press("Space");
    await expect(latex).toBeChecked();
    await expect(page.getByRole("main").getByRole("status")).toHaveText(
      "2 things are left out for you. Kept on this device.",
    );
    await expectSound(page);

    await page
      .getByRole("contentinfo")
      .getByRole("link", { name: "Muscle recovery and strengthening" })
      .click();
    const left = card(page, "Thera-Band Resistance Band");
    await expect(left).toContainText("Left out for you. It is made of natural rubber latex");
    await expect(left).toContainText("A long towel");
    await expect(left.getByRole("button")).toHaveCount(0);
    await expect(card(page, "Cold/Hot Pack").getByRole("button", { name: "Add to basket" })).toBeVisible();
    await expectSound(page);

    await left.getByRole("link", { name: "Thera-Band Resistance Band" }).press("Enter");
    await expect(page).toHaveURL(band);
    const main = page.getByRole("main");
    await expect(main).toContainText("Left out for you. It is made of natural rubber latex");
    await expect(main.getByRole("button", { name: "Add to basket" })).toHaveCount(0);
    await expectSound(page);
    await main.getByRole("button", { name: "I am buying for somebody else" }).press("Enter");
    await expect(page.getByText("Shown for somebody else.")).toBeFocused();
    await expect(main.getByRole("button", { name: "Add to basket" })).toBeVisible();
    await page.reload();
    await expect(main.getByRole("button", { name: "I am buying for somebody else" })).toBeVisible();

    await page.getByRole("link", { name: "Change my cautions" }).click();
    await expect(latex).toBeChecked();
    await page.getByRole("button", { name: "Forget my choice" }).click();
    await expect(latex).not.toBeChecked();
    await page.goto(band);
    await expect(main.getByRole("button", { name: "Add to basket" })).toBeVisible();
  });

  test("the guide's slots say why and what instead, and what a pack at home would do goes too", async ({
    page,
  }) => {
    await avoid(page, "adhesive circulation");
    await page.goto("/guides/hamstrings");
    const treatment = page.locator("#treatment");
    const tape = treatment.getByRole("article", { name: /Rocktape/ });
    await expect(tape).toContainText("It holds with an acrylic adhesive");
    // Tights would do instead, were it not for the other caution.
    await expect(tape).toContainText("Do without");
    await expect(tape.getByRole("link", { name: /Tights/ })).toHaveCount(0);
    await expect(treatment.getByText("Try frozen peas")).toBeHidden();
    await expect(treatment.getByRole("button", { name: "Add to basket" })).toHaveCount(0);
    await expect(
      page.locator("#stretches").getByRole("article").getByRole("button", { name: "Add to basket" }),
    ).toBeVisible();
    await page.locator("html").evaluate(({ dataset }) => (dataset["avoid"] = "adhesive"));
    await expect(tape.getByRole("link", { name: "Compression Half Tights" })).toBeVisible();
  });

  test.describe("while the words cannot be fetched", () => {
    test.use({ expectedErrors: [/cautions\.js|ERR_FAILED/] });

    test("nothing is sold all the same", async ({ page }) => {
      await avoid(page, "latex");
      await page.route("/cautions.js", (route) => route.abort());
      await page.goto("/shop/muscle-recovery");
      const left = page.locator('[data-has="latex"]');
      await expect(left.getByRole("button", { name: "Add to basket" })).toHaveCount(0);
      const words = await left.evaluate((host) => getComputedStyle(host, "::after").content);
      expect(words).toContain("Left out for you.");
    });
  });

  test("a kit speaks of what is left of it, and sends no more", async ({ page }) => {
    const part = (sku: string, slug: string, has: string, pence: number) =>
      `<li><div data-has="${has}" data-item="${sku}" data-pence="${pence}"><a href="/products/${slug}">${slug}</a></div></li>`;
    const body = `<!doctype html><html lang="en" data-avoid="latex"><title>Kit</title><section><p data-kit-sum>£42.50</p><ul>
      ${part("TB-RED", "thera-band-resistance-band", "latex", 850)}${part("GRID-ORANGE", "trigger-point-grid-foam-roller", "circulation pregnancy", 3400)}</ul>
      <div data-kit-add><form action="/a-kit" method="post"><input type="hidden" name="items" data-items value="TB-RED:stretches:band,GRID-ORANGE:prevention:roller">
      <button>Add all 2</button></form></div></section><script type="module" src="/cautions.js"></script></html>`;
    await page.route("/a-kit", (route) => route.fulfill({ contentType: "text/html", body }));
    await page.goto("/a-kit");
    await expect(page.locator("[data-kit-sum]")).toContainText("£34.00");
    await expect(page.getByText("Only 1 of 2 will be added, for £34.00")).toBeVisible();
    await expect(page.getByText("It is made of natural rubber latex")).toBeVisible();
    const sent = page.waitForRequest((request) => request.method() === "POST");
    await page.getByRole("button", { name: "Add all 2" }).click();
    expect((await sent).postDataJSON()).toEqual({ items: "GRID-ORANGE:prevention:roller" });
  });

  test("the choice is never sent", async ({ page, context, shop }) => {
    await fill(page, shop, { "TB-RED": 1, COLDHOT: 1 });
    const asked: Request[] = [];
    page.on("request", (request) => asked.push(request));
    await page.goto("/cautions");
    for (const name of names) await page.getByRole("checkbox", { name }).check();
    await expect(page.locator("html")).toHaveAttribute(
      "data-avoid",
      "latex adhesive menthol circulation pregnancy",
    );
    await page.goto("/guides/hamstrings");
    await expect(page.getByRole("main").getByText("Left out for you.").first()).toBeAttached();
    await expect(page.getByRole("main").getByRole("button", { name: "Add to basket" })).toHaveCount(0);
    await page.goto("/shop/massage-aids");
    await expect(page.getByRole("main").getByText("Left out for you.")).toHaveCount(4);
    await page.goto("/products/the-stick");
    await page.getByRole("button", { name: "I am buying for somebody else" }).click();
    await page.getByRole("main").getByRole("button", { name: "Add to basket" }).click();
    await expect(page.getByText("The Stick is in your basket")).toBeVisible();
    await page.goto("/basket");
    await expect(lineOf(page, /Thera-Band/)).toContainText("You asked us to leave this out.");
    await expect(lineOf(page, /Cold\/Hot/)).toContainText("a numb leg may not feel");
    await expectSound(page);
    await checkOut(page, { email: "reader@example.com" });
    const told = await Promise.all(
      asked.map(async (request) =>
        [request.url(), JSON.stringify(await request.allHeaders()), request.postData() ?? ""].join(" "),
      ),
    );
    expect(told.length).toBeGreaterThan(40);
    expect(
      told.filter((words) => /latex|adhesive|menthol|circulation|pregnan|fettle-avoid/i.test(words)),
    ).toEqual([]);
    const cookies = JSON.stringify(await context.cookies());
    expect(cookies).not.toMatch(/latex|adhesive|menthol|circulation|pregnan|avoid/i);
  });
});
