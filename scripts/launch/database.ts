import pg from "pg";
import { identifyDatabase, readClock, type BuildMarker } from "@/lib/db/build-marker";
import { Refusal, Stopped } from "./refusal";

const retryMs = 25;
/** Any number, as long as every launcher of this shop uses the same: "fettle" on a telephone's keys. */
const migrationLock = 338_853;

/** Waits until the database answers; refuses when it answers that it will not, or `alive` says it is gone. */
export async function awaitDatabase(
  url: string,
  {
    alive,
    patienceMs,
    signal,
  }: { alive: () => boolean; patienceMs: number; signal?: AbortSignal | undefined },
): Promise<string> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    if (signal?.aborted) throw new Stopped();
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: patienceMs });
    try {
      await client.connect();
      const { rows } = await client.query<{ server_version: string }>("SHOW server_version");
      return rows[0]?.server_version.split(" ")[0] ?? "";
    } catch (error) {
      if (!alive()) throw error;
      if (Date.now() > deadline) throw new Refusal(wordUnreachable(url, error));
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    } finally {
      await client.end().catch(() => {});
    }
  }
}

function wordUnreachable(url: string, error: unknown): string {
  const { hostname, port, pathname } = new URL(url);
  const reason =
    error instanceof Error ? error.message || ("code" in error ? String(error.code) : "") : String(error);
  return `The database ${pathname.slice(1)} at ${hostname}:${port || "5432"} does not answer: ${reason}`;
}

/**
 * Runs something while no other launcher on this database runs it: two servers that are started at once
 * must not both migrate and seed.
 */
export async function withMigrationLock<T>(url: string, work: () => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  // A connection that breaks meanwhile loses the lock, not the work.
  client.on("error", () => {});
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [migrationLock]);
    return await work();
  } finally {
    await client.end().catch(() => {});
  }
}

/** What the build must note of the database that its pages are made from. */
export async function describeDatabase(url: string): Promise<BuildMarker> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const ask = async (sql: string) => (await client.query<{ answer: string }>(sql)).rows[0]?.answer;
  try {
    return { database: await identifyDatabase(ask), builtFrom: await readClock(ask) };
  } finally {
    await client.end().catch(() => {});
  }
}
