import type * as timers from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { actKinds } from "@/scripts/testing/property/act";
import { endQuietly } from "@/scripts/testing/property/quiet-end";
import { look } from "@/scripts/testing/property/seen";
import { Shop } from "@/scripts/testing/property/shop";
import { Stage } from "@/scripts/testing/property/stage";
import type { Books } from "@/scripts/testing/property/step";
import { aStep } from "@/scripts/testing/property/steps";
import { Tally } from "@/scripts/testing/property/tally";
import { currentTask, mishapKinds } from "@/scripts/testing/property/tasks";

// What is scheduled: of acts that happen at once, every SQL statement that the shop sends, every request to Stripe and every
// answer to one, and every wait between two tries; only one act moves at a time, and fast-check's scheduler draws which.
// One in five of such meetings runs as it comes. Of acts alone nothing is scheduled, and they must come out as a plain
// ledger says.

vi.mock("node:timers/promises", async (original) => {
  const real = await original<typeof timers>();
  return {
    ...real,
    // A command that waits for its next try lets the scheduler say when that is.
    setTimeout: async (ms: number, value?: unknown) => {
      const task = currentTask.getStore();
      return task ? task.hold("waits") : real.setTimeout(ms, value);
    },
  };
});

const runs = Number(process.env["PROPERTY_RUNS"] ?? 80);
const stepsAtMost = 160;

let stage: Stage;

beforeAll(async () => {
  stage = await Stage.open(new Tally([...actKinds, ...mishapKinds.map((kind) => `mishap ${kind}`)]));
});

afterAll(() => stage.close());

test(
  "money and stock hold whatever happens, in any order, at once and in mishaps",
  { timeout: 3_600_000 },
  async () => {
    const { PROPERTY_SEED: seed, PROPERTY_PATH: path, PROPERTY_REPLAY: replayPath } = process.env;
    let isSpoilt = false;
    const property = fc.asyncProperty(
      fc.array(fc.nat({ max: 6 }), { minLength: 3, maxLength: 3 }),
      fc.commands([aStep], { maxCommands: stepsAtMost, size: "max", ...(replayPath && { replayPath }) }),
      async (units, steps) => {
        if (isSpoilt) await stage.clear(inject("templateUrl"));
        isSpoilt = true;
        const shop = await Shop.open(stage, units);
        const books: Books = { shop, seen: await look(shop, null, true) };
        await fc.asyncModelRun(() => ({ model: books, real: shop }), steps);
        await endQuietly(books);
        isSpoilt = false;
      },
    );
    const outcome = await fc.check(property, {
      numRuns: runs,
      // Long walks find more than short ones.
      unbiased: true,
      ...(seed && { seed: Number(seed) }),
      ...(path && { path }),
    });
    if (outcome.failed) {
      const report = (await fc.asyncDefaultReportMessage(outcome)) ?? "";
      const replay = /replayPath="([^"]*)"/.exec(report)?.[1] ?? "";
      const again = `PROPERTY_SEED=${outcome.seed} PROPERTY_PATH=${outcome.counterexamplePath} PROPERTY_REPLAY=${replay}`;
      throw new Error(`${again}\n${report}`, { cause: outcome.errorInstance });
    }
    const done = stage.tally.of(actKinds);
    process.stdout.write(
      `Seed ${outcome.seed}, ${outcome.numRuns} runs, ${done} acts:\n${stage.tally.text()}\n`,
    );
    if (path !== undefined) return;
    expect(done, "short walks prove little").toBeGreaterThan(15 * runs);
    expect(stage.tally.never(), "what was never done proves nothing").toEqual([]);
  },
);
