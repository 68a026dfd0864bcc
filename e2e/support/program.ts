import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { lifelineFlags } from "@/scripts/launch/node-flags";

export const root = fileURLToPath(new URL("../..", import.meta.url));

export interface ProgramPlan {
  /** What Node is started with: flags, file, arguments. */
  readonly run: readonly string[];
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly log: string;
  /** Whether it is ready for use. */
  readonly isReady: () => Promise<boolean>;
  /** Whether it is spoken to by messages. */
  readonly speaks?: boolean;
}

const patienceMilliseconds = 60_000;

/** A process that can be killed and started again; it ends when the tests' own process does. */
export class Program {
  readonly #plan: ProgramPlan;
  #child: ChildProcess | undefined;

  constructor(plan: ProgramPlan) {
    this.#plan = plan;
  }

  get isRunning(): boolean {
    const child = this.#child;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  get process(): ChildProcess {
    if (!this.#child) throw new Error("The program has not been started");
    return this.#child;
  }

  /** Starts it, unless it runs, and waits until it is ready. */
  async start(): Promise<void> {
    if (this.isRunning) return;
    const { run, folder, environment, isReady, speaks } = this.#plan;
    const log = await open(this.#plan.log, "a");
    this.#child = spawn(process.execPath, [...lifelineFlags(root), ...run], {
      cwd: folder,
      env: { ...environment, FETTLE_LIFELINE: "1" },
      stdio: ["pipe", log.fd, log.fd, ...(speaks ? (["ipc"] as const) : [])],
      serialization: "advanced",
    });
    this.#child.stdin?.on("error", () => undefined);
    await log.close();
    const deadline = Date.now() + patienceMilliseconds;
    while (Date.now() < deadline && this.isRunning) {
      if (await isReady().catch(() => false)) return;
      await pause(25);
    }
    throw new Error(`${run.at(-1)} was not ready:\n${(await this.words()).slice(-2_000)}`);
  }

  /** Ends it and waits until it is gone: SIGKILL as a power cut would, SIGTERM as an operator does. */
  async end(signal: "SIGKILL" | "SIGTERM" = "SIGKILL"): Promise<void> {
    if (!this.isRunning) return;
    const gone = once(this.process, "exit");
    this.process.kill(signal);
    await gone;
  }

  /** Everything it has written. */
  async words(): Promise<string> {
    return readFile(this.#plan.log, "utf8").catch(() => "");
  }
}

/** Whether an address answers with 200. */
export async function answers(address: string): Promise<boolean> {
  const answer = await fetch(address);
  await answer.body?.cancel();
  return answer.status === 200;
}
