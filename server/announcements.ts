import { readFile } from "node:fs/promises";
import type { RequestListener } from "node:http";
import inject from "light-my-request";
import pg from "pg";
import { signedTags } from "@/lib/db/announce";
import { buildMarkerFile, buildMarkerSchema, identifyDatabase, readClock } from "@/lib/db/build-marker";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { log } from "./log";

/** Rows of one moment may commit in another order than their ids: look back this far on every replay. */
const overlapMilliseconds = 20_000;
/** After a connection that was lost the next is made at once; after one that could not be made, with a pause. */
const reconnectMilliseconds = { lost: 50, refused: 1_000 };
/** A connection that was cut without a word is found out by asking it something. */
const pulseMilliseconds = 20_000;

interface Follower {
  /** Next's request handler of this very process. */
  readonly handle: RequestListener;
  /** Called after the tags of announcements have been dropped. */
  readonly dropped: () => void;
  /** Settles once every page that was being made when it was called has been made; null when there was none. */
  readonly underWay: () => Promise<unknown> | null;
}

export interface Listening {
  /** Whether everything announced so far has been followed and new announcements are heard. */
  readonly followed: () => boolean;
  readonly stop: () => Promise<void>;
}

/** As many tags as the route takes at once. */
const mostTags = 100;

/**
 * Drops what cached pages hold under the tags; "everything" stands for all pages. Next dates a page by the end of its
 * making: one that had read its figures before the change, and was stored after it, would count as newer and stay. So
 * the tags are dropped once more when all that was being made has been made.
 */
async function dropTags(follower: Follower, tags: readonly string[] | "everything"): Promise<void> {
  const batches =
    tags === "everything"
      ? [tags]
      : Array.from({ length: Math.ceil(tags.length / mostTags) }, (_, batch) =>
          tags.slice(batch * mostTags, (batch + 1) * mostTags),
        );
  if (batches.length === 0) return;
  for (const batch of batches) await askNext(follower, batch);
  follower.dropped();
  const underWay = follower.underWay();
  if (!underWay) return;
  await underWay;
  for (const batch of batches) await askNext(follower, batch);
  follower.dropped();
}

async function askNext({ handle }: Follower, tags: readonly string[] | "everything"): Promise<void> {
  const body = JSON.stringify({ tags, at: Date.now() });
  const { statusCode } = await inject(handle, {
    method: "POST",
    url: "/api/internal/tags",
    headers: {
      host: new URL(env().SITE_URL).host,
      "content-type": "application/json",
      "x-fettle-signature": signedTags(body),
    },
    payload: body,
  });
  if (statusCode !== 200) throw new Error(`Dropping tags answered ${statusCode}`);
}

/** Drops the tags of every announcement since then; returns the moment of the newest. */
async function replaySince(follower: Follower, since: Date): Promise<Date> {
  const rows = await db().announcement.findMany({
    where: { createdAt: { gte: new Date(since.getTime() - overlapMilliseconds) } },
    select: { tags: true, createdAt: true },
    orderBy: { createdAt: "asc" },
  });
  const tags = [...new Set(rows.flatMap((row) => row.tags))];
  await dropTags(follower, tags);
  return rows.at(-1)?.createdAt ?? since;
}

async function followOne(follower: Follower, id: string): Promise<void> {
  const row = await db().announcement.findUnique({ where: { id: BigInt(id) }, select: { tags: true } });
  if (row) await dropTags(follower, row.tags);
}

/**
 * Since when announcements must be replayed: the database's own time when the pages were built from it. Pages that were
 * built from another database, or nobody knows from which, are all dropped.
 */
async function firstMoment(follower: Follower): Promise<Date> {
  const marker = await readFile(buildMarkerFile, "utf8").then(
    (text) => buildMarkerSchema.safeParse(JSON.parse(text)).data,
    () => undefined,
  );
  if (marker && marker.database === (await identifyDatabase(ask))) return new Date(marker.builtFrom);
  log.warn("The pages were built from another database; all are made anew");
  const now = await readClock(ask);
  await dropTags(follower, "everything");
  return new Date(now);
}

async function ask(sql: string): Promise<string | undefined> {
  const [row] = await db().$queryRawUnsafe<{ answer: string }[]>(sql);
  return row?.answer;
}

interface Connection {
  /** Called once everything up to now has been replayed. */
  readonly listening: (newest: Date) => void;
  readonly signal: AbortSignal;
}

/**
 * One connection from its start to its loss: listens, replays what came before, and then follows.
 * Resolves when it is lost or called off; throws when it could not be made.
 */
async function listenOnce(
  follower: Follower,
  since: Date | undefined,
  { listening, signal }: Connection,
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
    followOne(follower, payload).catch((error: unknown) => {
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
    listening(await replaySince(follower, since ?? (await firstMoment(follower))));
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
 * connection at a time, however long the database is away. Resolves after the first try, so that a server that starts
 * while the database is away still serves.
 */
export async function listenForAnnouncements(follower: Follower): Promise<Listening> {
  const calledOff = new AbortController();
  const { promise: firstTry, resolve: tried } = Promise.withResolvers<undefined>();
  let since: Date | undefined;
  let followed = false;
  const loop = async (): Promise<void> => {
    while (!calledOff.signal.aborted) {
      const listening = (newest: Date): void => {
        since = newest;
        followed = true;
        tried(undefined);
      };
      let pause = reconnectMilliseconds.lost;
      try {
        await listenOnce(follower, since, { listening, signal: calledOff.signal });
      } catch (error) {
        log.warn({ err: error }, "The database does not answer the listener; trying again");
        pause = reconnectMilliseconds.refused;
      }
      followed = false;
      tried(undefined);
      if (!calledOff.signal.aborted) await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const running = loop();
  await firstTry;
  return {
    followed: () => followed,
    stop: async () => {
      calledOff.abort();
      await running;
    },
  };
}
