// The engine's door to PostgreSQL. Prisma's own adapter is made for queries; some of its habits do not
// suit migrations and are changed here, each with its reason.

import { randomUUID } from "node:crypto";
import pg from "pg";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

/** PostgreSQL's one-byte "char", which the catalogue tables use and the adapter has no type for. */
const catalogueCharOid = 18;
const textOid = 25;

/** @typedef {Awaited<ReturnType<PrismaPg["connect"]>>} Adapter */

/** Makes adapters fit for migrations and remembers them, so that all can be closed at the end. */
export class MigrationAdapterFactory extends PrismaPg {
  #databaseUrl;
  /** @type {Adapter[]} */
  #open = [];

  /** @param {string} databaseUrl */
  constructor(databaseUrl) {
    const schema = new URL(databaseUrl).searchParams.get("schema");
    super(connectionTo(databaseUrl), schema ? { schema } : {});
    this.#databaseUrl = databaseUrl;
  }

  /** @override */
  async connect() {
    return this.#keep(await super.connect());
  }

  /**
   * The adapter's own way to a shadow database ends in the real one: it sets a database name beside the
   * address, and the address wins.
   * @override
   */
  async connectToShadowDb() {
    const name = `prisma_migrate_shadow_db_${randomUUID()}`;
    const url = new URL(this.#databaseUrl);
    url.pathname = `/${name}`;
    const real = await this.connect();
    await real.executeScript(`CREATE DATABASE "${name}"`);
    const shadow = await new PrismaPg(connectionTo(url.href)).connect();
    const dispose = shadow.dispose.bind(shadow);
    shadow.dispose = async () => {
      await dispose();
      await real.executeScript(`DROP DATABASE IF EXISTS "${name}"`);
    };
    // First to close: it needs the real connection to remove its database.
    this.#open.unshift(shadow);
    return suitMigrations(shadow);
  }

  async closeAll() {
    for (const adapter of this.#open) await adapter.dispose().catch(() => {});
  }

  /** @param {Adapter} adapter */
  #keep(adapter) {
    this.#open.push(adapter);
    return suitMigrations(adapter);
  }
}

/** @param {string} databaseUrl */
function connectionTo(databaseUrl) {
  // The advisory lock that Prisma takes belongs to a session: one connection, never recycled.
  return { connectionString: databaseUrl, max: 1, idleTimeoutMillis: 0, connectionTimeoutMillis: 10_000 };
}

/** @param {Adapter} adapter */
function suitMigrations(adapter) {
  // The adapter cuts a script at every semicolon, which breaks function bodies; PostgreSQL itself takes
  // a whole script as one message.
  adapter.executeScript = async (script) => {
    await adapter.executeRaw({ sql: script, args: [], argTypes: [] });
  };

  // Reading the live schema needs columns of the type "char". Text is not enough: the engine takes such a
  // column as a single character or not at all. So it passes the adapter as text and is renamed after it.
  const inner =
    /** @type {{ performIO(query: object): Promise<{ fields: { dataTypeID: number }[], rows: unknown[][] }> }} */ (
      /** @type {unknown} */ (adapter)
    );
  const performIO = inner.performIO.bind(adapter);
  /** @type {WeakMap<unknown[][], number[]>} */
  const charColumns = new WeakMap();
  inner.performIO = async (query) => {
    const result = await performIO(query);
    const fields = Array.isArray(result.fields) ? result.fields : [];
    const columns = [];
    for (const [index, field] of fields.entries()) {
      if (field.dataTypeID !== catalogueCharOid) continue;
      columns.push(index);
      field.dataTypeID = textOid;
    }
    if (columns.length > 0) charColumns.set(result.rows, columns);
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns.get(result.rows) ?? []) {
      result.columnTypes[index] = ColumnTypeEnum.Character;
    }
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
