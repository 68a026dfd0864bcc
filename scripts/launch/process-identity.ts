import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import { z } from "zod";

/** A process by more than its number, which the system hands out again after a while. */
export const processIdentitySchema = z.object({ pid: z.int().positive(), startedAt: z.string() });
export type ProcessIdentity = z.infer<typeof processIdentitySchema>;

/** Names a living process; undefined when there is none with this number. */
export async function identify(pid: number): Promise<ProcessIdentity | undefined> {
  if (!isRunning(pid)) return undefined;
  const startedAt = await startTime(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

/** Whether exactly this process still runs, not another that got its number. */
export async function isStillRunning(identity: ProcessIdentity): Promise<boolean> {
  const current = await identify(identity.pid);
  return current?.startedAt === identity.startedAt;
}

/** Whether a process of this number exists, also one that belongs to somebody else. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

async function startTime(pid: number): Promise<string | undefined> {
  if (process.platform === "linux") {
    try {
      const stat = await readFile(`/proc/${pid}/stat`, "utf8");
      // The name, in brackets, may hold anything: count the fields from behind it.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const [state, ticks] = [fields[0], fields[19]];
      if (state === "Z" || state === "X" || ticks === undefined) return undefined;
      const boot = await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => "");
      return `${boot.trim()}/${ticks}`;
    } catch {
      return undefined;
    }
  }
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "lstart=", "-p", String(pid)]);
    return stdout.trim() || undefined;
  } catch {
    return undefined;
  }
}
