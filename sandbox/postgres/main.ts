// PostgreSQL 18 for a machine that has none configured: runs one server and stops it when it is itself
// asked to stop.
//   POSTGRES_DATA, POSTGRES_PORT, POSTGRES_PASSWORD_FILE

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import { clusterName, startCluster } from "./cluster";

const settings = z
  .object({
    POSTGRES_DATA: z.string().min(1),
    POSTGRES_PORT: z.coerce.number().int().min(1).max(65_535),
    POSTGRES_PASSWORD_FILE: z.string().min(1),
  })
  .parse(process.env);

const dataDir = resolve(settings.POSTGRES_DATA);
const password = (await readFile(settings.POSTGRES_PASSWORD_FILE, "utf8")).trim();

let stopping = false;
try {
  const server = await startCluster({ dataDir, port: settings.POSTGRES_PORT, password });
  server.on("error", (error) => {
    console.error(`PostgreSQL could not be started: ${error.message}`);
    process.exit(1);
  });
  server.on("exit", (code, signal) => {
    if (!stopping) console.error(`PostgreSQL stopped by itself (${signal ?? `exit code ${code}`}).`);
    process.exit(stopping ? 0 : 1);
  });
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      stopping = true;
      // SIGINT is PostgreSQL's fast stop: clients are sent away, everything committed is written.
      server.kill("SIGINT");
    });
  }
  await makeDatabase();
  console.log("ready");
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** Waits for the server and makes the shop's database the first time. */
async function makeDatabase(): Promise<void> {
  for (;;) {
    const client = new pg.Client({
      host: "127.0.0.1",
      port: settings.POSTGRES_PORT,
      user: clusterName,
      password,
      database: "postgres",
    });
    try {
      await client.connect();
      const found = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [clusterName]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${clusterName}`);
      return;
    } catch (error) {
      if (!isNotReady(error)) throw error;
      await delay(20);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function isNotReady(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  // Not listening yet, or listening but still starting up or recovering.
  return code === "ECONNREFUSED" || code === "ECONNRESET" || code === "57P03";
}
