import { expect, type Page, type Request } from "@playwright/test";

const underWay = new WeakMap<Page, Set<Request>>();

/** Notes what a page sends to change something, from now on. */
export function followPresses(page: Page): void {
  const presses = new Set<Request>();
  underWay.set(page, presses);
  page.on("request", (request) => {
    if (request.method() === "POST") presses.add(request);
  });
  page.on("requestfinished", (request) => presses.delete(request));
  page.on("requestfailed", (request) => presses.delete(request));
}

/** Loads a followed page anew once the shop has answered every press: until then what is shown is a promise. */
export async function reload(page: Page): Promise<void> {
  await expect.poll(() => underWay.get(page)?.size ?? 0).toBe(0);
  await page.reload();
}
