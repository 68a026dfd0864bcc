import { chromium } from "@playwright/test";
import { browserArguments, browserPath } from "../../../e2e/support/browser";
import { anyFreePort } from "../../launch/ports";
import { pageBudgets, phone } from "../budgets";
import type { Row } from "../row";
import { median } from "../statistics";
import type { Line } from "../table";

const runs = 5;

interface Report {
  readonly performance: number;
  readonly largestPaint: number;
  readonly blocked: number;
  readonly shift: number;
  readonly accessibility: number;
  readonly practices: number;
  readonly found: number;
}

/** One run on a simulated phone, as Lighthouse throttles it by default. */
async function look(url: string, port: number): Promise<Report> {
  const { default: lighthouse } = await import("lighthouse");
  const result = await lighthouse(url, { port, logLevel: "silent", output: "json" });
  if (!result) throw new Error(`Lighthouse said nothing about ${url}`);
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${runtimeError.message}`);
  const score = (name: string) => Math.round((categories[name]?.score ?? Number.NaN) * 100);
  const value = (name: string) => audits[name]?.numericValue ?? Number.NaN;
  return {
    performance: score("performance"),
    largestPaint: value("largest-contentful-paint"),
    blocked: value("total-blocking-time"),
    shift: value("cumulative-layout-shift"),
    accessibility: score("accessibility"),
    practices: score("best-practices"),
    found: score("seo"),
  };
}

export const lighthouse: Row = {
  name: "lighthouse",
  title: `Lighthouse on a phone, median of ${runs}`,
  needsOwnShop: false,
  async measure({ shop, say }) {
    const port = await anyFreePort();
    const browser = await chromium.launch({
      executablePath: await browserPath(),
      args: [...browserArguments, `--remote-debugging-port=${port}`],
    });
    try {
      const lines: Line[] = [];
      for (const { name, path } of pageBudgets) {
        const reports: Report[] = [];
        for (let run = 0; run < runs; run += 1) {
          say(`${name}, run ${run + 1} of ${runs}`);
          reports.push(await look(`${shop.address}${path}`, port));
        }
        lines.push(...linesOf(name, reports));
      }
      return lines;
    } finally {
      await browser.close();
    }
  },
};

/** Pages that keep themselves out of search engines score low for being found, which is what they want. */
const hidden: readonly string[] = ["basket"];

function linesOf(name: string, reports: readonly Report[]): Line[] {
  const middle = (key: keyof Report) => median(reports.map((report) => report[key]));
  const other = (what: string, key: keyof Report): Line => ({
    what: `${name}: ${what}`,
    measured: middle(key),
    unit: "points",
    budget: key === "found" && hidden.includes(name) ? null : phone.otherCategories,
    note: key === "found" && hidden.includes(name) ? "kept out of search engines on purpose" : undefined,
  });
  return [
    {
      what: `${name}: performance`,
      measured: middle("performance"),
      unit: "points",
      budget: phone.performance,
    },
    {
      what: `${name}: largest contentful paint`,
      measured: middle("largestPaint"),
      unit: "ms",
      budget: phone.largestPaint,
    },
    { what: `${name}: total blocking time`, measured: middle("blocked"), unit: "ms", budget: phone.blocked },
    { what: `${name}: cumulative layout shift`, measured: middle("shift"), unit: "", budget: phone.shift },
    other("accessibility", "accessibility"),
    other("best practices", "practices"),
    other("search engines", "found"),
  ];
}
