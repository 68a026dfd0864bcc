import { readFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Shop } from "./fixtures";

/** The settings that the shop under test was started with. */
export function settingsOf({ folder }: Pick<Shop, "folder">): {
  readonly DATABASE_URL: string;
  readonly STRIPE_SECRET_KEY: string;
} {
  return JSON.parse(readFileSync(join(folder, "settings.json"), "utf8"));
}

/** Runs SQL against the records of the shop under test: for setting a scene and for looking, never in place of the shop. */
export async function query<Row extends pg.QueryResultRow>(
  shop: Shop,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: settingsOf(shop).DATABASE_URL });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}

export interface Level {
  readonly onHand: number;
  readonly reserved: number;
  readonly quarantined: number;
}

/** What the books say of one shelf. */
export async function levelOf(shop: Shop, sku: string): Promise<Level> {
  const [level] = await query<Level & pg.QueryResultRow>(
    shop,
    `SELECT on_hand AS "onHand", reserved, quarantined FROM stock_level
     JOIN variant ON variant.id = variant_id WHERE sku = $1`,
    [sku],
  );
  if (!level) throw new Error(`There is no ${sku}`);
  return level;
}

/** How many units of a shelf nobody holds. */
export async function freeOf(shop: Shop, sku: string): Promise<number> {
  const { onHand, reserved } = await levelOf(shop, sku);
  return onHand - reserved;
}
