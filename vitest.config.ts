import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** A walk of a hundred acts takes minutes: begun last, it would keep one core busy and the other idle. */
class WalksFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isWalk = ({ moduleId }: TestSpecification) => moduleId.endsWith(".property.test.ts");
    return (await super.sort(files)).toSorted((one, other) => Number(isWalk(other)) - Number(isWalk(one)));
  }
}

export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL(".", import.meta.url)) } },
  ssr: { resolve: { conditions: ["react-server"] } },
  test: {
    include: ["{lib,server,scripts,sandbox,app,components,studio,prisma}/**/*.test.ts"],
    globalSetup: "./scripts/testing/cluster.ts",
    setupFiles: ["./scripts/testing/database.ts"],
    // Two cores: more workers only wait for one another.
    maxWorkers: 2,
    sequence: { sequencer: WalksFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
    server: { deps: { inline: ["server-only"] } },
  },
});
