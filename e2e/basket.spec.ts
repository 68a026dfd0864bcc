import { expect, expectSound, test } from "./support/fixtures";
import { addButton, ball, count, fill, hold, itemCount, lineOf, lines, stick } from "./support/basket";
import { followPresses, reload } from "./support/presses";
import { bookStock, shelfRow, signInAsOwner } from "./support/visitor";

test.beforeEach(({ page }) => followPresses(page));

test.describe("adding", () => {
  test("shows before the shop has answered; clicks add up, a double click is one", async ({ page }) => {
    await page.goto(ball);
    await expect(count(page)).toHaveAccessibleName("Basket");
    const letGo = await hold(page, "**/api/basket/lines");
    await addButton(page).click();
    await expect(count(page)).toContainText("1");
    await expect(
      page.getByRole("main").getByRole("status").filter({ hasText: "is in your basket" }),
    ).toBeVisible();
    await addButton(page).click();
    await addButton(page).click();
    await expect(count(page)).toContainText("3");
    expect(await itemCount(page), "nothing has arrived yet").toBe(0);
    letGo();
    await expect.poll(() => itemCount(page)).toBe(3);
    await addButton(page).dblclick();
    await expect(count(page)).toContainText("4");
    await page.waitForLoadState("networkidle");
    expect(await itemCount(page)).toBe(4);
    await reload(page);
    await expect(count(page)).toContainText("4 items");
  });

  test.describe("with the connection going", () => {
    test.use({ expectedErrors: [/ERR_FAILED|Failed to load/] });

    test("a press whose answer is lost counts once, however often it is made again", async ({ page }) => {
      await page.goto(stick);
      await page.route("**/api/basket/lines", async (route) => {
        await route.fetch();
        await route.abort();
      });
      await addButton(page).click();
      await expect(page.getByRole("main")).toContainText("it will not be counted twice");
      await addButton(page).click();
      await expect(page.getByRole("main")).toContainText("it will not be counted twice");
      await page.unroute("**/api/basket/lines");
      await addButton(page).click();
      await expect(page.getByRole("main")).toContainText("is in your basket");
      await expect(count(page)).toContainText("1");
      expect(await itemCount(page)).toBe(1);
    });

    test("what could not be sent is taken back, and said", async ({ page, shop }) => {
      await page.goto(stick);
      await fill(page, shop, { STICK: 2 });
      await page.goto("/basket");
      await expect(count(page)).toContainText("2");
      await page.route("**/api/basket/lines/quantity", (route) => route.abort());
      const quantity = lines(page).getByRole("spinbutton", { name: "Quantity" });
      await quantity.fill("5");
      await lines(page).getByRole("button", { name: "Update" }).click();
      await expect(lines(page).getByRole("alert")).toContainText("did not reach us");
      await expect(quantity).toHaveValue("5");
      await expect(count(page)).toContainText("2");
      await expectSound(page);
    });
  });
});

test.describe("the basket page", () => {
  test.beforeEach(async ({ page, shop }) => {
    await page.goto(stick);
    await fill(page, shop, { STICK: 1, MB1: 2, COLDHOT: 1 });
    await page.goto("/basket");
    await expect(lines(page)).toHaveCount(3);
  });

  test("changes at once, and presses one after the other end right", async ({ page }) => {
    const letGo = await hold(page, "**/api/basket/lines/quantity");
    const line = lineOf(page, /MB1/);
    for (const quantity of ["4", "3", "5"]) {
      await line.getByRole("spinbutton", { name: "Quantity" }).fill(quantity);
      await line.getByRole("button", { name: "Update" }).click();
      await expect(count(page)).toContainText(String(2 + Number(quantity)));
    }
    await expect(line).toContainText("£72.50");
    const total = page.getByText("Total", { exact: true }).locator("..");
    const before = await total.innerText();
    const inView = { useInnerText: true } as const;
    expect(await itemCount(page)).toBe(4);
    letGo();
    await expect.poll(() => itemCount(page)).toBe(7);
    await expect(total).toHaveText(before, inView);
    await expect(count(page)).toContainText("7");
    await reload(page);
    await expect(line.getByRole("spinbutton", { name: "Quantity" })).toHaveValue("5");
    await expect(total).toHaveText(before, inView);
  });

  test.describe("refused", () => {
    test.use({ expectedErrors: [/409/] });

    test("keeps what was typed, says why beside it, and shows what is so", async ({ page }) => {
      const line = lineOf(page, /MB1/);
      // The browser itself refuses more than twenty; what it cannot know is how many there are.
      await line
        .getByRole("spinbutton", { name: "Quantity" })
        .evaluate((field) => field.removeAttribute("max"));
      await line.getByRole("spinbutton", { name: "Quantity" }).fill("21");
      await line.getByRole("button", { name: "Update" }).click();
      await expect(line.getByRole("alert")).toContainText("at most 20");
      await expect(line.getByRole("spinbutton", { name: "Quantity" })).toHaveValue("21");
      await expect(line).toContainText("£29.00");
      await expect(count(page)).toContainText("4");
      await expectSound(page);
    });
  });

  test("takes out and puts back, from the keyboard, to the same place", async ({ page }) => {
    const names = await lines(page).getByRole("heading").allInnerTexts();
    await lineOf(page, /MB1/).getByRole("button", { name: "Remove" }).press("Enter");
    await expect(lines(page)).toHaveCount(2);
    await expect(count(page)).toContainText("2");
    const undo = page.getByRole("main").getByRole("status").getByRole("button", { name: "Undo" });
    await expect(undo).toBeFocused();
    await expectSound(page);
    await page.keyboard.press("Enter");
    await expect(lines(page)).toHaveCount(3);
    expect(await lines(page).getByRole("heading").allInnerTexts()).toEqual(names);
    await expect(lineOf(page, /MB1/).getByRole("spinbutton", { name: "Quantity" })).toHaveValue("2");
    await expect(lineOf(page, /MB1/).getByRole("button", { name: "Remove" })).toBeFocused();
    await reload(page);
    expect(await lines(page).getByRole("heading").allInnerTexts()).toEqual(names);
    await expect(count(page)).toContainText("4");
  });

  test("offers Undo when the last thing is taken out, too", async ({ page }) => {
    for (const left of [2, 1, 0]) {
      await lines(page).first().getByRole("button", { name: "Remove" }).click();
      await expect(lines(page)).toHaveCount(left);
    }
    await expect(page.getByText("There is nothing in your basket yet.")).toBeVisible();
    await expect(count(page)).toHaveAccessibleName("Basket");
    await expectSound(page);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(lines(page)).toHaveCount(1);
    await expect(page.getByRole("button", { name: "Check out" })).toBeVisible();
  });

  test("is right in every tab, and when it comes back out of the browser's cache", async ({
    page,
    shop,
    context,
  }) => {
    const other = await context.newPage();
    await other.goto(ball);
    await addButton(other).click();
    await expect(lineOf(page, /MB1/).getByRole("spinbutton", { name: "Quantity" })).toHaveValue("3");
    await expect(count(page)).toContainText("5");
    await lineOf(page, /Stick/).getByRole("button", { name: "Remove" }).click();
    await expect(count(other)).toContainText("4");
    await other.close();

    await fill(page, shop, { MB1: 1 });
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent("pageshow", { persisted: true })));
    await expect(lineOf(page, /MB1/).getByRole("spinbutton", { name: "Quantity" })).toHaveValue("4");
    await expect(count(page)).toContainText("5");
  });

  test("tells that fewer are left, and takes them with one press", async ({ page, browser, shop }) => {
    test.slow();
    const desk = await browser.newPage({
      baseURL: shop.addresses.shop,
      viewport: { width: 1280, height: 900 },
    });
    await signInAsOwner(desk);
    const row = shelfRow(desk, "MB1");
    await expect(row).toBeVisible();
    const heads = await desk.getByRole("columnheader").allInnerTexts();
    const figure = async (name: string) =>
      Number(await row.locator("> *").nth(heads.indexOf(name)).innerText());
    // What others hold while they pay cannot be written off.
    const gone = (await figure("On hand")) - (await figure("Reserved")) - 1;
    await bookStock(row, { quantity: String(gone), reason: "Test of the basket", task: "Write off" });
    await expect(row.getByRole("status")).toBeVisible();

    try {
      await reload(page);
      const line = lineOf(page, /MB1/);
      await expect(line).toContainText("Only 1 left");
      await expectSound(page);
      await line.getByRole("button", { name: "Take the 1 left" }).click();
      await expect(line.getByRole("spinbutton", { name: "Quantity" })).toHaveValue("1");
      await expect(line).not.toContainText("Only 1 left");
      await reload(page);
      await expect(line).not.toContainText("Only 1 left");
    } finally {
      // The other tests of the run need them.
      await desk.reload();
      await bookStock(row, { quantity: String(gone), reason: "Test of the basket", task: "Receive" });
      await expect(row.getByRole("status")).toBeVisible();
    }
    await desk.close();
  });
});

test("whoever goes to the basket at once finds there what he has just added", async ({ page }) => {
  // A shop that is slow to answer: the press is shown long before.
  await page.route("**/api/basket/lines", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    await route.continue();
  });
  await page.goto("/products/the-stick");
  await page.getByRole("button", { name: "Add to basket" }).click();
  await page
    .getByRole("banner")
    .getByRole("link", { name: /^Basket/ })
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Basket" })).toBeVisible();
  await expect(page.getByRole("list", { name: "Basket" }).getByRole("listitem")).toHaveCount(1);
});

test("signing in brings the basket along and finds it on a new device; signing out leaves it behind", async ({
  page,
  shop,
  browser,
}) => {
  await page.goto(stick);
  await fill(page, shop, { STICK: 2 });
  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Stock");
  await page.goto("/basket");
  await expect(lineOf(page, /Stick/).getByRole("spinbutton", { name: "Quantity" })).toHaveValue("2");

  const device = await browser.newPage({ baseURL: shop.addresses.shop });
  await device.goto(ball);
  await addButton(device).click();
  await expect(count(device)).toContainText("1");
  await signInAsOwner(device);
  await device.goto("/basket");
  await expect(lines(device)).toHaveCount(2);
  await device.goto("/account");
  await device.getByRole("button", { name: "Sign out" }).click();
  await expect(device).toHaveURL("/");
  await device.goto("/basket");
  await expect(device.getByText("There is nothing in your basket yet.")).toBeVisible();
  await device.close();

  await reload(page);
  await expect(lines(page)).toHaveCount(2);
  for (const left of [1, 0]) {
    await lines(page).first().getByRole("button", { name: "Remove" }).click();
    await expect(lines(page)).toHaveCount(left);
  }
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "a link to a filled basket" : "the same link without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("asks before it adds, says what is not to be had, and joins what is there", async ({
      page,
      shop,
    }) => {
      await page.goto(stick);
      await fill(page, shop, { MB1: 1 });
      const answer = await page.goto("/basket/add/MB1:2,STICK,NO-SUCH:1,huh%3F,MB1:1");
      expect(answer?.status()).toBe(200);
      await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
      if (javaScriptEnabled) await expectSound(page);
      const main = page.getByRole("main");
      await expect(main.getByRole("listitem").filter({ hasText: "MB1" })).toContainText("3 × £14.50");
      await expect(main.getByRole("listitem").filter({ hasText: "NO-SUCH" })).toContainText("do not sell");
      await expect(main.getByRole("alert")).toContainText("huh?");
      expect(await itemCount(page), "looking changes nothing").toBe(1);
      await main.getByRole("button", { name: "Add to basket" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Basket" })).toBeVisible();
      await expect(main).toContainText("What could be had is in your basket");
      await expect(lineOf(page, /MB1/).getByRole("spinbutton", { name: "Quantity" })).toHaveValue("4");
      await expect(lines(page)).toHaveCount(2);
      await page.goto(`/basket/add/${"MB1,".repeat(500)}`);
      await expect(main).toContainText("Nothing of this can be added");
    });
  });
}

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("what is said about the basket is on its own page", async ({ page }) => {
    await page.goto(ball);
    await addButton(page).click();
    await expect(page).toHaveURL(/\/basket/);
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("a double click adds once; taking out offers a way back; what was typed is kept", async ({ page }) => {
    await page.goto(ball);
    await addButton(page).dblclick();
    await expect(page.getByRole("heading", { level: 1, name: "Basket" })).toBeVisible();
    await expect(lines(page).getByRole("spinbutton", { name: "Quantity" })).toHaveValue("1");
    await expect(page.getByRole("status").filter({ hasText: "is in your basket" })).toBeVisible();
    await lines(page).getByRole("button", { name: "Remove" }).click();
    await expect(page.getByRole("status").filter({ hasText: "has been taken out" })).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(lines(page)).toHaveCount(1);
    await lines(page).getByRole("spinbutton", { name: "Quantity" }).fill("20");
    await lines(page).getByRole("button", { name: "Update" }).click();
    await expect(page.getByRole("status").filter({ hasText: "quantity has been changed" })).toBeVisible();
    await page.goto("/basket?refused=not-that-many&line=MB1&typed=19");
    await expect(lines(page).getByRole("spinbutton", { name: "Quantity" })).toHaveValue("19");
    await expect(lines(page).getByRole("alert")).toContainText("not that many left");
  });
});
