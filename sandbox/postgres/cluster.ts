import { execFile, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { chown, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { findPrograms } from "./programs";
import type { Programs } from "./programs";
import { chooseServerUser } from "./server-user";
import type { ServerUser } from "./server-user";

/** The name of the role and of the database. */
export const clusterName = "fettle";
const majorVersion = "18";
const megabyte = 1024 * 1024;
const strayPatienceMs = 8_000;

export type ClusterOptions = { dataDir: string; port: number; password: string };

/**
 * Starts a PostgreSQL server on loopback over this data folder, which is made when it is not there. A
 * server that a killed parent left on the folder is stopped first.
 */
export async function startCluster({ dataDir, port, password }: ClusterOptions): Promise<ChildProcess> {
  const programs = await findPrograms();
  const user = await chooseServerUser(dataDir, programs.folder);
  await stopStray(dataDir);
  if (!existsSync(join(dataDir, "PG_VERSION"))) await makeCluster(dataDir, password, programs, user);
  await refuseOtherVersion(dataDir);

  const [command, ...args] = [...user.prefix, programs.postgres, "-D", dataDir, ...serverFlags(port)];
  // A group of its own: Ctrl-C must reach the launcher, which stops the database last.
  const server = spawn(command ?? programs.postgres, args, {
    ...user.identity,
    cwd: "/",
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
  guard(server);
  return server;
}

function serverFlags(port: number): string[] {
  const buffers = Math.round(Math.min(Math.max(totalmem() / 16 / megabyte, 64), 256));
  const settings: Record<string, string | number> = {
    port,
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 100,
    shared_buffers: `${buffers}MB`,
    fsync: "on",
    timezone: "UTC",
    log_timezone: "UTC",
  };
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Makes the data folder beside its place and moves it there whole, so that half of one is never used. */
async function makeCluster(
  dataDir: string,
  password: string,
  programs: Programs,
  user: ServerUser,
): Promise<void> {
  const draft = `${dataDir}.new`;
  const passwordFile = `${dataDir}.password`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o700 });
  await rm(passwordFile, { force: true });
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 });
  if (user.owner) {
    await chown(draft, user.owner.uid, user.owner.gid);
    await chown(passwordFile, user.owner.uid, user.owner.gid);
  }
  const flags = [
    `--pgdata=${draft}`,
    `--username=${clusterName}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
    "--encoding=UTF8",
    // PostgreSQL's own collation: sorts the same on every machine, whatever locales it has.
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--locale=C",
    // Trigram search asks the system, not the collation, what a letter is.
    ...(process.platform === "linux" ? ["--lc-ctype=C.UTF-8"] : []),
  ];
  const [command, ...args] = [...user.prefix, programs.initdb, ...flags];
  try {
    await promisify(execFile)(command ?? programs.initdb, args, { ...user.identity, cwd: "/" });
    await rename(draft, dataDir);
  } catch (error) {
    const words = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new Error(`PostgreSQL could not make its data folder ${dataDir}.\n${words}`);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function refuseOtherVersion(dataDir: string): Promise<void> {
  const version = (await readFile(join(dataDir, "PG_VERSION"), "utf8")).trim();
  if (version === majorVersion) return;
  throw new Error(
    `The data in ${dataDir} was made by PostgreSQL ${version}; this is ${majorVersion}. ` +
      `Dump it with the old version and load it into a new folder.`,
  );
}

/** Stops a server that still runs on the folder though its supervisor is gone. */
async function stopStray(dataDir: string): Promise<void> {
  const pidFile = join(dataDir, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number((await readFile(pidFile, "utf8")).split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !(await runsOn(pid, dataDir))) return;
  console.log(`Stopping the server that was left on ${dataDir} (process ${pid}).`);
  for (const signal of ["SIGINT", "SIGQUIT"] as const) {
    process.kill(pid, signal);
    const deadline = Date.now() + strayPatienceMs;
    while (Date.now() < deadline) {
      if (!(await runsOn(pid, dataDir))) return;
      await delay(50);
    }
  }
}

/** Whether the process of this number is a PostgreSQL server over this folder, not one that got its number. */
async function runsOn(pid: number, dataDir: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)("ps", ["-ww", "-o", "command=", "-p", String(pid)]);
    return stdout.includes(dataDir) && stdout.includes("postgres");
  } catch {
    return readFile(`/proc/${pid}/cmdline`, "utf8").then(
      (line) => line.includes(dataDir),
      () => false,
    );
  }
}

/**
 * PostgreSQL does not notice that its parent was killed. A shell does: its input ends, and it asks the
 * server for a fast stop.
 */
function guard(server: ChildProcess): void {
  if (process.platform === "win32" || server.pid === undefined) return;
  const script = `trap "" INT TERM HUP; read -r _; kill -INT "$1"`;
  const watcher = spawn("/bin/sh", ["-c", script, "guard", String(server.pid)], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", (error) => console.error(`No guard for PostgreSQL: ${error.message}`));
  watcher.unref();
  // Ended by force, so that it does not signal a number that no longer is the server's.
  server.once("exit", () => watcher.kill("SIGKILL"));
}
