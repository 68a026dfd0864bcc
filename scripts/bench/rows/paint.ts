import type { Browser, Page } from "@playwright/test";
import { pageBudgets, phone } from "../budgets";
import type { Row } from "../row";
import { median } from "../statistics";
import type { Line } from "../table";

const runs = 5;
/** The phone that Lighthouse thinks of: a slow 4G line, and a processor of a quarter the speed. */
const line = { latencyMilliseconds: 150, bytesPerSecond: (1_638.4 * 1_000) / 8 };
const slowdown = 4;
/** Longer than anything that is still painted without a touch. */
const settleMilliseconds = 1_000;

interface Paints {
  /** Milliseconds from the navigation to the last largest paint. */
  readonly largest: number;
  /** Whether that was a picture. */
  readonly isPicture: boolean;
  /** When the first picture was painted by a reader who went to it at once; NaN of others. */
  readonly picture: number;
}

/** Has the browser note its paints; runs in the page, before anything of it, where a function with a name would miss what the loader adds. */
function watchPaints(): void {
  const paints = { largest: Number.NaN, isPicture: false, picture: Number.NaN };
  Object.assign(globalThis, { paints });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      paints.largest = entry.startTime;
      paints.isPicture = Boolean(Reflect.get(entry, "url"));
    }
  }).observe({ type: "largest-contentful-paint", buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) paints.picture = entry.startTime;
  }).observe({ type: "element", buffered: true });
}

/**
 * Goes to the first picture of the page's text as soon as there is something to see; runs in the page, too. The browser tells when a
 * picture is painted that bears this mark before it is loaded.
 */
function goToPicture(): void {
  new MutationObserver((_, waiting) => {
    const first = document.querySelector("main img");
    if (!first) return;
    waiting.disconnect();
    first.setAttribute("elementtiming", "first");
    requestAnimationFrame(() => first.scrollIntoView({ block: "center" }));
  }).observe(document, { childList: true, subtree: true });
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: line.latencyMilliseconds,
    downloadThroughput: line.bytesPerSecond,
    uploadThroughput: line.bytesPerSecond,
  });
  await session.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
}

/** One visit of a browser without a past. */
async function visit(browser: Browser, address: string, toPicture = false): Promise<Paints> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
    isMobile: true,
    hasTouch: true,
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(watchPaints);
    if (toPicture) await page.addInitScript(goToPicture);
    await slowDown(page);
    await page.goto(address, { waitUntil: "networkidle" });
    await page.waitForTimeout(settleMilliseconds);
    return await page.evaluate((): Paints => Reflect.get(globalThis, "paints"));
  } finally {
    await context.close();
  }
}

export const paint: Row = {
  name: "paint",
  title: `Largest paint on a line that is really slow, median of ${runs}`,
  needsOwnShop: false,
  async measure({ shop, browser, say }) {
    const lines: Line[] = [];
    for (const { name, path } of pageBudgets) {
      const address = `${shop.address}${path}`;
      // The first visit of a page pays for what the shop has not yet made.
      await visit(await browser(), address);
      const visits: Paints[] = [];
      const pictures: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        say(`${name}, run ${run + 1} of ${runs}`);
        visits.push(await visit(await browser(), address));
        if (name === "guide") pictures.push((await visit(await browser(), address, true)).picture);
      }
      lines.push(largestLine(name, visits));
      if (pictures.length > 0) lines.push(pictureLine(name, pictures));
    }
    return lines;
  },
};

const spread = (times: readonly number[]) =>
  `${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))} ms`;

function largestLine(name: string, visits: readonly Paints[]): Line {
  const times = visits.map(({ largest }) => largest);
  const pictures = visits.filter(({ isPicture }) => isPicture).length;
  return {
    what: `${name}: largest contentful paint`,
    measured: median(times),
    unit: "ms",
    budget: phone.largestPaint,
    note: `${spread(times)}; ${pictures} of ${visits.length} a picture`,
  };
}

function pictureLine(name: string, times: readonly number[]): Line {
  return {
    what: `${name}: first picture, gone to at once`,
    measured: median(times),
    unit: "ms",
    budget: phone.largestPaint,
    note: spread(times),
  };
}
