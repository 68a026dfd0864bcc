import { spawn } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { lifelineFlags } from "./node-flags";
import { Refusal, Stopped } from "./refusal";
import { rotateLog } from "./log-tail";
import type { ChildEnvironment } from "./settings";

const patienceMs = 3_000;

export type Task = {
  /** Names its log file. */
  name: string;
  /** For the sentence when it fails: "The build". */
  title: string;
  /** What Node runs: flags, a script, its arguments. */
  args: readonly string[];
  env: ChildEnvironment;
  cwd: string;
  logs: string;
  signal?: AbortSignal | undefined;
};

/** Runs something to its end and returns what it wrote; its output is shown only when it fails. */
export async function runTask({ name, title, args, env, cwd, logs, signal }: Task): Promise<string> {
  if (signal?.aborted) throw new Stopped();
  const logPath = join(logs, `${name}.log`);
  await rotateLog(logPath);
  const log = await open(logPath, "a", 0o600);
  const { size: from } = await log.stat();
  const child = spawn(process.execPath, [...lifelineFlags(cwd), ...args], {
    cwd,
    env: { ...env, FETTLE_LIFELINE: "1" },
    stdio: ["pipe", log.fd, log.fd],
    detached: true,
  });
  child.stdin?.on("error", () => {});
  const stop = () => {
    child.kill("SIGTERM");
    setTimeout(() => child.kill("SIGKILL"), patienceMs).unref();
  };
  signal?.addEventListener("abort", stop);
  const code = await new Promise<number>((resolve) => {
    child.once("error", () => resolve(1));
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
  signal?.removeEventListener("abort", stop);
  await log.close();
  const output = (await readFile(logPath)).subarray(from).toString("utf8");
  if (signal?.aborted) throw new Stopped();
  if (code !== 0) throw new Refusal(`${title} did not succeed (exit code ${code}).\n\n${output.trim()}\n`);
  return output;
}
