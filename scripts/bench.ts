// Measures the shop against its budgets: `npm run bench`, or some rows of them, `npm run bench -- cached uncached`.

import { cpus, totalmem } from "node:os";
import { chromium, type Browser } from "@playwright/test";
import { browserArguments, browserPath } from "../e2e/support/browser";
import type { Bench, Row } from "./bench/row";
import { rows } from "./bench/rows";
import { findRunningShop, withOwnShop, type ShopUnderMeasure } from "./bench/shop";
import { isMissed, lineText, tableHead, type Line } from "./bench/table";
import { Refusal } from "./launch/refusal";

const started = Date.now();

/** Longer than any row takes on a slow machine; what hangs ends here. */
const mostMinutes = 60;
setTimeout(() => {
  console.error(`Not done after ${mostMinutes} minutes: given up.`);
  process.exit(1);
}, mostMinutes * 60_000).unref();

const wanted = chooseRows(process.argv.slice(2));
const running = await findRunningShop();
try {
  console.log(describeMachine(running !== null));
  if (running) await measureAll(wanted, running);
  else await withOwnShop((shop) => measureAll(wanted, shop));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

function chooseRows(names: readonly string[]): readonly Row[] {
  const unknown = names.find((name) => !rows.some((row) => row.name === name));
  if (unknown !== undefined) {
    console.error(`There is no row "${unknown}". There are: ${rows.map(({ name }) => name).join(", ")}.`);
    process.exit(1);
  }
  return names.length === 0 ? rows : rows.filter(({ name }) => names.includes(name));
}

function describeMachine(besideRunning: boolean): string {
  const [first] = cpus();
  return [
    `${cpus().length} processors (${first?.model ?? "unknown"}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}.`,
    "The load generator, the database and the browser run on the same processors as the shop.",
    besideRunning
      ? "Measured: the shop that runs here. Rows that buy, fill or restart are left out: they need a shop of their own."
      : "Measured: a shop started for this over a temporary folder.",
  ].join("\n");
}

async function measureAll(chosen: readonly Row[], shop: ShopUnderMeasure): Promise<void> {
  let browser: Promise<Browser> | undefined;
  const lines: Line[] = [];
  try {
    for (const row of chosen) {
      console.log(`\n${row.title} (${row.name})`);
      if (row.needsOwnShop && !shop.own) {
        console.log("left out: stop the shop that runs here, and one is started for this");
        continue;
      }
      console.log(tableHead);
      const bench: Bench = {
        shop,
        browser: () => (browser ??= launchBrowser()),
        say: (words) => process.stderr.write(`  ${row.name}: ${words}\n`),
      };
      // One row that fails must not cost the figures of all the others.
      const measured = await row.measure(bench).catch((error: unknown) => [notMeasured(row, error)]);
      for (const line of measured) console.log(lineText(line));
      lines.push(...measured);
    }
  } finally {
    await (await browser)?.close();
  }
  const missed = lines.filter(isMissed).length;
  const held = lines.filter(({ budget }) => budget).length;
  const minutes = ((Date.now() - started) / 60_000).toFixed(1);
  console.log(`\n${held - missed} of ${held} budgets met, ${missed} missed (${minutes} min).`);
}

function notMeasured({ name }: Row, error: unknown): Line {
  process.exitCode = 1;
  const note = error instanceof Error ? error.message : String(error);
  return { what: name, measured: Number.NaN, unit: "", budget: { most: 0 }, note };
}

async function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: browserArguments });
}
