import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import type { TestProject } from "vitest/node";
import { startStack } from "../launch/stack";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
  }
}

/** The databases of a run are thrown away at its end: nothing in them has to outlive a power cut. */
async function keepNothing(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const setting of ["fsync", "full_page_writes"])
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    await client.query("SELECT pg_reload_conf()");
  } finally {
    await client.end();
  }
}

/** One real PostgreSQL for the run, with one migrated database that every test file copies. */
export default async function startCluster(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), "fettle-unit-"));
  const { DATABASE_URL: _own, ...environment } = process.env;
  const stack = await startStack({
    environment: { ...environment, FETTLE_DATA_DIR: folder },
    parts: ["postgres"],
    migrate: true,
    seed: false,
  });
  const url = stack.env["DATABASE_URL"] ?? "";
  await keepNothing(url);
  project.provide("templateUrl", url);
  return async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
