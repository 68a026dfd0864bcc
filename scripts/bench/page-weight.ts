import { setTimeout as delay } from "node:timers/promises";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Browser } from "@playwright/test";
import { ask } from "./load";

const idleMilliseconds = 5_000;
const settleMilliseconds = 1_500;

export interface PageWeight {
  /** Bytes of JavaScript, gzipped. */
  readonly script: number;
  /** Bytes of HTML as they were sent, or as they would be. */
  readonly html: number;
  /** Whether the server compressed with brotli itself. */
  readonly asServed: boolean;
  readonly requests: number;
  /** What was asked for before the first touch. */
  readonly asked: readonly string[];
}

/** Visits a page like a first-time visitor, waits until it is idle, and adds to the basket where it can. */
export async function weighPage(browser: Browser, shop: string, path: string): Promise<PageWeight> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const scripts = new Map<string, Promise<Buffer>>();
  const asked: string[] = [];
  page.on("request", (request) => asked.push(request.url().replace(shop, "")));
  page.on("response", (response) => {
    if (response.request().resourceType() === "script") scripts.set(response.url(), response.body());
  });
  await page.goto(`${shop}${path}`);
  await page.waitForTimeout(idleMilliseconds);
  const untouched = [...asked];
  const add = page.getByRole("button", { name: "Add to basket" }).first();
  if (await add.isVisible()) {
    await add.click();
    await page.getByText("See the basket").first().waitFor();
  }
  const bodies = await Promise.all(scripts.values());
  await context.close();
  const script = bodies.reduce((sum, body) => sum + gzipSync(body, { level: 9 }).byteLength, 0);
  return { script, requests: untouched.length, asked: untouched, ...(await weighHtml(shop, path)) };
}

/** The page's HTML as a browser that takes brotli gets it; packed here at the best quality when the server does not. */
export async function weighHtml(shop: string, path: string): Promise<Pick<PageWeight, "html" | "asServed">> {
  const take = () => ask(`${shop}${path}`, { headers: { accept: "text/html", "accept-encoding": "br" } });
  // The first answer after a change may be packed in haste; the one that is kept follows.
  await take();
  await delay(settleMilliseconds);
  const packed = await take();
  if (packed.headers["content-encoding"] === "br") return { html: packed.body.byteLength, asServed: true };
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY };
  return { html: brotliCompressSync(packed.body, { params }).byteLength, asServed: false };
}
