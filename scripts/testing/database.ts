import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, expect, inject } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { exampleTrader } from "@/scripts/launch/example-trader";
import { isHeldTo } from "./books";
import { readDatabaseFindings } from "@/lib/invariants/database-reads";

// A database of its own for each test file: copied from the migrated one, made on first import, dropped at the end.
const template = new URL(inject("templateUrl"));
const name = `test_${randomUUID().replaceAll("-", "")}`;
const admin = new URL(template);
admin.pathname = "/postgres";

async function run(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

await run(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`);
const own = new URL(template);
own.pathname = `/${name}`;
Object.assign(process.env, exampleTrader, {
  DATABASE_URL: own.href,
  STRIPE_SECRET_KEY: "sk_test_unit",
  STRIPE_WEBHOOK_SECRET: "whsec_unit",
  SMTP_URL: "smtp://127.0.0.1:1",
  SITE_URL: "http://localhost:3000",
  // Tests press often, and under one name; those of the limits themselves set it to 1.
  LIMITS_FACTOR: "1000",
  SHOP_SECRET: "a secret for unit tests, thirty-two characters",
});

// Whatever a file has tried, the books it leaves agree; what it breaks on purpose it puts right again.
afterAll(async () => {
  const findings = await readDatabaseFindings();
  await closeDatabase();
  await run(`DROP DATABASE ${name} WITH (FORCE)`);
  expect(findings.filter(({ id, broken }) => broken.length > 0 && isHeldTo(id))).toEqual([]);
});
