import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { checkSteps } from "./gate/check-steps";
import { addOutcomes, closingLine, runStep, type Outcome } from "./gate/steps";

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

async function countPlaywright(file: string): Promise<Outcome> {
  const { stats } = playwrightReport.parse(JSON.parse(await readFile(file, "utf8")));
  // A test that passes only on a second try has failed once, and that is once too often.
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

const report = join(await mkdtemp(join(tmpdir(), "fettle-test-")), "playwright.json");
const outcomes: Outcome[] = [];
for (const step of await checkSteps()) outcomes.push(await runStep(step));
outcomes.push(
  await runStep({
    name: "Browser tests on a production build",
    command: ["playwright", "test", "--reporter=list,json"],
    environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: report },
    count: () => countPlaywright(report),
  }),
);
const sum = addOutcomes(outcomes);
process.stdout.write(`\n${closingLine(sum)}\n`);
process.exitCode = sum.failed > 0 || sum.skipped > 0 ? 1 : 0;
