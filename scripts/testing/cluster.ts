import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startStack } from "../launch/stack";

declare module "vitest" {
  interface ProvidedContext {
    templateUrl: string;
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
  project.provide("templateUrl", stack.env["DATABASE_URL"] ?? "");
  return async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
