import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, expectSound, test } from "./support/fixtures";
import { mailTo } from "./support/visitor";

const someone = () => `reader-${randomUUID()}@example.com`;
const heading = (page: Page) => page.getByRole("heading", { level: 1 });

function linkIn(text: string | undefined, path: string): string {
  return new RegExp(`${path}\\?token=[\\w-]+`).exec(text ?? "")?.[0] ?? `no link to ${path} in ${text}`;
}

/** Signs up in the foot of the page that is open. */
async function signUp(page: Page, email: string): Promise<void> {
  const form = page.getByRole("contentinfo").getByRole("form", { name: "Newsletter" });
  await form.getByRole("textbox").fill(email);
  await form.getByRole("button", { name: "Sign up" }).click();
  await expect(heading(page)).toHaveText("Check your email");
}

test("from the foot of a page onto the list, off it, and on again", async ({ page, shop }) => {
  test.slow();
  const email = someone();
  await page.goto("/");
  await signUp(page, email);
  await expectSound(page);

  const [confirmation] = await mailTo(page, shop, email);
  expect(confirmation?.headers["list-unsubscribe-post"]).toBe("List-Unsubscribe=One-Click");
  const link = linkIn(confirmation?.text, "/newsletter/confirm");
  await page.goto(link);
  await expect(heading(page)).toContainText("One press");
  await expectSound(page);
  await page.getByRole("button", { name: "Yes, send it to me" }).click();
  await expect(heading(page)).toHaveText("You are on the list");
  await expectSound(page);
  await page.goto("/newsletter");
  await signUp(page, email);

  await page.goto(linkIn(confirmation?.text, "/api/newsletter/unsubscribe"));
  await expect(heading(page)).toHaveText("Unsubscribe?");
  await expectSound(page);
  await page.getByRole("button", { name: "Unsubscribe" }).click();
  await expect(heading(page)).toHaveText("You are not on the list");
  await expectSound(page);
  await page.goto(link);
  await expect(heading(page)).toHaveText("You are not on the list");
  await expectSound(page);

  await signUp(page, email);
  await expect.poll(async () => (await mailTo(page, shop, email)).length).toBe(2);
  const again = (await mailTo(page, shop, email)).at(-1);
  await page.goto(linkIn(again?.text, "/newsletter/confirm"));
  await page.getByRole("button", { name: "Yes, send it to me" }).click();
  await expect(heading(page)).toHaveText("You are on the list");

  const header = /<(.+)>/.exec(again?.headers["list-unsubscribe"] ?? "")?.[1] ?? "";
  const { pathname, search } = new URL(header);
  const answer = await page.request.post(pathname + search, {
    form: { "List-Unsubscribe": "One-Click" },
    maxRedirects: 0,
  });
  expect(answer.status()).toBe(200);
  await page.goto(pathname + search);
  await expect(heading(page)).toHaveText("You are not on the list");
});

test("an address that cannot be read is said so in words, and kept", async ({ page }) => {
  await page.goto("/newsletter");
  const field = page.getByRole("main").getByRole("textbox", { name: "Email" });
  await field.evaluate((input) => input.closest("form")?.setAttribute("novalidate", ""));
  await field.fill("ann@nowhere");
  await page.getByRole("main").getByRole("button", { name: "Sign up" }).click();
  await expect(page.getByRole("main")).toContainText("Give one email address");
  await expect(page.getByRole("main").getByRole("textbox", { name: "Email" })).toHaveValue("ann@nowhere");
  await expectSound(page);
});

test("a forged link opens nothing", async ({ page, request }) => {
  for (const path of ["/newsletter/confirm?token=x", "/newsletter/stop?token=x"]) {
    await page.goto(path);
    await expect(heading(page)).toHaveText("That link does not work");
    await expectSound(page);
  }
  expect((await request.post("/api/newsletter/unsubscribe?token=x")).status()).toBe(404);
  expect((await request.post("/api/newsletter/unsubscribe")).status()).toBe(404);
});

test("the field in the foot is not mistaken for a page's own", async ({ page }) => {
  for (const path of ["/sign-in", "/newsletter"]) {
    await page.goto(path);
    await expect(page.getByRole("textbox", { name: "Email" })).toHaveCount(1);
  }
});
