import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  ssr: { resolve: { conditions: ["react-server"] } },
  test: {
    include: ["{lib,server,scripts,sandbox,app,components,studio,prisma}/**/*.test.ts"],
    globalSetup: "./scripts/testing/cluster.ts",
    setupFiles: ["./scripts/testing/database.ts"],
    // Two cores: more workers only wait for one another.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: ["server-only"] } },
  },
});
