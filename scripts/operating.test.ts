import { readFile } from "node:fs/promises";
import { afterAll, expect, test } from "vitest";
import pg from "pg";
import { alertKinds } from "@/lib/desk-alerts/desk-alerts";
import { closeDatabase } from "@/lib/db/client";
import { readDatabaseFindings } from "@/lib/invariants/database-reads";
import { env } from "@/lib/env";

afterAll(closeDatabase);
const page = await readFile("docs/operating.md", "utf8");

test("every alert has its part, and every part its alert", () => {
  const part = page.slice(page.indexOf("## What an alert means"), page.indexOf("## What a broken invariant"));
  const described = [...part.matchAll(/^### (\S+)$/gm)].map(([, kind]) => kind);
  expect(described.sort()).toEqual([...alertKinds].sort());
});

test("every invariant has its row, in order", async () => {
  const rows = [...page.matchAll(/^\| (I\d+) \|/gm)].map(([, id]) => id);
  expect(rows).toEqual(Array.from({ length: 22 }, (_, index) => `I${index + 1}`));
  const known = (await readDatabaseFindings()).map(({ id }) => id);
  expect(rows).toEqual(expect.arrayContaining(known));
});

test("every command and every file that it names is there", async () => {
  const { scripts } = JSON.parse(await readFile("package.json", "utf8")) as {
    scripts: Record<string, string>;
  };
  const named = [...page.matchAll(/\bnpm (?:run )?([\w:-]+)/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(10);
  for (const name of named) expect(Object.keys(scripts)).toContain(name);
  const files = [...page.matchAll(/`((?:lib|e2e|scripts)\/[\w./-]+)`/g)].map(([, file = ""]) => file);
  for (const file of files) await readFile(file, "utf8");
});

const statements = [
  ...[...page.matchAll(/^ *```sql\n([\s\S]*?)```/gm)].map(([, sql = ""]) => sql.trim()),
  ...[...page.matchAll(/`((?:SELECT|UPDATE) [^`]*;)`/g)].map(([, sql = ""]) => sql),
];

test.each(statements)("PostgreSQL runs %s", async (sql) => {
  const client = new pg.Client({ connectionString: env().DATABASE_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(sql);
    await client.query("ROLLBACK");
  } finally {
    await client.end();
  }
});

test("it has SQL to run, and every setting that it names is one", async () => {
  expect(statements.length).toBeGreaterThan(15);
  const known =
    (await readFile("scripts/launch/settings.ts", "utf8")) + (await readFile("lib/env.ts", "utf8"));
  for (const [, name = ""] of page.matchAll(/`\$?([A-Z]+_[A-Z_]+)`/g)) expect(known).toContain(`${name}:`);
});
