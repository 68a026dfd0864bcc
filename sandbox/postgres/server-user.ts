import { accessSync, constants, existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { execFile } from "node:child_process";
import { promisify } from "node:util";

export type ServerUser = {
  /** What to put in front of a PostgreSQL program and its arguments. */
  prefix: readonly string[];
  /** Whom the data folder must belong to; undefined means oneself. */
  owner: { uid: number; gid: number } | undefined;
  /** What spawn changes to by itself. */
  identity: { uid?: number; gid?: number };
};

/**
 * PostgreSQL refuses to run as root. Root therefore starts it as the owner of the data, else as the
 * system's "postgres", else as "nobody"; anybody else starts it as themselves.
 */
export async function chooseServerUser(dataDir: string, programs: string): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return { prefix: [], owner: undefined, identity: {} };
  const owner = ownerOfData(dataDir) ?? (await userNamed("postgres")) ?? (await userNamed("nobody"));
  if (!owner) {
    throw new Error(
      "PostgreSQL does not run as root, and this system has neither a user postgres nor a user nobody. " +
        "Start the shop as an ordinary user, or set DATABASE_URL.",
    );
  }
  if (canReach(owner, dirname(dataDir)) && canReach(owner, programs)) {
    return { prefix: [], owner, identity: owner };
  }
  // A clone in /root, which nobody else may enter: the server keeps the one privilege to pass through.
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((path) => existsSync(path));
  if (!setpriv) {
    throw new Error(
      `PostgreSQL does not run as root, and no other user may enter ${dirname(dataDir)}. ` +
        "Move the project out of root's own folder, start it as an ordinary user, or set DATABASE_URL.",
    );
  }
  return { prefix: [setpriv, ...passThrough(owner)], owner, identity: {} };
}

function passThrough({ uid, gid }: { uid: number; gid: number }): string[] {
  return [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    "--clear-groups",
    // initdb asks with access(), which sets privileges aside unless this bit is set.
    "--securebits=+no_setuid_fixup",
    "--inh-caps=-all,+dac_override",
    "--ambient-caps=+dac_override",
    "--bounding-set=-all,+dac_override",
  ];
}

function ownerOfData(dataDir: string): { uid: number; gid: number } | undefined {
  if (!existsSync(join(dataDir, "PG_VERSION"))) return undefined;
  const { uid, gid } = statSync(dataDir);
  return uid === 0 ? undefined : { uid, gid };
}

async function userNamed(name: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all(
      ["-u", "-g"].map(async (flag) => Number((await promisify(execFile)("id", [flag, name])).stdout)),
    );
    return uid && gid ? { uid, gid } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a stranger with this identity may pass every folder down to the path. */
function canReach({ uid, gid }: { uid: number; gid: number }, path: string): boolean {
  for (let folder = path; ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = statSync(folder);
    const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Whether this process may run the file. */
export function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
