import {
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
  RLWrapperTimeouts,
  type RateLimiterAbstract,
} from "rate-limiter-flexible";
import { db, pool } from "@/lib/db/client";
import { env } from "@/lib/env";
import { openLog } from "@/lib/log";
import { err, ok, type Result } from "@/lib/result";
import { limitOf, longestWaitSeconds, type CountedBy, type LimitName, type LimitRefusal } from "./limits";

/** Whom something is counted against, each by its keyed hash; what is null is not counted. */
export type Counted = Readonly<Partial<Record<CountedBy, string | null>>>;

const log = openLog("limits");

/** A counter that takes longer is away: whoever is counted waits for it. */
const patienceMilliseconds = 1_000;

/**
 * Counts once more and says whether that was too often. What is refused counts too, but a window's end does not move: who
 * goes on asking is let in again all the same. An address comes first: once it is refused, it can neither lock the accounts and
 * sessions that it names nor fill the table with them.
 */
export async function consume(name: LimitName, who: Counted): Promise<Result<void, LimitRefusal>> {
  const { address = null, ...others } = who;
  const from = await countAll(name, { address });
  return from.ok ? countAll(name, others) : from;
}

async function countAll(name: LimitName, who: Counted): Promise<Result<void, LimitRefusal>> {
  let waitSeconds = 0;
  let isAway = false;
  await Promise.all(
    countersFor(name, who).map(async ({ counter, key }) => {
      try {
        await counter.consume(key);
      } catch (error) {
        if (error instanceof RateLimiterRes) waitSeconds = Math.max(waitSeconds, secondsOf(error));
        else {
          isAway = true;
          log.error({ err: error, limit: name }, "A limit could not be counted");
        }
      }
    }),
  );
  if (waitSeconds > 0) return err({ kind: "too-often", waitSeconds });
  return isAway ? err({ kind: "away" }) : ok(undefined);
}

/** Takes one count back: what was counted beforehand, so that many at once cannot slip by, proved to be right. */
export async function giveBack(name: LimitName, who: Counted): Promise<void> {
  await Promise.all(countersFor(name, who).map(({ counter, key }) => counter.reward(key).catch(noted(name))));
}

/** Begins to count from nothing again. */
export async function forget(name: LimitName, who: Counted): Promise<void> {
  await Promise.all(countersFor(name, who).map(({ counter, key }) => counter.delete(key).catch(noted(name))));
}

/** Forgets windows that are over, a batch at a time: however many there are, no statement runs into its time limit. */
export async function forgetOldCounts(now = new Date(), batch = 5_000): Promise<number> {
  const over = BigInt(now.getTime());
  for (let all = 0; ;) {
    // Asked twice: a window that begins anew between the two stays.
    const count = await db().$executeRaw`
      DELETE FROM rate_limit
      WHERE expire < ${over} AND key = ANY (ARRAY(SELECT key FROM rate_limit WHERE expire < ${over} ORDER BY expire LIMIT ${batch}))`;
    all += count;
    if (count === 0) return all;
  }
}

/** A count too many is no reason to fail what has been done. */
function noted(limit: LimitName) {
  return (error: unknown): void => log.warn({ err: error, limit }, "A count could not be taken back");
}

function secondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.min(Math.max(Math.ceil(msBeforeNext / 1_000), 1), longestWaitSeconds);
}

/** Looked up on each use: the pool is closed and opened again while the process lives. */
const store = { query: (question: { text: string; values: unknown[] }) => pool().query(question) };

const counters = new Map<string, RateLimiterAbstract>();

function countersFor(name: LimitName, who: Counted): { counter: RateLimiterAbstract; key: string }[] {
  const named: readonly CountedBy[] = ["address", "session", "account"];
  return named.flatMap((by) => {
    const key = who[by];
    const counter = key ? counterOf(name, by) : null;
    return key && counter ? [{ counter, key }] : [];
  });
}

function counterOf(name: LimitName, by: CountedBy): RateLimiterAbstract | null {
  const { whenAway, by: figures } = limitOf(name);
  const figure = figures[by];
  if (!figure) return null;
  const keyPrefix = `${name}:${by}`;
  const known = counters.get(keyPrefix);
  if (known) return known;
  const window = {
    keyPrefix,
    points: figure.points * env().LIMITS_FACTOR,
    duration: figure.minutes * 60,
  };
  const inTable = new RateLimiterPostgres({
    ...window,
    storeClient: store,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    // The worker does it once for all processes.
    clearExpiredByTimeout: false,
    // Whoever is refused costs the database nothing more until his window is over.
    ...(whenAway === "let-in" && { inMemoryBlockOnConsumed: window.points + 1 }),
  });
  const counter = new RLWrapperTimeouts({
    limiter: inTable,
    timeoutMs: patienceMilliseconds,
    ...(whenAway === "let-in" && { insuranceLimiter: new RateLimiterMemory(window) }),
  });
  counters.set(keyPrefix, counter);
  return counter;
}
