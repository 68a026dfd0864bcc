// The engine's door to PostgreSQL. Prisma's own adapter is made for queries; three of its habits do not
// suit migrations and are changed here, each with its reason.

import pg from "pg";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

/** PostgreSQL's one-byte "char", which the catalogue tables use and the adapter has no type for. */
const catalogueCharOid = 18;
const textOid = 25;

/** @typedef {Awaited<ReturnType<PrismaPg["connect"]>>} Adapter */

/** Makes adapters fit for migrations and remembers them, so that all can be closed at the end. */
export class MigrationAdapterFactory extends PrismaPg {
  /** @type {Adapter[]} */
  #open = [];

  /** @param {string} databaseUrl */
  constructor(databaseUrl) {
    const schema = new URL(databaseUrl).searchParams.get("schema");
    super(
      // The advisory lock that Prisma takes belongs to a session: one connection, never recycled.
      { connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 },
      schema ? { schema } : {},
    );
  }

  /** @override */
  async connect() {
    return this.#keep(await super.connect());
  }

  /** @override */
  async connectToShadowDb() {
    return this.#keep(await super.connectToShadowDb());
  }

  async closeAll() {
    await Promise.allSettled(this.#open.map((adapter) => adapter.dispose()));
  }

  /** @param {Adapter} adapter */
  #keep(adapter) {
    this.#open.push(adapter);
    return suitMigrations(adapter);
  }
}

/** @param {Adapter} adapter */
function suitMigrations(adapter) {
  const client = adapter.underlyingDriver();

  // The adapter cuts a script at every semicolon, which breaks function bodies; PostgreSQL itself takes
  // a whole script as one message.
  adapter.executeScript = async (script) => {
    try {
      await client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };

  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  /** @type {number[]} */
  let charColumns = [];
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [];
    for (const [index, field] of result.fields.entries()) {
      if (field.dataTypeID !== catalogueCharOid) continue;
      charColumns.push(index);
      field.dataTypeID = textOid;
    }
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    // Text is not enough: the engine reads such a column as a single character or not at all.
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  return adapter;
}

/**
 * Answers when the database accepts a connection; throws with Prisma's code when it does not.
 * @param {string} databaseUrl
 */
export async function probeDatabase(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
  } catch (error) {
    throw withPrismaCode(error, databaseUrl);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Makes the database that the address names, through the server's "postgres" database.
 * @param {string} databaseUrl
 */
export async function createDatabase(databaseUrl) {
  const url = new URL(databaseUrl);
  const name = decodeURIComponent(url.pathname.slice(1));
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
  try {
    await client.connect();
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * @param {unknown} error
 * @param {string} databaseUrl
 */
function withPrismaCode(error, databaseUrl) {
  const { hostname, port, pathname } = new URL(databaseUrl);
  const state = error instanceof Error && "code" in error ? error.code : undefined;
  const reason = error instanceof Error && error.message ? error.message : String(state ?? error);
  if (state === "3D000") {
    return Object.assign(new Error(`Database ${pathname.slice(1)} does not exist.`), { code: "P1003" });
  }
  if (state === "28P01" || state === "28000") return Object.assign(new Error(reason), { code: "P1000" });
  const where = `${hostname}:${port || "5432"}`;
  return Object.assign(new Error(`Can't reach database server at ${where}: ${reason}`), { code: "P1001" });
}
