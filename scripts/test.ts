import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { z } from "zod";
import { checkSteps } from "./gate/check-steps";
import { addOutcomes, closingLines, runStep, type Outcome } from "./gate/steps";

const spec = z.object({
  title: z.string(),
  ok: z.boolean(),
  tests: z.array(
    z.object({
      projectName: z.string(),
      results: z.array(
        z.object({
          errors: z.array(
            z.object({
              message: z.string().optional(),
              location: z.object({ file: z.string(), line: z.number() }).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});
interface Suite {
  readonly title: string;
  readonly specs?: readonly z.infer<typeof spec>[] | undefined;
  readonly suites?: readonly Suite[] | undefined;
}
const suite: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    title: z.string(),
    specs: z.array(spec).optional(),
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

/** The names of what failed, each with where and why: the end of a log is often all that is kept of it. */
function failedSpecs({ title, specs = [], suites = [] }: Suite): string[] {
  const own = specs
    .filter(({ ok }) => !ok)
    .map((one) => [`${title}: ${one.title}`, ...one.tests.flatMap(reasonsOf)].join("\n  "));
  return [...own, ...suites.flatMap(failedSpecs)];
}

const longestReason = 600;

function reasonsOf({ projectName, results }: z.infer<typeof spec>["tests"][number]): string[] {
  return results
    .flatMap(({ errors }) => errors)
    .map(({ message = "", location }) => {
      const words = stripVTControlCharacters(message).replaceAll(/\s+/g, " ").slice(0, longestReason);
      return `${projectName}${location ? `, line ${location.line}` : ""}: ${words}`;
    });
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
