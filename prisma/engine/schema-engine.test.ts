import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";

const command = fileURLToPath(new URL("../../scripts/prisma.js", import.meta.url));
const datasource = `datasource db {\n  provider = "postgresql"\n}\n`;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "fettle-engine-test-"));
  await writeFile(join(folder, "old.prisma"), `${datasource}model Shoe {\n  id Int @id\n}\n`);
  await writeFile(join(folder, "new.prisma"), `${datasource}model Shoe {\n  id Int @id\n  size Int?\n}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it("writes a migration between two schema files with no database at hand", async () => {
  const files = ["--from-schema", join(folder, "old.prisma"), "--to-schema", join(folder, "new.prisma")];
  const env = { ...process.env, DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" };
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [command, "migrate", "diff", ...files, "--script"],
    { env },
  );
  expect(stdout.trim()).toBe(`-- AlterTable\nALTER TABLE "Shoe" ADD COLUMN     "size" INTEGER;`);
});

it("names a database that is away", async () => {
  const env = { ...process.env, DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none" };
  const status = promisify(execFile)(process.execPath, [command, "migrate", "status"], { env });
  await expect(status).rejects.toMatchObject({
    stderr: expect.stringContaining("P1001: Can't reach database server at 127.0.0.1:1") as string,
  });
});
