import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { checkSteps } from "./gate/check-steps";
import { addOutcomes, closingLines, runStep, type Outcome } from "./gate/steps";

interface Suite {
  readonly title: string;
  readonly specs?: readonly { readonly title: string; readonly ok: boolean }[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    specs: z.array(z.object({ title: z.string(), ok: z.boolean() })).optional(),
    suites: z.array(suite).optional(),
  }),
);
const playwrightReport = z.object({
  suites: z.array(suite),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

async function countPlaywright(file: string): Promise<Outcome> {
  const { stats, suites } = playwrightReport.parse(JSON.parse(await readFile(file, "utf8")));
  // A test that passes only on a second try has failed once, and that is once too often.
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    failures: suites.flatMap(failedSpecs),
  };
}

function failedSpecs({ title, specs = [], suites = [] }: Suite): string[] {
  const own = specs.filter(({ ok }) => !ok).map((spec) => `${title}: ${spec.title}`);
  return [...own, ...suites.flatMap(failedSpecs)];
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
process.stdout.write(`\n${closingLines(sum)}\n`);
process.exitCode = sum.failed > 0 || sum.skipped > 0 ? 1 : 0;
