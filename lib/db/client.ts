import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { PrismaClient, type Prisma } from "@/lib/db/generated/client";

export type Transaction = Prisma.TransactionClient;
export type Database = PrismaClient;

// Next's bundles and the process around them load this file more than once; they must share one pool.
const shared: typeof globalThis & { fettlePool?: pg.Pool } = globalThis;

function pool(): pg.Pool {
  if (!shared.fettlePool) {
    shared.fettlePool = new pg.Pool({
      connectionString: env().DATABASE_URL,
      max: env().DATABASE_POOL_SIZE,
      connectionTimeoutMillis: 5_000,
      idleTimeoutMillis: 30_000,
      statement_timeout: 15_000,
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
  client ??= new PrismaClient({ adapter: new PrismaPg(pool()) });
  return client;
}

/** How many requests wait for a connection in this process. */
export function waitingForPool(): number {
  return shared.fettlePool?.waitingCount ?? 0;
}

/** Closes every connection: for scripts and for shutdown. */
export async function closeDatabase(): Promise<void> {
  await client?.$disconnect();
  client = undefined;
  await shared.fettlePool?.end();
  delete shared.fettlePool;
}

/**
 * Runs `work` in one transaction, again when PostgreSQL asks for it (deadlock, write conflict). No network call belongs inside.
 */
export async function inTransaction<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db().$transaction(work, { maxWait: 5_000, timeout: 15_000 });
    } catch (error) {
      if (attempt >= 4 || !isConflict(error)) throw error;
    }
  }
}

function field(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

/** Prisma's code of an error, and PostgreSQL's own when it came through: raw queries carry only that one. */
function codesOf(error: unknown): string[] {
  const inner = field(field(error, "meta"), "driverAdapterError") ?? error;
  const codes = [field(error, "code"), field(field(inner, "cause"), "originalCode")];
  return codes.filter((code): code is string => typeof code === "string");
}

/** Write conflict, serialisation failure, deadlock: PostgreSQL asks for another try. */
function isConflict(error: unknown): boolean {
  return codesOf(error).some((code) => ["P2034", "40001", "40P01"].includes(code));
}

/** A unique index said no: somebody else was first. */
export function isDuplicate(error: unknown): boolean {
  return codesOf(error).some((code) => ["P2002", "23505"].includes(code));
}

const awayCodes = new Set(["P1000", "P1001", "P1002", "P1008", "P1010", "P1017", "P2024", "P2028", "P2037"]);

/** The database cannot be reached, or answers too late: worth another try later, and not a bug. */
export function isDatabaseAway(error: unknown): boolean {
  if (codesOf(error).some((code) => awayCodes.has(code) || /^(ECONN|ETIMEDOUT|EPIPE|57P|08)/.test(code))) return true;
  const text = error instanceof Error ? error.message : "";
  if (/ECONNREFUSED|ECONNRESET|Connection terminated|timeout exceeded when trying to connect/.test(text)) return true;
  return error instanceof Error && error.cause !== undefined && isDatabaseAway(error.cause);
}
