import { spawn } from "node:child_process";
import type { ChildProcess, StdioOptions } from "node:child_process";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { rotateLog, tailLog } from "./log-tail";
import { lifelineFlags, typescriptFlags } from "./node-flags";
import type { ChildEnvironment } from "./settings";

export type ChildPlan = {
  /** Names its log file: "postgres". */
  name: string;
  /** The file to run, from the project's folder; TypeScript runs under tsx. */
  script: string;
  args?: readonly string[];
  /** Flags for Node itself. */
  flags?: readonly string[];
  env: ChildEnvironment;
  /** Whether its output goes to the terminal instead of its log. */
  aloud?: boolean;
};

export type Ending = { code: number | null; signal: NodeJS.Signals | null };

export type Child = {
  readonly name: string;
  readonly pid: number;
  /** Settles when the process has ended; never rejects. */
  readonly ended: Promise<Ending>;
  readonly isRunning: () => boolean;
  /** The last lines it wrote. */
  readonly lastWords: () => Promise<string>;
  /** Asks it to stop, and ends it by force when it has not after this long. */
  readonly stop: (patienceMs: number) => Promise<void>;
};

/**
 * Starts a file of the project, tied to this process by its standard input: when this process is gone,
 * it stops by itself. Its output goes to a file rather than through this process, so that it can go on
 * writing until its own end.
 */
export async function startChild(plan: ChildPlan, root: string, logs: string): Promise<Child> {
  const logPath = join(logs, `${plan.name}.log`);
  await rotateLog(logPath);
  const log = await open(logPath, "a", 0o600);
  try {
    const from = (await stat(logPath)).size;
    const output = plan.aloud ? "inherit" : log.fd;
    const child = spawnTied(plan, root, ["pipe", output, output]);
    return watch(plan.name, child, () => tailLog(logPath, from));
  } finally {
    await log.close();
  }
}

function spawnTied(
  { script, args = [], flags = [], env }: ChildPlan,
  root: string,
  stdio: StdioOptions,
): ChildProcess {
  const own = [
    ...lifelineFlags(root),
    ...(script.endsWith(".ts") ? typescriptFlags() : ["--enable-source-maps"]),
    ...flags,
  ];
  return spawn(process.execPath, [...own, join(root, script), ...args], {
    cwd: root,
    env: { ...env, FETTLE_LIFELINE: "1" },
    stdio,
    // A group of its own: Ctrl-C reaches the launcher alone, which stops the parts in their order.
    detached: true,
  });
}

function watch(name: string, child: ChildProcess, lastWords: () => Promise<string>): Child {
  let running = true;
  // Writing to it is never tried, but its end may be reported all the same.
  child.stdin?.on("error", () => {});
  const ended = new Promise<Ending>((resolve) => {
    child.once("error", () => resolve({ code: 1, signal: null }));
    child.once("exit", (code, signal) => resolve({ code, signal }));
  }).then((ending) => {
    running = false;
    return ending;
  });
  return {
    name,
    pid: child.pid ?? 0,
    ended,
    isRunning: () => running,
    lastWords,
    async stop(patienceMs) {
      if (!running) return;
      child.kill("SIGTERM");
      const timer = setTimeout(() => killGroup(child), patienceMs);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Ends a process and what it started by force. */
function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch {
    child.kill("SIGKILL");
  }
}

/** "exit code 1" or "SIGKILL". */
export function wordEnding({ code, signal }: Ending): string {
  return signal ?? `exit code ${code ?? "unknown"}`;
}
