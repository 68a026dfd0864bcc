import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readIfThere } from "../launch/files";
import { settingsFile, sharedSettings } from "../launch/running-shop";
import { startStack, type Stack, type Step } from "../launch/stack";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * What a shop under measure starts from: the settings of no other shop, as they were before any row took over those of
 * this one to call its commands.
 */
const inherited = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !sharedSettings.some((setting) => setting === name)),
);

export interface ShopUnderMeasure {
  /** Its address on this machine, by number so that no name is looked up. */
  readonly address: string;
  /** What a browser on its pages sends as Origin. */
  readonly origin: string;
  readonly dataDir: string;
  readonly env: Readonly<Record<string, string>>;
  /** Set when it was started for this measurement, over a folder that goes afterwards. */
  readonly own: OwnShop | null;
}

interface OwnShop {
  /** Seconds that the steps of its start took, by their names. */
  readonly seconds: ReadonlyMap<string, number>;
  /** Stops it, and starts it again over the same folder with a build made anew. */
  readonly rebuild: () => Promise<ReadonlyMap<string, number>>;
}

/** The shop that runs over the data folder; null when none runs. */
export async function findRunningShop(): Promise<ShopUnderMeasure | null> {
  const dataDir = resolve(root, process.env["FETTLE_DATA_DIR"] ?? ".data");
  const addresses = await readIfThere(join(dataDir, "addresses.json"));
  const settings = await readIfThere(settingsFile(dataDir));
  if (addresses === undefined || settings === undefined) return null;
  const { shop } = z.object({ shop: z.url() }).parse(JSON.parse(addresses));
  const env = z.record(z.string(), z.string()).parse(JSON.parse(settings));
  return {
    address: onThisMachine(shop),
    origin: new URL(env["SITE_URL"] ?? shop).origin,
    dataDir,
    env,
    own: null,
  };
}

/** Nothing but this machine is ever put under load. */
function onThisMachine(shop: string): string {
  const { port, hostname } = new URL(shop);
  if (!["localhost", "127.0.0.1"].includes(hostname))
    throw new Error(`The shop is at ${hostname}, not on this machine.`);
  return `http://127.0.0.1:${port}`;
}

/** Starts a whole shop over a temporary folder, as `npm start` does, and takes both away afterwards, also when called off. */
export async function withOwnShop<T>(work: (shop: ShopUnderMeasure) => Promise<T>): Promise<T> {
  const dataDir = await mkdtemp(join(tmpdir(), "fettle-bench-"));
  const called = new AbortController();
  let starting = start(dataDir, called.signal);
  const clear = async () => {
    // What is still starting could not be stopped.
    const started = await starting.catch(() => undefined);
    await started?.stack.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  const callOff = () => {
    called.abort();
    void clear().finally(() => process.exit(130));
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP", "disconnect"]) process.once(signal, callOff);
  process.channel?.unref();
  try {
    const { stack, seconds } = await starting;
    return await work({
      address: onThisMachine(stack.addresses.shop ?? ""),
      origin: stack.env["SITE_URL"] ?? "",
      dataDir,
      env: stack.env,
      own: {
        seconds,
        rebuild: async () => {
          await stack.stop();
          await rm(join(dataDir, "build.json"), { force: true });
          starting = start(dataDir, called.signal);
          return (await starting).seconds;
        },
      },
    });
  } finally {
    await clear();
  }
}

interface Started {
  readonly stack: Stack;
  readonly seconds: ReadonlyMap<string, number>;
}

async function start(dataDir: string, signal: AbortSignal): Promise<Started> {
  const seconds = new Map<string, number>();
  const step: Step = async (label, work) => {
    const startedAt = performance.now();
    const result = await work;
    seconds.set(label, (performance.now() - startedAt) / 1000);
    process.stderr.write(`  ${label}: ${seconds.get(label)?.toFixed(1)} s\n`);
    return result;
  };
  const stack = await startStack({
    environment: {
      ...inherited,
      FETTLE_DATA_DIR: dataDir,
      ADMIN_EMAIL: "owner@fettle.example",
      ADMIN_PASSWORD: "a-long-test-password",
      // What is measured is the shop, not how Stripe slows its callers down.
      STRIPE_SANDBOX_RATE_LIMIT: "0",
      // All buyers are one address. They are counted all the same: that is part of what a press costs.
      LIMITS_FACTOR: "10000",
    },
    step,
    signal,
  });
  return { stack, seconds };
}
