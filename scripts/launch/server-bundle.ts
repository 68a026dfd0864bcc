import { join } from "node:path";
import { build } from "esbuild";

/** The server as one file beside the pages that it serves: a process starts without translating a hundred. */
export const serverBundle = ".next/fettle-server.mjs";

/** Makes the bundle anew; packages stay where they are. */
export async function bundleServer(root: string): Promise<void> {
  await build({
    entryPoints: [join(root, "server/main.ts")],
    outfile: join(root, serverBundle),
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    packages: "external",
    sourcemap: "inline",
    logLevel: "silent",
  });
}
