import type { Page } from "@playwright/test";
import { interaction as budgets } from "../budgets";
import type { Row } from "../row";
import { median } from "../statistics";

const runs = 5;
const slowdown = 4;

/** Presses "Add to basket" on a slowed processor; the longest event of the press, to its next paint. */
async function pressToPaint(page: Page, address: string): Promise<number> {
  await page.addInitScript(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { seenEvents: seen });
    const observer = new PerformanceObserver((list) => {
      // Not every event belongs to a press: those that do have a number, which this library's types lack.
      for (const entry of list.getEntries())
        if (Reflect.get(entry, "interactionId")) seen.push(entry.duration);
    });
    observer.observe({ type: "event", buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  const session = await page.context().newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
  await page.getByRole("button", { name: "Add to basket" }).first().click();
  await page.getByText("See the basket").first().waitFor();
  // Entries arrive after the paint that they are about.
  await page.waitForTimeout(500);
  const seen = await page.evaluate((): number[] => Reflect.get(globalThis, "seenEvents"));
  // Faster than the observer's threshold is not reported at all.
  return Math.max(16, ...seen);
}

export const interaction: Row = {
  name: "interaction",
  title: "From a press to the next paint",
  needsOwnShop: false,
  async measure({ shop, browser }) {
    const path = "/products/thera-band-resistance-band";
    const durations: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const context = await (await browser()).newContext({ viewport: { width: 390, height: 844 } });
      durations.push(await pressToPaint(await context.newPage(), `${shop.address}${path}`));
      await context.close();
    }
    const note = `processor slowed ${slowdown} times, median of ${runs}; steps of 8 ms, 16 at least`;
    return [
      { what: "add to basket", measured: median(durations), unit: "ms", budget: budgets.addToBasket, note },
    ];
  },
};
