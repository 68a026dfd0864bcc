// Runs Prisma's own command line with the schema engine that comes from the npm registry:
//   node scripts/prisma.js migrate deploy
// Set PRISMA_SCHEMA_ENGINE_BINARY yourself to use a native engine instead.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod } from "node:fs/promises";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const engine = join(root, "prisma/engine/schema-engine.js");
const binaries = join(root, "node_modules/.bin");
const cli = join(root, "node_modules/prisma/build/index.js");

// A copy that came as an archive may have lost the bit, and Prisma starts the engine as a program.
await chmod(engine, 0o755).catch(() => {});

const node = join(binaries, "node");
const child = spawn(existsSync(node) ? node : process.execPath, [cli, ...process.argv.slice(2)], {
  cwd: root,
  stdio: "inherit",
  env: {
    PRISMA_SCHEMA_ENGINE_BINARY: engine,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
    ...process.env,
    PATH: `${binaries}${delimiter}${process.env["PATH"] ?? ""}`,
  },
});

for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
  process.on(signal, () => child.kill(signal));
}
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal ? 128 + constants.signals[signal] : 1);
});
