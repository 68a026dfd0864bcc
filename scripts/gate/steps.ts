import { spawn } from "node:child_process";

/** What a step came to. */
export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** The names of what failed, to be said once more at the very end. */
  readonly failures?: readonly string[];
}

export interface StepPlan {
  readonly name: string;
  readonly command: readonly string[];
  /** Reads the outcome once the command has ended; without it the step itself counts as one. */
  readonly count?: () => Promise<Outcome>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs one command with its output shown, and says how long it took. */
export async function runStep({ name, command, count, environment }: StepPlan): Promise<Outcome> {
  process.stdout.write(`\n── ${name}\n`);
  const startedAt = performance.now();
  const [program = "", ...args] = command;
  const code = await new Promise<number>((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment },
    });
    child.on("error", () => resolve(127));
    child.on("exit", (exitCode) => resolve(exitCode ?? 1));
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`── ${name}: ${code === 0 ? "ok" : `failed (${code})`}, ${seconds} s\n`);
  const own: Outcome =
    code === 0
      ? { passed: 1, failed: 0, skipped: 0 }
      : { passed: 0, failed: 1, skipped: 0, failures: [`${name} (exit code ${code})`] };
  if (!count) return own;
  const counted = await count().catch(() => own);
  // A runner that counts nothing has run nothing, and one that fails beside its tests has failed all the same.
  if (counted.passed === 0 || (code !== 0 && counted.failed === 0))
    return {
      ...counted,
      failed: counted.failed + 1,
      failures: [...(counted.failures ?? []), `${name}: the runner itself (exit code ${code})`],
    };
  return counted;
}

export function addOutcomes(outcomes: readonly Outcome[]): Outcome {
  return outcomes.reduce((sum, one) => ({
    passed: sum.passed + one.passed,
    failed: sum.failed + one.failed,
    skipped: sum.skipped + one.skipped,
    failures: [...(sum.failures ?? []), ...(one.failures ?? [])],
  }));
}

/** What every runner of the project ends with: what failed, by name, and the closing line. */
export function closingLines({ passed, failed, skipped, failures = [] }: Outcome): string {
  const named = failures.map((failure) => `failed: ${failure}\n`).join("");
  return `${named}\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
