import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test as base, type Page } from "@playwright/test";
import axe from "axe-core";
import { Clerk } from "./clerk";
import { settingsOf } from "./records";

export interface Shop {
  /** Where the shop keeps its data. */
  readonly folder: string;
  readonly addresses: {
    readonly shop: string;
    readonly stripe: string;
    readonly stripeControl: string;
    readonly mail: string;
    readonly smtp: string;
  };
}

function readShop(): Shop {
  const folder = process.env["E2E_DATA_DIR"] ?? "";
  const addresses: Shop["addresses"] = JSON.parse(readFileSync(join(folder, "addresses.json"), "utf8"));
  return { folder, addresses };
}

/** No accessibility violation on the page as it stands. Axe is a script: without scripts only the rest is looked at. */
async function expectAccessible(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) return;
  // What is still coming in is half transparent, and would be measured so.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const inPage = window as typeof window & { axe: typeof axe };
    // Nothing is told of what is well: to word that takes as long as to look.
    const results = await inPage.axe.run(document, { resultTypes: ["violations"] });
    return results.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`,
    );
  });
  expect(violations).toEqual([]);
}

/** What every page has, whoever looks at it. */
export async function expectSound(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("main")).toHaveCount(1);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, "the page is wider than the screen").toBeLessThanOrEqual(0);
  await expectAccessible(page);
}

interface Fixtures {
  readonly shop: Shop;
  /** Words in the browser's console that a test expects; everything else fails it. */
  readonly expectedErrors: RegExp[];
  readonly guarded: undefined;
}

interface WorkerFixtures {
  readonly clerk: Clerk;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  clerk: [
    async ({}, use) => {
      const shop = readShop();
      const clerk = new Clerk({ ...process.env, ...settingsOf(shop) }, join(shop.folder, "clerk.log"));
      await clerk.start();
      await use(clerk);
      await clerk.stop();
    },
    { scope: "worker" },
  ],
  // The first argument is Playwright's: it reads the names of the fixtures it needs from it.
  shop: async ({}, use) => {
    await use(readShop());
  },
  baseURL: async ({ shop }, use) => {
    await use(shop.addresses.shop);
  },
  expectedErrors: [[], { option: true }],
  guarded: [
    async ({ page, clerk, expectedErrors }, use) => {
      const stray: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") stray.push(message.text());
      });
      page.on("pageerror", (error) => stray.push(String(error)));
      await use(undefined);
      expect(stray.filter((text) => !expectedErrors.some((expected) => expected.test(text)))).toEqual([]);
      expect(await clerk.ask("brokenRules", 0)).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
