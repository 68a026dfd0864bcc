import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startChild } from "../launch/children";
import { serverFlags } from "../launch/node-flags";
import { whenAnswering } from "../launch/parts";
import { anyFreePort } from "../launch/ports";
import { serverBundle } from "../launch/server-bundle";
import type { ShopUnderMeasure } from "./shop";

const root = fileURLToPath(new URL("../..", import.meta.url));

export interface SecondServer {
  readonly address: string;
  readonly pid: number;
  /** From the start of its process to its first answer. */
  readonly startSeconds: number;
  readonly stop: () => Promise<void>;
}

/** Another server of the same shop, over the same build and the same database, with some settings of its own. */
export async function startSecondServer(
  shop: ShopUnderMeasure,
  settings: Readonly<Record<string, string>> = {},
): Promise<SecondServer> {
  const port = await anyFreePort();
  const address = `http://127.0.0.1:${port}`;
  const logs = join(shop.dataDir, "logs");
  await mkdir(logs, { recursive: true });
  const env = {
    ...process.env,
    ...shop.env,
    ...settings,
    NODE_ENV: "production" as const,
    PORT: String(port),
  };
  const known = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const startedAt = performance.now();
  const child = await startChild(
    {
      name: "second-server",
      script: serverBundle,
      flags: serverFlags(env),
      env: { ...Object.fromEntries(known), NODE_ENV: "production" },
    },
    root,
    logs,
  );
  try {
    await whenAnswering("server", `${address}/api/health/live`, undefined)(child);
  } catch (error) {
    await child.stop(1_000);
    throw error;
  }
  const startSeconds = (performance.now() - startedAt) / 1000;
  return { address, pid: child.pid, startSeconds, stop: () => child.stop(5_000) };
}
