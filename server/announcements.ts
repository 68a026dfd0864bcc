import { stat } from "node:fs/promises";
import pg from "pg";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { signedTags } from "@/lib/db/announce";
import { log } from "./log";

/** Rows of one moment may commit in another order than their ids: look back this far on every replay. */
const overlapMilliseconds = 15_000;
const reconnectMilliseconds = 1_000;

/** Has this very process drop what its cached pages hold under the tags. */
async function dropTags(port: number, tags: readonly string[]): Promise<void> {
  if (tags.length === 0) return;
  const body = JSON.stringify({ tags, at: Date.now() });
  const response = await fetch(`http://127.0.0.1:${port}/api/internal/tags`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-fettle-signature": signedTags(body) },
    body,
  });
  if (!response.ok) throw new Error(`Dropping tags answered ${response.status}`);
}

async function replaySince(port: number, since: Date): Promise<void> {
  const rows = await db().announcement.findMany({
    where: { createdAt: { gte: since } },
    select: { tags: true },
  });
  const tags = [...new Set(rows.flatMap((row) => row.tags))];
  for (let from = 0; from < tags.length; from += 100) await dropTags(port, tags.slice(from, from + 100));
}

/**
 * Keeps this process's cached pages in step with the database: first replays every announcement since the
 * build, then follows new ones, and replays what it missed whenever the connection was lost.
 * @returns a function that stops it
 */
export async function listenForAnnouncements(port: number): Promise<() => Promise<void>> {
  let since = await stat(".next/BUILD_ID").then(
    ({ mtime }) => mtime,
    () => new Date(0),
  );
  let client: pg.Client | undefined;
  let stopped = false;

  const connect = async (): Promise<void> => {
    const fresh = new pg.Client({
      connectionString: env().DATABASE_URL,
      application_name: "fettle-announcements",
    });
    let lost = false;
    const again = (): void => {
      if (lost || stopped) return;
      lost = true;
      fresh.end().catch(() => undefined);
      setTimeout(() => void retry(), reconnectMilliseconds);
    };
    fresh.on("error", again);
    fresh.on("end", again);
    fresh.on("notification", ({ payload }) => void follow(payload));
    await fresh.connect();
    await fresh.query("LISTEN fettle_announcement");
    client = fresh;
    await replaySince(port, new Date(since.getTime() - overlapMilliseconds));
    since = new Date();
  };

  const follow = async (id: string | undefined): Promise<void> => {
    if (!id) return;
    try {
      const row = await db().announcement.findUnique({
        where: { id: BigInt(id) },
        select: { tags: true, createdAt: true },
      });
      if (!row) return;
      await dropTags(port, row.tags);
      if (row.createdAt > since) since = row.createdAt;
    } catch (error) {
      log.warn({ err: error, id }, "An announcement could not be followed; the connection is made anew");
      await client?.end().catch(() => undefined);
    }
  };

  const retry = async (): Promise<void> => {
    try {
      await connect();
    } catch (error) {
      log.warn({ err: error }, "The database does not answer the listener; trying again");
      if (!stopped) setTimeout(() => void retry(), reconnectMilliseconds);
    }
  };

  await retry();
  return async () => {
    stopped = true;
    await client?.end().catch(() => undefined);
  };
}
