// Loads the schema engine's WebAssembly build by hand: its own entry file imports the .wasm as a module,
// which Node calls experimental and warns about on every start.

import { readFile } from "node:fs/promises";
import * as bindings from "@prisma/schema-engine-wasm/schema_engine_bg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import { MigrationAdapterFactory } from "./database.js";
import { NoDatabaseFactory } from "./no-database.js";

/**
 * @typedef {{ call(method: string, params?: Record<string, unknown>): Promise<unknown>, close(): Promise<void> }} Engine
 * @typedef {{ message: string, code?: string, meta?: unknown, isPanic: boolean }} Refusal
 */

/** The engine leaves the words of a crash here before it throws a bare "unreachable". */
const panics = {
  message: "",
  /** @param {string} text */
  set_message(text) {
    panics.message = text;
  },
};
Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });

/** Names that differ between the native engine's methods and this build's. */
const renamed = new Map([["getDatabaseVersion", "version"]]);

/**
 * Starts an engine over these schema files and this database; with no database only the calls that
 * compare schema files work.
 * @param {{ datamodels: [string, string][], databaseUrl: string | undefined }} options
 * @returns {Promise<Engine>}
 */
export async function openEngine({ datamodels, databaseUrl }) {
  await (loading ??= load());
  const factory = databaseUrl ? new MigrationAdapterFactory(databaseUrl) : new NoDatabaseFactory();
  const engine = await bindings.SchemaEngine.new(
    // An empty list, unlike none at all, crashes the engine.
    { datamodels: datamodels.length > 0 ? datamodels : undefined },
    () => {},
    bindMigrationAwareSqlAdapterFactory(factory),
  );
  return {
    async call(method, params) {
      const name = renamed.get(method) ?? method;
      const target = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (engine))[name];
      if (typeof target !== "function") throw new Error(`This schema engine has no call "${method}".`);
      return target.call(engine, params ?? {});
    },
    close: () => factory.closeAll(),
  };
}

/** @type {Promise<void> | undefined} */
let loading;

async function load() {
  const home = import.meta.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bytes = await readFile(new URL("./schema_engine_bg.wasm", home));
  const imports = { "./schema_engine_bg.js": bindings };
  const { instance } = await WebAssembly.instantiate(
    bytes,
    /** @type {WebAssembly.Imports} */ (/** @type {unknown} */ (imports)),
  );
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports["__wbindgen_start"];
  if (typeof start === "function") start();
}

/**
 * An engine error in the words and the code that Prisma's command line prints.
 * @param {unknown} error
 * @returns {Refusal}
 */
export function rewordPanic(error) {
  if (!(error instanceof Error)) return { message: String(error), isPanic: false };
  if (error.name === "RuntimeError") {
    return { message: panics.message || error.message, isPanic: true };
  }
  const { code, meta } = /** @type {{ code?: unknown, meta?: unknown }} */ (/** @type {unknown} */ (error));
  return {
    message: error.message,
    isPanic: false,
    ...(typeof code === "string" ? { code } : {}),
    ...(meta === undefined ? {} : { meta }),
  };
}
