import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { inspectBuild, inspectClient } from "./build";
import { writeWhole } from "./files";
import { buildMarkerFile } from "@/lib/db/build-marker";
import { describeDatabase, withMigrationLock } from "./database";
import { typescriptFlags } from "./node-flags";
import { proposeOwner, settleOwner, type Owner } from "./secrets";
import type { ChildEnvironment, Environment } from "./settings";
import type { Step } from "./stack";
import { bundleServer } from "./server-bundle";
import { runTask } from "./tasks";

export type Preparation = {
  root: string;
  dataDir: string;
  logs: string;
  env: ChildEnvironment;
  step: Step;
  signal: AbortSignal | undefined;
};

/** Generates Prisma's client when the schema has changed since. */
export async function prepareClient({ root, logs, env, step, signal }: Preparation): Promise<void> {
  const client = await inspectClient(root);
  if (client.upToDate) return;
  const args = [join(root, "scripts/prisma.js"), "generate"];
  const task = runTask({
    name: "generate",
    title: "Generating the database client",
    args,
    env,
    cwd: root,
    logs,
    signal,
  });
  await step("Database client", task, { done: () => "generated" });
  await client.note();
}

/** Brings the database's tables up to date. */
export async function migrate({ root, logs, env, step, signal }: Preparation): Promise<void> {
  if (!existsSync(join(root, "prisma/migrations"))) return;
  const args = [join(root, "scripts/prisma.js"), "migrate", "deploy"];
  const task = withMigrationLock(env["DATABASE_URL"] ?? "", () =>
    runTask({ name: "migrate", title: "Migrating the database", args, env, cwd: root, logs, signal }),
  );
  await step("Migrations", task, {
    done: (output) => (output.includes("No pending") ? "up to date" : "applied"),
  });
}

/** Fills an empty database, adds guides that are new, and makes the owner's account when there is none. */
export async function seed(preparation: Preparation, named: Environment): Promise<Owner> {
  const { root, dataDir, logs, env, step, signal } = preparation;
  const { email, password } = await proposeOwner(dataDir, named);
  const args = [...typescriptFlags(), join(root, "prisma/seed/main.ts")];
  const seedEnv = { ...env, ADMIN_EMAIL: email, ADMIN_PASSWORD: password };
  const task = withMigrationLock(env["DATABASE_URL"] ?? "", () =>
    runTask({ name: "seed", title: "Seeding the database", args, env: seedEnv, cwd: root, logs, signal }),
  );
  const output = await step("Stock and guides", task, {
    done: (text) => {
      const { shop, guides } = readMade(text);
      if (shop) return "filled";
      return guides.length > 0 ? `added ${guides.join(", ")}` : "in place";
    },
  });
  return settleOwner(dataDir, named, readMade(output).owner);
}

const madeSchema = z.object({ shop: z.boolean(), guides: z.array(z.string()), owner: z.boolean() });

/** What the seed says, in its last line, that it made. */
function readMade(output: string): z.infer<typeof madeSchema> {
  return madeSchema.parse(JSON.parse(output.trim().split("\n").at(-1) ?? ""));
}

/** Builds the pages when the sources have changed since the last build, or the database is another. */
export async function build({ root, dataDir, logs, env, step, signal }: Preparation): Promise<void> {
  const marker = await describeDatabase(env["DATABASE_URL"] ?? "");
  const state = await inspectBuild(root, dataDir, marker.database);
  if (state.upToDate) return;
  const args = [join(root, "node_modules/next/dist/bin/next"), "build"];
  const task = runTask({ name: "build", title: "The build", args, env, cwd: root, logs, signal });
  await step("Building the pages", task, { done: () => "built" });
  await bundleServer(root);
  await writeWhole(join(root, buildMarkerFile), JSON.stringify(marker));
  await state.note();
}
