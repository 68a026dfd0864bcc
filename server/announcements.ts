import { stat } from "node:fs/promises";
import pg from "pg";
import { signedTags } from "@/lib/db/announce";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "./log";

/** Rows of one moment may commit in another order than their ids: look back this far on every replay. */
const overlapMilliseconds = 15_000;
const reconnectMilliseconds = 1_000;
/** A connection that was cut without a word is found out by asking it something. */
const pulseMilliseconds = 20_000;

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

/** Drops the tags of every announcement since then; returns the moment of the newest. */
async function replaySince(port: number, since: Date): Promise<Date> {
  const rows = await db().announcement.findMany({
    where: { createdAt: { gte: new Date(since.getTime() - overlapMilliseconds) } },
    select: { tags: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  const tags = [...new Set(rows.flatMap((row) => row.tags))];
  for (let from = 0; from < tags.length; from += 100) await dropTags(port, tags.slice(from, from + 100));
  return rows.at(-1)?.createdAt ?? since;
}

async function followOne(port: number, id: string): Promise<void> {
  const row = await db().announcement.findUnique({ where: { id: BigInt(id) }, select: { tags: true } });
  if (row) await dropTags(port, row.tags);
}

/**
 * One connection from its start to its loss: listens, replays what came before, and then follows.
 * Resolves when it is lost or called off; throws when it could not be made.
 * @param listening called once everything up to now has been replayed
 */
async function listenOnce(
  port: number,
  since: Date,
  listening: (newest: Date) => void,
  signal: AbortSignal,
): Promise<void> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: "fettle-announcements",
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    query_timeout: 5_000,
  });
  const { promise: lost, resolve: lose } = Promise.withResolvers<undefined>();
  client.on("error", () => lose(undefined));
  client.on("end", () => lose(undefined));
  client.on("notification", ({ payload }) => {
    if (!payload) return;
    followOne(port, payload).catch((error: unknown) => {
      log.warn({ err: error, id: payload }, "An announcement could not be followed; all are replayed");
      lose(undefined);
    });
  });
  const pulse = setInterval(
    () => void client.query("SELECT 1").catch(() => lose(undefined)),
    pulseMilliseconds,
  );
  const callOff = () => lose(undefined);
  signal.addEventListener("abort", callOff);
  try {
    await client.connect();
    await client.query("LISTEN fettle_announcement");
    listening(await replaySince(port, since));
    await lost;
  } finally {
    clearInterval(pulse);
    signal.removeEventListener("abort", callOff);
    await client.end().catch(() => undefined);
  }
}

/**
 * Keeps this process's cached pages in step with the database: first replays every announcement since the
 * build, then follows new ones, and replays what it missed whenever the connection was lost. One loop, one
 * connection at a time, however long the database is away.
 * @returns a function that stops it
 */
export async function listenForAnnouncements(port: number): Promise<() => Promise<void>> {
  const calledOff = new AbortController();
  const { promise: firstTry, resolve: tried } = Promise.withResolvers<undefined>();
  let since = await stat(".next/BUILD_ID").then(
    ({ mtime }) => mtime,
    () => new Date(0),
  );
  const loop = async (): Promise<void> => {
    while (!calledOff.signal.aborted) {
      const listening = (newest: Date): void => {
        since = newest;
        tried(undefined);
      };
      try {
        await listenOnce(port, since, listening, calledOff.signal);
      } catch (error) {
        log.warn({ err: error }, "The database does not answer the listener; trying again");
      }
      tried(undefined);
      if (!calledOff.signal.aborted)
        await new Promise((resolve) => setTimeout(resolve, reconnectMilliseconds));
    }
  };
  const running = loop();
  await firstTry;
  return async () => {
    calledOff.abort();
    await running;
  };
}
