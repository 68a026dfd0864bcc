import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { asTransaction } from "@/lib/in-transaction";
import { isConflict } from "./errors";
import { PrismaClient, type Prisma } from "./generated/client";

export type Transaction = Prisma.TransactionClient;

// Next's bundles and the process around them load this file more than once; they must share one pool.
const shared: typeof globalThis & { fettlePool?: pg.Pool } = globalThis;

/** The connections of this process, for what speaks to PostgreSQL without Prisma. */
export function pool(): pg.Pool {
  if (!shared.fettlePool) {
    shared.fettlePool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 15_000,
      // The server cannot time out a statement when it is the server that hangs.
      query_timeout: 20_000,
      idle_in_transaction_session_timeout: 15_000,
      application_name: "fettle",
    });
    // An idle connection that breaks is replaced on next use; without a listener it would end the process.
    shared.fettlePool.on("error", () => undefined);
  }
  return shared.fettlePool;
}

let client: PrismaClient | undefined;

/** The one door to PostgreSQL; connects on first use. */
export function db(): PrismaClient {
  client ??= new PrismaClient({ adapter: new PrismaPg(pool(), { statementNameGenerator: statementName }) });
  return client;
}

/**
 * The name of a statement that begins with one, as `/* add_to_basket *\/` does: PostgreSQL keeps its plan for the connection, where
 * planning costs more than the work itself. All others are planned each time, as their number has no end: no name is an empty one.
 */
function statementName({ sql }: { readonly sql: string }): string {
  return /^\s*\/\* (\w+) \*\//.exec(sql)?.[1] ?? "";
}

/** How many requests wait for a connection in this process. */
export function waitingForPool(): number {
  return shared.fettlePool?.waitingCount ?? 0;
}

/** The connections of this process, for those who watch over it. */
export function poolFigures(): { readonly open: number; readonly idle: number; readonly waiting: number } {
  const pool = shared.fettlePool;
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

/** Closes every connection: for scripts and for shutdown. */
export async function closeDatabase(): Promise<void> {
  await client?.$disconnect();
  client = undefined;
  await shared.fettlePool?.end();
  delete shared.fettlePool;
}

/**
 * Runs `work` in one transaction, again when PostgreSQL asks for it (deadlock, write conflict). No network call belongs inside: Stripe and the mail
 * server refuse there.
 */
export async function inTransaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction((tx) => asTransaction(() => work(tx)), {
        maxWait: 5_000,
        timeout: 15_000,
      });
    } catch (error) {
      if (attempt >= 4 || !isConflict(error)) throw error;
    }
  }
}
