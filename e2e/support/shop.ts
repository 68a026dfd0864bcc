import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack } from "../../scripts/launch/stack";

/** The owner's account of the shop that the tests run against. */
export const owner = { email: "owner@fettle.example", password: "a-long-test-password" } as const;

/**
 * Starts the whole shop over a fresh data folder, as `npm start` does, and stops it at the end. With
 * E2E_DATA_DIR set, the shop that runs over that folder is used and left running.
 */
export default async function startShop(): Promise<() => Promise<void>> {
  const running = process.env["E2E_DATA_DIR"];
  if (running) {
    await readFile(join(running, "addresses.json"));
    return async () => undefined;
  }
  const folder = await mkdtemp(join(tmpdir(), "fettle-e2e-"));
  const stack = await startStack({
    environment: {
      ...process.env,
      FETTLE_DATA_DIR: folder,
      ADMIN_EMAIL: owner.email,
      ADMIN_PASSWORD: owner.password,
      SHOW_SPECIMEN: "true",
      // All tests are one visitor; limits.spec.ts has a server of its own, with the true figures.
      LIMITS_FACTOR: "1000",
    },
    step: async (label, work) => {
      const result = await work;
      process.stdout.write(`  ${label}\n`);
      return result;
    },
  });
  process.env["E2E_DATA_DIR"] = folder;
  return async () => {
    await stack.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
