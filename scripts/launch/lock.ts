import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
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
const claimPollMs = 25;

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
    if (!(await claim(path, text, launcher))) {
      await delay(claimPollMs);
      continue;
    }
    await outlive(Object.values(held?.children ?? {}));
    // From the old lock to the new one in a single step: there is no moment without a lock for a third to slip in.
    await writeWhole(path, format({ launcher, children: {} }));
    await removeClaims(path);
    break;
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

/** Where those who want to follow a launcher that is gone draw lots: one file for each that died on the way. */
function claimFile(path: string, stale: string, turn: number): string {
  return `${path}.${createHash("sha256").update(stale).digest("hex").slice(0, 16)}.${turn}`;
}

/**
 * Whether this launcher, and no other, may replace exactly this stale lock. A claim is never taken away from under
 * somebody: when the one who claimed has died as well, the next turn decides.
 */
async function claim(path: string, stale: string, launcher: ProcessIdentity): Promise<boolean> {
  for (let turn = 0; ; turn += 1) {
    const file = claimFile(path, stale, turn);
    if (await writeIfAbsent(file, JSON.stringify(launcher))) {
      // Somebody may have replaced the lock, and cleared away the claims, since it was read.
      if ((await readIfThere(path)) === stale) return true;
      await rm(file, { force: true });
      return false;
    }
    const text = await readIfThere(file);
    if (text === undefined) return false;
    const claimant = processIdentitySchema.safeParse(JSON.parse(text)).data;
    if (claimant && (await isStillRunning(claimant))) return false;
  }
}

async function removeClaims(path: string): Promise<void> {
  const folder = dirname(path);
  const claims = (await readdir(folder)).filter((name) => /^lock\.json\.[0-9a-f]{16}\.\d+$/.test(name));
  await Promise.all(claims.map((name) => rm(join(folder, name), { force: true })));
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
