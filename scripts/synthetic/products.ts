import pg from "pg";
import { catalogueTags } from "@/lib/catalogue/catalogue-tags";
import { choices, kinds, makers, things } from "./names";
import { firstId, lastId, productId, statements } from "./statements";

/** How many products are made in one transaction: a few seconds' work. */
const batch = 25_000;

/** The most that is ever made: enough to find out, and a database still fits on a laptop. */
export const mostProducts = 5_000_000;

interface Options {
  /** Slugs of the departments that new ones are spread over. Default: all. */
  readonly departments?: readonly string[];
  readonly progress?: (live: number) => void;
}

/**
 * Brings the number of made-up products on sale to `wanted`, whatever it was. What is too many is retired like any product that
 * is taken off sale, for journals of stock and prices forget nothing; what was retired comes back before more are made.
 * @returns how many are on sale and how many the database holds
 * @throws when the shop has no department yet
 */
export async function bringProductsTo(
  databaseUrl: string,
  wanted: number,
  { departments: chosen, progress }: Options = {},
): Promise<{ live: number; made: number }> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: "fettle-synthetic" });
  await client.connect();
  try {
    const departments = await column(client, "SELECT slug AS value FROM department ORDER BY position");
    if (departments.length === 0)
      throw new Error("There is no department to put products into: seed the shop first.");
    const made = Number(
      await one(client, `SELECT count(*) AS value FROM product WHERE id BETWEEN ${firstId} AND ${lastId}`),
    );
    await retire(client, wanted);
    await bringBack(client, Math.min(wanted, made));
    for (let from = made; from < wanted; from += batch) {
      const to = Math.min(from + batch, wanted);
      await makeBatch(client, from, to - 1, chosen ?? departments);
      progress?.(to);
    }
    if (made < wanted) await client.query("VACUUM (ANALYZE)");
    await tellPages(client, departments);
    return { live: wanted, made: Math.max(made, wanted) };
  } finally {
    await client.end();
  }
}

async function retire(client: pg.Client, from: number): Promise<void> {
  await client.query(
    `UPDATE product SET state = 'retired', updated_at = now()
     WHERE id BETWEEN ${productId("$1::bigint")} AND ${lastId} AND state = 'live'`,
    [from],
  );
}

async function bringBack(client: pg.Client, upTo: number): Promise<void> {
  await client.query(
    `UPDATE product SET state = 'live', updated_at = now()
     WHERE id >= ${firstId} AND id < ${productId("$1::bigint")} AND state <> 'live'`,
    [upTo],
  );
}

async function makeBatch(
  client: pg.Client,
  from: number,
  to: number,
  departments: readonly string[],
): Promise<void> {
  const given: readonly unknown[] = [from, to, makers, kinds, choices, departments, JSON.stringify(things)];
  await client.query("BEGIN");
  try {
    for (const { sql, uses } of statements) {
      // PostgreSQL wants the type of every parameter that it is given, so each statement gets its own.
      const places = [1, 2, ...uses];
      const text = sql.replaceAll(/\$(\d)/g, (_, place: string) => `$${places.indexOf(Number(place)) + 1}`);
      await client.query(
        text,
        places.map((place) => given[place - 1]),
      );
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}

/** Pages that list products show the change; a made-up product's own page, once it is retired, goes with its cache's time. */
async function tellPages(client: pg.Client, departments: readonly string[]): Promise<void> {
  const tags = [catalogueTags.all, ...departments.map((slug) => catalogueTags.department(slug))];
  await client.query("INSERT INTO announcement (tags) VALUES ($1)", [tags]);
}

async function column(client: pg.Client, sql: string): Promise<string[]> {
  const { rows } = await client.query<{ value: string }>(sql);
  return rows.map(({ value }) => value);
}

async function one(client: pg.Client, sql: string): Promise<string> {
  return (await column(client, sql))[0] ?? "";
}
