import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { cp, mkdtemp, open, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildMarkerFile, buildMarkerSchema } from "../../lib/db/build-marker";
import { serverBundle } from "../../scripts/launch/server-bundle";
import type { Shop } from "./fixtures";
import { settingsOf } from "./records";

const root = fileURLToPath(new URL("../..", import.meta.url));

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** A folder of its own in which a server finds everything: its built pages are copies, for it writes there. */
export async function copyOfBuild(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "fettle-instance-"));
  for (const name of await readdir(root)) {
    if (![".next", ".data", ".git", "test-results"].includes(name))
      await symlink(join(root, name), join(folder, name));
  }
  await cp(join(root, ".next"), join(folder, ".next"), {
    recursive: true,
    filter: (path) => !path.includes("/.next/cache"),
  });
  return folder;
}

/** A second server of the shop under test, as on another machine: the same database, built pages of its own. */
export class Instance {
  readonly address: string;
  readonly #folder: string;
  readonly #environment: NodeJS.ProcessEnv;
  #child: ChildProcess | undefined;

  private constructor(folder: string, port: number, environment: NodeJS.ProcessEnv) {
    this.#folder = folder;
    this.address = `http://localhost:${port}`;
    this.#environment = environment;
  }

  /** @param settings what it has for itself */
  static async prepare(shop: Shop, settings: Readonly<Record<string, string>> = {}): Promise<Instance> {
    const folder = await copyOfBuild();
    const port = await freePort();
    return new Instance(folder, port, {
      ...process.env,
      ...settingsOf(shop),
      NODE_ENV: "production",
      PORT: String(port),
      ...settings,
    });
  }

  /** Starts the process and waits until it says that it is ready. */
  async start(): Promise<void> {
    const log = await open(join(this.#folder, "server.log"), "a");
    this.#child = spawn(process.execPath, [serverBundle], {
      cwd: this.#folder,
      env: this.#environment,
      stdio: ["ignore", log.fd, log.fd],
    });
    await log.close();
    const deadline = Date.now() + 30_000;
    while (Date.now() < deadline) {
      const answer = await fetch(`${this.address}/api/health/ready`).catch(() => null);
      if (answer?.status === 200) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(
      `The second server was not ready:\n${await readFile(join(this.#folder, "server.log"), "utf8")}`,
    );
  }

  /** Ends it as a power cut would. */
  async kill(): Promise<void> {
    if (!this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await ended;
  }

  /** Makes its pages ones that were built from this database after everything that was announced. */
  async trustBuild(): Promise<void> {
    const file = join(this.#folder, buildMarkerFile);
    const marker = buildMarkerSchema.parse(JSON.parse(await readFile(file, "utf8")));
    const builtFrom = new Date(Date.now() + 60_000).toISOString();
    await writeFile(file, JSON.stringify({ ...marker, builtFrom }));
  }

  /** Makes its pages ones of which nobody knows from which database they were built. */
  async forgetBuild(): Promise<void> {
    await rm(join(this.#folder, buildMarkerFile));
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.#folder, { recursive: true, force: true });
  }
}
