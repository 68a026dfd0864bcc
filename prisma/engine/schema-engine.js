#!/usr/bin/env node
// Stands where Prisma's command line expects its schema engine. The native engine is a download from a
// host that many networks do not reach; the same engine, compiled to WebAssembly, comes from the npm
// registry. This file speaks the native engine's side of the conversation (JSON-RPC, one object a line,
// over stdin and stdout) and passes every call on, so `prisma migrate` works unchanged.

import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { readFile } from "node:fs/promises";
import { openEngine, rewordPanic } from "./wasm-engine.js";
import { probeDatabase, createDatabase } from "./database.js";

/** @typedef {{ id: number, method: string, params?: Record<string, unknown> }} Request */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: { datamodels: { type: "string", multiple: true }, datasource: { type: "string" } },
});

const datasource = typeof values.datasource === "string" ? JSON.parse(values.datasource) : {};
const databaseUrl = typeof datasource.url === "string" ? datasource.url : undefined;

// A crash inside the engine surfaces between two turns of the event loop, where no call can catch it.
process.on("uncaughtException", (error) => {
  process.stderr.write(`schema engine\n${logLine(rewordPanic(error))}\n`);
  process.exit(1);
});

if (positionals[0] === "cli") await answerOneCommand(positionals[1]);
else await serve();

/**
 * The two questions Prisma asks before it opens a conversation: can the database be reached, and make it.
 * The answer is the exit code; a refusal is a JSON log line, after a first line that the caller drops.
 * @param {string | undefined} command
 */
async function answerOneCommand(command) {
  try {
    if (!databaseUrl) throw Object.assign(new Error("No database address was given."), { code: "P1013" });
    if (command === "can-connect-to-database") await probeDatabase(databaseUrl);
    else if (command === "create-database") await createDatabase(databaseUrl);
    else throw new Error(`The schema engine has no command "${command}".`);
  } catch (error) {
    const refusal = rewordPanic(error);
    process.stderr.write(`schema engine\n${logLine({ code: "P1001", ...refusal })}\n`);
    process.exitCode = 1;
  }
}

/** @param {import("./wasm-engine.js").Refusal} refusal */
function logLine({ message, code }) {
  return JSON.stringify({
    level: "ERROR",
    target: "schema_engine::logger",
    fields: { message, ...(code ? { error_code: code } : {}) },
  });
}

async function serve() {
  const paths = (values.datamodels ?? []).filter((path) => typeof path === "string");
  const datamodels = await Promise.all(paths.map(async (path) => [path, await readFile(path, "utf8")]));
  /** @type {Map<string | undefined, Promise<import("./wasm-engine.js").Engine>>} */
  const engines = new Map();
  /** @param {string | undefined} url */
  function engineFor(url) {
    const engine =
      engines.get(url) ??
      openEngine({ datamodels: /** @type {[string, string][]} */ (datamodels), databaseUrl: url });
    engines.set(url, engine);
    return engine;
  }

  // One call at a time, in the order asked: the engine object is not made for two at once.
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    /** @type {Partial<Request>} */
    const request = JSON.parse(line);
    // Answers to our own "print" requests have no method and need nothing from us.
    if (typeof request.method !== "string" || typeof request.id !== "number") continue;
    const url = comparesFilesOnly(request) ? undefined : databaseUrl;
    await answer(() => engineFor(url), /** @type {Request} */ (request));
  }
  for (const engine of await Promise.allSettled(engines.values())) {
    if (engine.status === "fulfilled") await engine.value.close();
  }
}

/**
 * Whether this is a diff between schema files, which must work with the database away.
 * @param {Partial<Request>} request
 */
function comparesFilesOnly({ method, params }) {
  return method === "diff" && isFileTarget(params?.["from"]) && isFileTarget(params?.["to"]);
}

/** @param {unknown} target */
function isFileTarget(target) {
  if (typeof target !== "object" || target === null || !("tag" in target)) return false;
  return target.tag === "empty" || target.tag === "schemaDatamodel";
}

/**
 * @param {() => Promise<import("./wasm-engine.js").Engine>} open
 * @param {Request} request
 */
async function answer(open, { id, method, params }) {
  try {
    const engine = await open();
    const result = await engine.call(method, params);
    // The native engine does not return the text of a diff, it asks the caller to print it.
    if (method === "diff" && typeof result === "object" && result !== null && "stdout" in result) {
      if (typeof result.stdout === "string") {
        send({ jsonrpc: "2.0", id: 1, method: "print", params: { content: result.stdout } });
      }
      send({ jsonrpc: "2.0", id, result: { ...result, stdout: null } });
      return;
    }
    send({ jsonrpc: "2.0", id, result: result ?? {} });
  } catch (error) {
    const { message, code, meta, isPanic } = rewordPanic(error);
    const data = { is_panic: isPanic, message, meta: meta ?? {}, ...(code ? { error_code: code } : {}) };
    send({ jsonrpc: "2.0", id, error: { code: 4466, message: "An error happened.", data } });
  }
}

/** @param {unknown} message */
function send(message) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}
