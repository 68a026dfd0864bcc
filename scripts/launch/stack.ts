import { existsSync } from "node:fs";
import { chmod, mkdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { awaitDatabase } from "./database";
import { writeWhole } from "./files";
import { takeLock } from "./lock";
import { serverFlags } from "./node-flags";
import { Parts, partNames, whenAnswering, whenConnectable } from "./parts";
import type { PartName } from "./parts";
import { planStack } from "./plan";
import type { Addresses, Plan } from "./plan";
import { machinePorts } from "./ports";
import { build, migrate, prepareClient, seed } from "./prepare";
import { Stopped } from "./refusal";
import type { Owner } from "./secrets";
import { settingsFile, sharedSettings } from "./running-shop";
import { serverBundle } from "./server-bundle";
import { readSettings } from "./settings";
import type { ChildEnvironment, Environment } from "./settings";

const root = fileURLToPath(new URL("../..", import.meta.url));
const databasePatienceMs = 10_000;

/** Reports a piece of work while it lasts and once it is done. */
export type Step = <T>(
  label: string,
  work: Promise<T>,
  options?: { startedAt?: number; done?: (result: T) => string },
) => Promise<T>;

export type StackOptions = {
  /** Where the settings come from. Default: this process's own. */
  environment?: Environment;
  /** What to start. Default: everything that is not configured otherwise. */
  parts?: readonly PartName[];
  /** Hot reload instead of a build. */
  dev?: boolean;
  /** Whether tables are brought up to date. Default: when there is a database. */
  migrate?: boolean;
  /** Whether an empty database is filled. Default: when the server is among the parts. */
  seed?: boolean;
  step?: Step;
  say?: (line: string) => void;
  /** Calls the start off; what runs by then is stopped before the call rejects. */
  signal?: AbortSignal;
};

export type Stack = {
  addresses: Addresses;
  /** What every process of the shop gets as its environment. */
  env: ChildEnvironment;
  dataDir: string;
  owner: Owner | undefined;
  /** Settles with the reason when a part died too often; the caller should stop the rest. */
  failed: Promise<string>;
  stop: () => Promise<void>;
};

/**
 * Starts the shop, or some parts of it, over one data folder. Refuses, with a `Refusal` in words, settings
 * that make no sense, a folder that is in use and ports that are taken.
 */
export async function startStack(options: StackOptions = {}): Promise<Stack> {
  const { environment = process.env, dev = false, parts = partNames, say = () => {}, signal } = options;
  const settings = readSettings(environment);
  const dataDir = resolve(root, settings.FETTLE_DATA_DIR ?? ".data");
  const logs = join(dataDir, "logs");
  await makeFolders(dataDir, logs);

  const undo: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step();
  };
  try {
    const lock = await takeLock(dataDir);
    undo.push(() => lock.release());
    // A launcher that was killed has left its own behind.
    await rm(addressesFile(dataDir), { force: true });
    await rm(settingsFile(dataDir), { force: true });
    const plan = await planStack({ settings, environment, parts, dataDir, dev }, machinePorts());
    undo.push(plan.releasePorts);
    const failure = Promise.withResolvers<string>();
    const running = new Parts({ root, logs, say, changed: lock.note, giveUp: failure.resolve, signal });
    undo.push(() => running.stop());

    undo.push(() => rm(settingsFile(dataDir), { force: true }));
    const owner = await fill(plan, running, { ...options, dataDir, logs });
    await writeSettings(dataDir, plan.env);
    await writeAddresses(dataDir, plan.addresses);
    undo.push(() => rm(addressesFile(dataDir), { force: true }));
    return { addresses: plan.addresses, env: plan.env, dataDir, owner, failed: failure.promise, stop };
  } catch (error) {
    await stop();
    throw signal?.aborted ? new Stopped() : error;
  }
}

type Folders = { dataDir: string; logs: string };
const silent: Step = (_label, work) => work;

/** Starts the parts in the order in which they need one another. */
async function fill(plan: Plan, running: Parts, options: StackOptions & Folders): Promise<Owner | undefined> {
  const { dataDir, logs, environment = process.env, dev = false, step = silent, signal } = options;
  const { env, addresses, parts, partEnv } = plan;
  const database = env["DATABASE_URL"];
  const preparation = { root, dataDir, logs, env, step, signal };
  const seeds = options.seed ?? parts.has("server");

  await settle([
    startDatabase(plan, running, step, signal),
    startStandIn("mail", "Mail catcher", addresses.mail),
    startStandIn("stripe", "Stripe stand-in", addresses.stripe),
    seeds || parts.has("server") ? prepareClient(preparation) : Promise.resolve(),
  ]);
  if (database && (options.migrate ?? true)) await migrate(preparation);
  const owner = database && seeds ? await seed(preparation, environment) : undefined;

  if (parts.has("server") && addresses.shop) {
    if (!dev) await build(preparation);
    const ready = whenAnswering("server", `${addresses.shop}/api/health/live`, signal);
    const server = dev
      ? { script: "server/main.ts", env, aloud: true }
      : { script: serverBundle, flags: serverFlags(env), env };
    await step("Shop", running.start("server", server, ready));
  }
  if (parts.has("worker")) await running.start("worker", { script: "scripts/worker.ts", env });
  return owner;

  async function startStandIn(
    name: "mail" | "stripe",
    label: string,
    address: string | undefined,
  ): Promise<void> {
    if (!parts.has(name) || !address) return;
    const plan = { script: `sandbox/${name}/main.ts`, env: { ...env, ...partEnv[name] } };
    await step(label, running.start(name, plan, whenAnswering(name, `${address}/health`, signal)));
  }
}

async function startDatabase(
  plan: Plan,
  running: Parts,
  step: Step,
  signal: AbortSignal | undefined,
): Promise<void> {
  const database = plan.env["DATABASE_URL"];
  if (!database) return;
  if (plan.parts.has("postgres")) {
    const child = { script: "sandbox/postgres/main.ts", env: { ...plan.env, ...plan.partEnv.postgres } };
    await step("PostgreSQL 18", running.start("postgres", child, whenConnectable(database, signal)));
    return;
  }
  const found = awaitDatabase(database, { alive: () => true, patienceMs: databasePatienceMs, signal });
  await step("The configured database", found, { done: (version) => `PostgreSQL ${version}, ready` });
}

/** Waits for all, also when one fails: what is still starting could not be stopped. */
async function settle(starts: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(starts);
  const failed = results.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

async function makeFolders(dataDir: string, logs: string): Promise<void> {
  const isNew = !existsSync(dataDir);
  await mkdir(logs, { recursive: true });
  // Under root, PostgreSQL runs as somebody else, who must pass; the secrets inside are closed one by one.
  if (isNew) await chmod(dataDir, 0o755);
}

function addressesFile(dataDir: string): string {
  return join(dataDir, "addresses.json");
}

async function writeAddresses(dataDir: string, addresses: Addresses): Promise<void> {
  await writeWhole(addressesFile(dataDir), `${JSON.stringify(addresses, null, 2)}\n`);
}

/** The settings of the running shop, for commands that are run beside it; they hold secrets, so only the owner reads them. */
async function writeSettings(dataDir: string, env: Environment): Promise<void> {
  const settings = Object.fromEntries(sharedSettings.map((name) => [name, env[name]]));
  await writeWhole(settingsFile(dataDir), `${JSON.stringify(settings, null, 2)}\n`, 0o600);
}
