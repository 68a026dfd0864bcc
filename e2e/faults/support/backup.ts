import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import pg from "pg";
import { expect } from "@playwright/test";
import { settingsOf } from "../../support/records";
import { answers, root } from "../../support/program";
import type { Rig } from "./rig";

/** A copy of a rig's database as it was at one time. */
export class Backup {
  readonly takenAt: Date;
  readonly #rig: Rig;
  readonly #name: string;

  private constructor(rig: Rig, name: string, takenAt: Date) {
    this.#rig = rig;
    this.#name = name;
    this.takenAt = takenAt;
  }

  /** Takes one while the shop runs: its connections break for a moment, and nothing else stops. */
  static async take(rig: Rig): Promise<Backup> {
    const name = `backup_${randomUUID().replaceAll("-", "")}`;
    const takenAt = new Date();
    await beside(rig, async (client, shop) => {
      await client.query(`ALTER DATABASE ${shop} WITH ALLOW_CONNECTIONS false`);
      try {
        await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [
          shop,
        ]);
        await client.query(`CREATE DATABASE ${name} TEMPLATE ${shop}`);
      } finally {
        await client.query(`ALTER DATABASE ${shop} WITH ALLOW_CONNECTIONS true`);
      }
    });
    await isReady(rig);
    return new Backup(rig, name, takenAt);
  }

  /** Stops the shop, puts the copy in the place of its database, and starts it again. */
  async restore(): Promise<void> {
    const rig = this.#rig;
    await Promise.all([rig.worker.end("SIGTERM"), rig.clerk.stop(), rig.cutPower()]);
    await beside(rig, async (client, shop) => {
      await client.query(`DROP DATABASE ${shop} WITH (FORCE)`);
      await client.query(`CREATE DATABASE ${shop} TEMPLATE ${this.#name}`);
    });
    // As the page for operators says: numbers that were given out after the backup are not given out again.
    await rig.query(
      "SELECT setval(pg_get_serial_sequence('shop_order', 'number'), (SELECT max(number) + 1000 FROM shop_order))",
    );
    await Promise.all([rig.clerk.start(), rig.restorePower()]);
    await isReady(rig);
  }

  async discard(): Promise<void> {
    await beside(this.#rig, (client) => client.query(`DROP DATABASE ${this.#name} WITH (FORCE)`));
  }
}

async function isReady({ servers }: Rig): Promise<void> {
  for (const { address } of servers)
    await expect(async () => expect(await answers(`${address}/api/health/ready`)).toBe(true)).toPass({
      timeout: 30_000,
    });
}

/** Works on the cluster of a rig, past the rig's own database. */
async function beside(rig: Rig, work: (client: pg.Client, shop: string) => Promise<unknown>): Promise<void> {
  const url = new URL(settingsOf(rig.shop).DATABASE_URL);
  const shop = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await work(client, shop);
  } finally {
    await client.end();
  }
}

/** Runs `npm run replay` over a rig's records; tells what it said, and whether it was content. */
export async function replay(
  { shop }: Rig,
  ...words: readonly string[]
): Promise<{ said: string; isWell: boolean }> {
  const { DATABASE_URL: _another, ...environment } = process.env;
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [join(root, "scripts/run.js"), "scripts/replay.ts", ...words],
      { cwd: root, env: { ...environment, FETTLE_DATA_DIR: shop.folder } },
      (error, said, complaint) => resolve({ said: said + complaint, isWell: error === null }),
    );
  });
}
