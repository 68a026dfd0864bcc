import { setTimeout as delay } from "node:timers/promises";
import { startBareServer } from "../bare-server";
import { throughput } from "../budgets";
import { ask, load } from "../load";
import type { Row } from "../row";
import { median } from "../statistics";

const runs = 5;
const connections = 50;
const seconds = 3;
const path = "/products/thera-band-resistance-band";
const headers = { accept: "text/html", "accept-encoding": "br, gzip" };

/** The shop and a bare server take turns, so that a machine that slows down slows both. */
export const cached: Row = {
  name: "cached",
  title: "A cached public page beside bare Node",
  needsOwnShop: false,
  async measure({ shop, say }) {
    // The first answer may be packed in haste; a moment later it is the one that is kept.
    await ask(`${shop.address}${path}`, { headers });
    await delay(2_000);
    const answer = await ask(`${shop.address}${path}`, { headers });
    const bare = await startBareServer(answer);
    try {
      const rates: { shop: number; bare: number; p99: number; failures: number }[] = [];
      for (let run = 0; run <= runs; run += 1) {
        say(run === 0 ? "warming up" : `run ${run} of ${runs}`);
        const one = await load({ url: `${shop.address}${path}`, connections, seconds, headers });
        const other = await load({ url: `${bare.address}${path}`, connections, seconds, headers });
        if (run > 0) rates.push({ shop: one.rate, bare: other.rate, p99: one.p99, failures: one.failures });
      }
      const ours = median(rates.map((run) => run.shop));
      const theirs = median(rates.map((run) => run.bare));
      const packed = String(answer.headers["content-encoding"] ?? "not compressed");
      const failures = rates.reduce((sum, run) => sum + run.failures, 0);
      return [
        {
          what: `share of bare Node's rate, c${connections}`,
          measured: ours / theirs,
          unit: "×",
          budget: throughput.cachedRatio,
          note: `${path}, ${answer.body.byteLength} bytes, ${packed}; medians of ${runs} by turns`,
        },
        { what: "the shop", measured: ours, unit: "req/s", budget: null, note: `${failures} failures` },
        { what: "bare Node, the same bytes and headers", measured: theirs, unit: "req/s", budget: null },
        { what: "the shop's p99", measured: median(rates.map((run) => run.p99)), unit: "ms", budget: null },
      ];
    } finally {
      bare.stop();
    }
  },
};
