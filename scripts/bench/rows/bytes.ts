import { pageBudgets, type PageLimit } from "../budgets";
import { weighPage } from "../page-weight";
import type { Row } from "../row";
import type { Line, Unit } from "../table";

function line(what: string, measured: number, unit: Unit, limit: PageLimit | undefined, note?: string): Line {
  return { what, measured, unit, budget: limit ? { most: limit.budget } : null, note };
}

export const bytes: Row = {
  name: "bytes",
  title: "What pages weigh",
  needsOwnShop: false,
  async measure({ shop, browser }) {
    const lines: Line[] = [];
    for (const { name, path, script, html, requests } of pageBudgets) {
      const weight = await weighPage(await browser(), shop.address, path);
      const how = weight.asServed ? "brotli, as served" : "brotli 11, packed here";
      lines.push(
        line(`${name}: JavaScript until the first add`, weight.script, "kB", script, "gzip 9"),
        line(`${name}: HTML`, weight.html, "kB", html, how),
        line(`${name}: requests before the first touch`, weight.requests, "requests", requests),
      );
    }
    return lines;
  },
};
