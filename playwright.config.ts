import { defineConfig } from "@playwright/test";
import { browserArguments, browserPath } from "./e2e/support/browser";

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

/** What one visitor does from guide to order page, what every visitor may rely on, and what the desk books. */
const scriptless = /(path|pages|alerts|newsletter|desk-stock)\.spec\.ts/;
/** What no screen is part of is tried once. */
const screenless = /(budgets|links|instances|outage|holds|desk-access)\.spec\.ts/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/support/shop.ts",
  fullyParallel: false,
  // The tests share one shop, its stock and its mailbox, and the machine has two cores.
  workers: 1,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: { executablePath: await browserPath(), args: browserArguments },
    locale: "en-GB",
    timezoneId: "Europe/London",
    trace: "retain-on-failure",
  },
  projects: [
    { name: "phone", use: { viewport: phone }, testIgnore: screenless },
    { name: "desktop", use: { viewport: desktop } },
    {
      name: "phone without JavaScript",
      use: { viewport: phone, javaScriptEnabled: false },
      testMatch: scriptless,
    },
    {
      name: "desktop without JavaScript",
      use: { viewport: desktop, javaScriptEnabled: false },
      testMatch: scriptless,
    },
  ],
});
