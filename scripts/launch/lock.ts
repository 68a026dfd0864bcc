import { randomBytes } from "node:crypto";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { readIfThere, writeIfAbsent, writeWhole } from "./files";
import { identify, isStillRunning, processIdentitySchema } from "./process-identity";
import type { ProcessIdentity } from "./process-identity";
import { Refusal } from "./refusal";

const lockSchema = z.object({
  launcher: processIdentitySchema,
  children: z.record(z.string(), processIdentitySchema),
});
type LockContent = z.infer<typeof lockSchema>;

/** How long what a killed launcher left behind may take to notice that it is alone. */
const orphanPatienceMs = 10_000;

export type Lock = {
  /** Notes the processes that run under this lock, by name. */
  note(children: Record<string, number>): Promise<void>;
  release(): Promise<void>;
};

/**
 * Takes the data folder for this process. Refuses while another launcher runs on it; takes over from one
 * that is gone, once the processes it started have ended.
 */
export async function takeLock(dataDir: string, pid: number = process.pid): Promise<Lock> {
  const path = join(dataDir, "lock.json");
  const launcher = await identify(pid);
  if (!launcher) throw new Error(`Process ${pid}, which asks for the lock, does not run.`);

  while (!(await writeIfAbsent(path, format({ launcher, children: {} })))) {
    const text = await readIfThere(path);
    if (text === undefined) continue;
    const held = parse(text);
    if (held && (await isStillRunning(held.launcher))) {
      throw new Refusal(
        `The shop already runs on this folder (process ${held.launcher.pid}, data in ${dataDir}). ` +
          `Stop that one first, or start from another folder.`,
      );
    }
    if (await takeAway(path, text)) await outlive(Object.values(held?.children ?? {}));
  }

  return {
    async note(children) {
      const identities: Record<string, ProcessIdentity> = {};
      for (const [name, child] of Object.entries(children)) {
        const identity = await identify(child);
        if (identity) identities[name] = identity;
      }
      await writeWhole(path, format({ launcher, children: identities }));
    },
    release: () => rm(path, { force: true }),
  };
}

/** Removes the stale lock; false when another start was quicker and the lock is no longer the stale one. */
async function takeAway(path: string, stale: string): Promise<boolean> {
  const aside = `${path}.${randomBytes(6).toString("hex")}`;
  try {
    await rename(path, aside);
  } catch {
    return false;
  }
  const moved = await readIfThere(aside);
  if (moved !== stale && moved !== undefined) await writeIfAbsent(path, moved);
  await rm(aside, { force: true });
  return moved === stale;
}

/** Waits until these processes have ended, and ends by force those that do not. */
async function outlive(children: readonly ProcessIdentity[]): Promise<void> {
  const deadline = Date.now() + orphanPatienceMs;
  for (const child of children) {
    while ((await isStillRunning(child)) && Date.now() < deadline) await delay(50);
    if (await isStillRunning(child)) process.kill(child.pid, "SIGKILL");
  }
}

function format(content: LockContent): string {
  return `${JSON.stringify(content, null, 2)}\n`;
}

function parse(text: string): LockContent | undefined {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    // A lock that nobody can read holds nothing.
    return undefined;
  }
}
