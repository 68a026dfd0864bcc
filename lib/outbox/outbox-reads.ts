import { db } from "@/lib/db/client";

/** How the outbox stands, for those who watch over it. */
export interface OutboxFigures {
  readonly waiting: number;
  readonly failed: number;
  /** Seconds since the oldest waiting item was written; zero when nothing waits. */
  readonly oldest: number;
}

export async function readOutboxFigures(): Promise<OutboxFigures> {
  const [figures] = await db().$queryRaw<OutboxFigures[]>`
    SELECT count(*)::int AS waiting, count(*) FILTER (WHERE last_error IS NOT NULL)::int AS failed,
      coalesce(extract(epoch FROM now() - min(created_at)), 0)::float8 AS oldest
    FROM outbox WHERE sent_at IS NULL AND given_up_at IS NULL`;
  return figures ?? { waiting: 0, failed: 0, oldest: 0 };
}
