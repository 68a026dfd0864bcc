import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { readIfThere, writeWhole } from "./files";

/** What the build is made of; nothing else makes a new one necessary. */
const sourceFolders = ["app", "components", "lib", "public", "server", "prisma"];
const skippedFolders = new Set(["node_modules", "generated", "engine"]);
const testFile = /\.(?:test|spec)\.tsx?$/;
const rootFile = /^(?!next-env\.d\.ts$).*\.(?:ts|js|mjs|css)$|^(?:package-lock|package|tsconfig)\.json$/;

const fileSchema = z.object({ changed: z.number(), size: z.number(), hash: z.string() });
const stampSchema = z.object({
  sources: z.string(),
  database: z.string(),
  build: z.string(),
  files: z.record(z.string(), fileSchema),
});
type Files = Record<string, z.infer<typeof fileSchema>>;

export type BuildState = {
  upToDate: boolean;
  /** Notes that the build now matches what was seen. */
  note: () => Promise<void>;
};

/** Compares the sources and the database with those of the last build. */
export async function inspectBuild(root: string, dataDir: string, database: string): Promise<BuildState> {
  const stampPath = join(dataDir, "build.json");
  const last = await readStamp(stampPath);
  const files = await hashFiles(root, last?.files ?? {});
  const sources = digest(Object.entries(files).map(([path, { hash }]) => `${path} ${hash}`));
  const buildId = () => readIfThere(join(root, ".next/BUILD_ID"));
  const present = await buildId();
  return {
    // Another start of this folder (a test with its own data) may have built since: its id differs.
    upToDate:
      present !== undefined &&
      last?.build === present &&
      last.sources === sources &&
      last.database === database,
    async note() {
      const stamp = { sources, database, build: (await buildId()) ?? "", files };
      await writeWhole(stampPath, JSON.stringify(stamp));
    },
  };
}

async function readStamp(path: string): Promise<z.infer<typeof stampSchema> | undefined> {
  try {
    return stampSchema.parse(JSON.parse((await readIfThere(path)) ?? ""));
  } catch {
    return undefined;
  }
}

/** Hashes every source file; one whose time and size have not changed keeps its hash. */
async function hashFiles(root: string, known: Files): Promise<Files> {
  const atRoot = (await readdir(root)).filter((name) => rootFile.test(name));
  const below = await Promise.all(sourceFolders.map((folder) => listFiles(root, folder)));
  const files: Files = {};
  for (const path of [...atRoot, ...below.flat()].sort()) {
    const { mtimeMs: changed, size } = await stat(join(root, path));
    const before = known[path];
    files[path] =
      before && before.changed === changed && before.size === size
        ? before
        : { changed, size, hash: digest([await readFile(join(root, path))]) };
  }
  return files;
}

async function listFiles(root: string, folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  const nested = entries.map(async (entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : listFiles(root, path);
    return testFile.test(entry.name) ? [] : [path];
  });
  return (await Promise.all(nested)).flat();
}

/** Whether Prisma's client has to be generated; and the note that it was. */
export async function inspectClient(root: string): Promise<BuildState> {
  const stampPath = join(root, "lib/db/generated/schema.sha256");
  const schema = await readIfThere(join(root, "prisma/schema.prisma"));
  const prisma = await readFile(join(root, "node_modules/prisma/package.json"), "utf8");
  const wanted = digest([schema ?? "", prisma]);
  return {
    upToDate: schema === undefined || (await readIfThere(stampPath)) === wanted,
    note: () => writeWhole(stampPath, wanted),
  };
}

function digest(parts: readonly (string | Buffer)[]): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\n");
  return hash.digest("hex");
}
