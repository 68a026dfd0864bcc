import { readdir } from "node:fs/promises";
import { db } from "@/lib/db/client";
import { databaseAnswers } from "@/lib/db/ping";

/** What one probe found: whether all is well, and the JSON that says so. */
export interface HealthReport {
  readonly status: 200 | 503;
  readonly body: object;
}

const patienceMilliseconds = 2_000;

async function migrationNames(): Promise<string[]> {
  const entries = await readdir("prisma/migrations", { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Migrations that this code brings along and the database has not seen. */
async function missingMigrations(expected: readonly string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ name: string }[]>`
    SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`;
  const applied = new Set(rows.map(({ name }) => name));
  return expected.filter((name) => !applied.has(name));
}

/** False when the answer does not come in time: a probe that hangs tells a balancer nothing. */
async function inTime(question: Promise<boolean>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patienceMilliseconds);
  });
  try {
    return await Promise.race([question.catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The process answers. */
export function liveReport(): HealthReport {
  return { status: 200, body: { live: true } };
}

/**
 * Whether the process may be sent visitors: the database answers, its tables are as new as this code needs them, and
 * everything that was announced has been followed, so that no page is older than it may be.
 * @param followed whether the listener has replayed all announcements and hears new ones
 */
export function readiness(followed: () => boolean): () => Promise<HealthReport> {
  let expected: string[] | undefined;
  return async () => {
    const isUpToDate = async (): Promise<boolean> => {
      expected ??= await migrationNames();
      return (await missingMigrations(expected)).length === 0;
    };
    const [database, migrations] = await Promise.all([inTime(databaseAnswers()), inTime(isUpToDate())]);
    const announcements = followed();
    const words = [
      ...(database ? [] : ["The database does not answer."]),
      ...(migrations || !database ? [] : ["The database lacks migrations."]),
      ...(announcements ? [] : ["Announcements have not all been followed yet."]),
    ];
    const ready = words.length === 0;
    return {
      status: ready ? 200 : 503,
      body: {
        ready,
        checks: { database, migrations, announcements },
        ...(ready ? {} : { words: words.join(" ") }),
      },
    };
  };
}
