import chromium from "@sparticuz/chromium";
import { defineConfig } from "@playwright/test";
import { browserArguments, browserPath } from "./e2e/support/browser";

const phone = { width: 390, height: 844 };
const desktop = { width: 1280, height: 900 };

function named(...specs: readonly string[]): RegExp {
  return new RegExp(`/(${specs.join("|")})\\.spec\\.ts$`);
}

/** What one visitor does from guide to order page, what every visitor may rely on, and what the desk books. */
const scriptless = named(
  "accounts",
  "alerts",
  "cautions",
  "codes",
  "delivery",
  "desk-dispatch",
  "desk-orders",
  "desk-stock",
  "finder",
  "kit",
  "newsletter",
  "orders",
  "pages",
  "path",
  "returns",
);
/** Tried on a desktop with scripts, and on a phone without where the list above names them: each of the two halves once. */
const longWalks = named(
  "accounts",
  "alerts",
  "cautions",
  "codes",
  "delivery",
  "desk",
  "desk-dispatch",
  "desk-orders",
  "desk-stock",
  "films",
  "finder",
  "kit",
  "orders",
  "pages",
  "refusals",
  "returns",
);
/** What no screen is part of is tried once. */
const screenless = named(
  "budgets",
  "desk-access",
  "guessing",
  "holds",
  "instances",
  "keyboard",
  "letters",
  "limits",
  "links",
  "look",
  "outage",
);
/** Compared with committed pictures, in every window and theme by itself. */
const screens = /screens\.spec\.ts/;
/** Money and stock while processes die and lines break: a shop of their own, and no browser. */
const faults = /e2e\/faults\/.+\.spec\.ts/;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  globalSetup: "./e2e/support/shop.ts",
  fullyParallel: false,
  // The tests share one shop, its stock and its mailbox, and the machine has two cores.
  workers: 1,
  forbidOnly: Boolean(process.env["CI"]),
  timeout: 60_000,
  expect: {
    timeout: 10_000,
    toHaveScreenshot: {
      pathTemplate: "{testDir}/screens/{arg}{ext}",
      // Letters may be a shade off where processors round otherwise; a rule or a word that moved is far more.
      maxDiffPixelRatio: 0.001,
    },
  },
  use: {
    launchOptions: { executablePath: await browserPath(), args: browserArguments },
    locale: "en-GB",
    timezoneId: "Europe/London",
    // A trace films every step of every test; who looks for a fault asks for one with `--trace on`.
    trace: "off",
  },
  projects: [
    { name: "phone", use: { viewport: phone }, testIgnore: [screenless, longWalks, screens, faults] },
    { name: "desktop", use: { viewport: desktop }, testIgnore: [screens, faults] },
    {
      name: "screens",
      // The same browser on every machine, whatever else is installed there: pictures are compared dot by dot.
      use: { launchOptions: { executablePath: await chromium.executablePath(), args: browserArguments } },
      testMatch: screens,
    },
    {
      name: "phone without JavaScript",
      use: { viewport: phone, javaScriptEnabled: false },
      testMatch: scriptless,
      grepInvert: /@scripted/,
    },
    { name: "faults", testMatch: faults },
  ],
});
