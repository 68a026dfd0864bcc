import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import type { Outcome, StepPlan } from "./steps";

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

async function countVitest(file: string): Promise<Outcome> {
  const report = vitestReport.parse(JSON.parse(await readFile(file, "utf8")));
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, status, assertionResults }) => {
      const failed = assertionResults.filter((result) => result.status === "failed");
      if (failed.length === 0) return status === "failed" ? [`${name} did not run`] : [];
      return failed.map(({ fullName }) => `${name}: ${fullName}`);
    }),
  };
}

/** Generate, typegen, types, lint, format, unit, dead code: in that order, as each needs the one before. */
export async function checkSteps(): Promise<StepPlan[]> {
  const report = join(await mkdtemp(join(tmpdir(), "fettle-check-")), "vitest.json");
  return [
    { name: "Prisma client", command: ["node", "scripts/prisma.js", "generate"] },
    { name: "Route types", command: ["next", "typegen"] },
    { name: "Types", command: ["tsc", "--noEmit"] },
    {
      name: "Lint",
      command: ["eslint", ".", "--max-warnings", "0", "--cache", "--cache-location", ".next/cache/eslint"],
    },
    { name: "Format", command: ["prettier", "--check", "--log-level", "warn", "."] },
    { name: "Dead code", command: ["knip"] },
    {
      name: "Unit and database tests",
      command: ["vitest", "run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`],
      count: () => countVitest(report),
    },
  ];
}
