// The engine greets a database when it starts, even for a comparison of two files. This one answers the
// greeting ("your schema exists, I am PostgreSQL 18") and refuses everything else.

import { ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";

/** @typedef {import("@prisma/driver-adapter-utils").SqlMigrationAwareDriverAdapterFactory} Factory */
/** @typedef {import("@prisma/driver-adapter-utils").SqlDriverAdapter} Adapter */

const identity = {
  provider: /** @type {const} */ ("postgres"),
  adapterName: /** @type {const} */ ("@prisma/adapter-pg"),
};

const greeting = {
  columnNames: ["exists", "version", "numeric_version"],
  columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32],
  rows: [[true, "PostgreSQL 18", 180_000]],
};

/** @type {Adapter} */
const adapter = {
  ...identity,
  queryRaw: async ({ sql }) => (sql.includes("server_version_num") ? greeting : refuse()),
  executeRaw: async () => refuse(),
  executeScript: async () => refuse(),
  startTransaction: async () => refuse(),
  getConnectionInfo: () => ({ supportsRelationJoins: true }),
  dispose: async () => {},
};

/** @returns {never} */
function refuse() {
  throw new DriverAdapterError({ kind: "DatabaseNotReachable" });
}

/**
 * Stands in for a database in calls that only compare files.
 * @implements {Factory}
 */
export class NoDatabaseFactory {
  provider = identity.provider;
  adapterName = identity.adapterName;
  connect = async () => adapter;
  connectToShadowDb = async () => adapter;
  closeAll = async () => {};
}
