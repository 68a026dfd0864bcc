import { spawnSync } from "node:child_process";
import { checkOut, fillBaskets, outcomeOf, stockShelf, type Outcome } from "../buyers";
import { rush as budgets } from "../budgets";
import { atOnce } from "../load";
import type { Row } from "../row";
import { percentile } from "../statistics";

const sku = "GRID-ORANGE";

/** Everybody presses at the same moment; nobody pays, so what is sold is what is held when the payment page opens. */
export const rush: Row = {
  name: "rush",
  title: `Last units: ${budgets.buyers} buyers press at once, ${budgets.units} units`,
  needsOwnShop: true,
  async measure({ shop, say }) {
    await stockShelf(shop, sku, budgets.units);
    say("filling baskets");
    const cookies = await fillBaskets(shop, sku, budgets.buyers);
    say("everybody presses");
    const answers = await atOnce(cookies, cookies.length, (cookie) => checkOut(shop, cookie));
    const count = (wanted: Outcome) => answers.filter((answer) => outcomeOf(answer) === wanted).length;
    const others = `${count("turned away")} turned away as too busy, ${count("failed")} failed`;
    const exactly = { most: budgets.units, least: budgets.units };
    const refusals = budgets.buyers - budgets.units;
    const latencies = answers.map(({ milliseconds }) => milliseconds);
    return [
      { what: "held", measured: count("held"), unit: "", budget: exactly, note: others },
      {
        what: "refused in words",
        measured: count("refused"),
        unit: "",
        budget: { most: refusals, least: refusals },
      },
      {
        what: "invariants broken after it",
        measured: brokenInvariants(shop.dataDir),
        unit: "",
        budget: { most: 0 },
      },
      {
        what: "p99",
        measured: percentile(latencies, 99),
        unit: "ms",
        budget: budgets.latency,
        note: `p50 ${Math.round(percentile(latencies, 50))} ms`,
      },
    ];
  },
};

/** Runs `npm run invariants` beside the shop, against its database and its Stripe. */
function brokenInvariants(dataDir: string): number {
  const { DATABASE_URL: _database, ...environment } = process.env;
  const run = spawnSync(process.execPath, ["--import", "tsx", "scripts/invariants.ts"], {
    env: { ...environment, FETTLE_DATA_DIR: dataDir },
    encoding: "utf8",
  });
  if (run.status === 0) return 0;
  process.stderr.write(`${run.stdout}${run.stderr}`);
  return Number(/^(\d+) invariants are broken/m.exec(run.stdout)?.[1] ?? Number.NaN);
}
