import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { chromium, type Browser } from "@playwright/test";
import { z } from "zod";
import { browserArguments, browserPath } from "../e2e/support/browser";

const root = fileURLToPath(new URL("..", import.meta.url));
const idleMilliseconds = 5_000;

/** Bytes that a page may cost, gzipped JavaScript and compressed HTML; null where no budget is set. */
const pages = [
  { name: "home", path: "/", scriptBudget: 152_000, htmlBudget: null },
  { name: "guide", path: "/guides/hamstrings", scriptBudget: 162_000, htmlBudget: 30_000 },
  { name: "listing", path: "/shop/muscle-recovery", scriptBudget: 160_000, htmlBudget: 12_000 },
  {
    name: "product",
    path: "/products/thera-band-resistance-band",
    scriptBudget: 162_000,
    htmlBudget: 10_000,
  },
  { name: "basket", path: "/basket", scriptBudget: 168_000, htmlBudget: null },
] as const;

async function shopAddress(): Promise<string> {
  const file = resolve(root, process.env["FETTLE_DATA_DIR"] ?? ".data", "addresses.json");
  try {
    return z.object({ shop: z.url() }).parse(JSON.parse(await readFile(file, "utf8"))).shop;
  } catch {
    throw new Error(`No shop runs here: start one first (looked for ${join(file)}).`);
  }
}

/** Visits one page like a first-time visitor, waits until it is idle, and adds to the basket where it can. */
async function measure(browser: Browser, shop: string, path: string) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const scripts = new Map<string, Promise<Buffer>>();
  let requests = 0;
  page.on("request", () => (requests += 1));
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
  });
  const response = await page.goto(`${shop}${path}`);
  const html = (await response?.body()) ?? Buffer.alloc(0);
  await page.waitForTimeout(idleMilliseconds);
  const untouched = requests;
  const add = page.getByRole("button", { name: "Add to basket" }).first();
  if (await add.isVisible()) {
    await add.click();
    await page.getByText("See the basket").first().waitFor();
  }
  const bodies = await Promise.all(scripts.values());
  await context.close();
  return {
    script: bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).byteLength, 0),
    gzip: gzipSync(html, { level: 9 }).byteLength,
    brotli: brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength,
    requests: untouched,
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}

function against(bytes: number, budget: number | null): string {
  if (budget === null) return kilobytes(bytes);
  return `${kilobytes(bytes)} of ${kilobytes(budget)}${bytes > budget ? ", OVER" : ""}`;
}

const shop = await shopAddress();
const only = process.argv[2];
const browser = await chromium.launch({ executablePath: await browserPath(), args: browserArguments });
try {
  process.stdout.write(
    "page      JavaScript (gzip 9)        HTML (brotli 11)         HTML (gzip 9)  requests\n",
  );
  for (const { name, path, scriptBudget, htmlBudget } of pages) {
    if (only && only !== name) continue;
    const seen = await measure(browser, shop, path);
    const columns = [
      name.padEnd(9),
      against(seen.script, scriptBudget).padEnd(26),
      against(seen.brotli, htmlBudget).padEnd(24),
      kilobytes(seen.gzip).padEnd(14),
      String(seen.requests),
    ];
    process.stdout.write(`${columns.join(" ")}\n`);
  }
} finally {
  await browser.close();
}
