import { setTimeout as delay } from "node:timers/promises";

/** What came of a load: how many answers of each status, and how many requests had no answer at all. */
export interface LoadResult {
  readonly statuses: ReadonlyMap<number, number>;
  readonly unanswered: number;
  readonly slowestMilliseconds: number;
}

/** Visitors who go from page to page, each at his own pace, until they are called off. */
export function browseInLoops(
  origin: string,
  paths: readonly string[],
  visitors: number,
): () => Promise<LoadResult> {
  const statuses = new Map<number, number>();
  let unanswered = 0;
  let slowestMilliseconds = 0;
  let calledOff = false;
  const visit = async (visitor: number): Promise<void> => {
    for (let step = visitor; !calledOff; step += 1) {
      const startedAt = performance.now();
      try {
        const answer = await fetch(`${origin}${paths[step % paths.length]}`);
        await answer.arrayBuffer();
        statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      } catch {
        unanswered += 1;
      }
      slowestMilliseconds = Math.max(slowestMilliseconds, performance.now() - startedAt);
      await delay(20);
    }
  };
  const all = Promise.all(Array.from({ length: visitors }, (_, visitor) => visit(visitor)));
  return async () => {
    calledOff = true;
    await all;
    return { statuses, unanswered, slowestMilliseconds };
  };
}
