import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, StatementSync } from "node:sqlite";
import { schemaSql } from "./schema";
import type { Hidden, Kind, Kinds } from "./kinds";

/** One condition of a list: SQL over the columns of `object`, with its values. */
export type Condition = { sql: string; values: readonly SQLInputValue[] };

/** Which part of a list is asked for; a cursor is the `seq` of an object. */
export type Slice = { limit: number; olderThan?: number; newerThan?: number };

/** The state, in one SQLite file. Every call is synchronous, so a transaction cannot be interleaved. */
export class Store {
  #db: DatabaseSync;
  #statements = new Map<string, StatementSync>();
  #inTransaction = false;

  constructor(file: string) {
    if (file !== ":memory:") mkdirSync(dirname(file), { recursive: true });
    this.#db = new DatabaseSync(file, { timeout: 5_000 });
    // WAL: a process that is killed loses nothing that was committed, and reopening replays it.
    this.#db.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
    this.#db.exec(schemaSql);
  }

  /** All of the work, or none of it. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) return work();
    this.#db.exec("BEGIN IMMEDIATE");
    this.#inTransaction = true;
    try {
      const result = work();
      this.#db.exec("COMMIT");
      return result;
    } catch (error) {
      this.#db.exec("ROLLBACK");
      throw error;
    } finally {
      this.#inTransaction = false;
    }
  }

  insert<K extends Kind>(
    kind: K,
    object: Kinds[K],
    hidden: K extends keyof Hidden ? Hidden[K] : null,
    due: number | null = null,
  ): void {
    const { id, created } = object;
    this.run("INSERT INTO object (id, kind, created, due, body, hidden) VALUES (?, ?, ?, ?, ?, ?)", [
      id,
      kind,
      created,
      due,
      JSON.stringify(object),
      hidden === null ? null : JSON.stringify(hidden),
    ]);
  }

  /** Writes an object again. `due` is when something must happen to it by itself; null clears it. */
  update<K extends Kind>(kind: K, object: Kinds[K], due: number | null = null): void {
    this.run("UPDATE object SET body = ?, due = ? WHERE kind = ? AND id = ?", [
      JSON.stringify(object),
      due,
      kind,
      object.id,
    ]);
  }

  /** Writes an object again and leaves alone when something must happen to it. */
  mend<K extends Kind>(kind: K, object: Kinds[K]): void {
    this.run("UPDATE object SET body = ? WHERE kind = ? AND id = ?", [
      JSON.stringify(object),
      kind,
      object.id,
    ]);
  }

  remove(kind: Kind, id: string): void {
    this.run("DELETE FROM object WHERE kind = ? AND id = ?", [kind, id]);
  }

  find<K extends Kind>(kind: K, id: string): Kinds[K] | undefined {
    const row = this.one("SELECT body FROM object WHERE kind = ? AND id = ?", [kind, id]);
    return row && (JSON.parse(String(row["body"])) as Kinds[K]);
  }

  hidden<K extends keyof Hidden>(kind: K, id: string): Hidden[K] {
    const row = this.one("SELECT hidden FROM object WHERE kind = ? AND id = ?", [kind, id]);
    if (!row) throw new Error(`${kind} ${id} is not in the store`);
    return JSON.parse(String(row["hidden"])) as Hidden[K];
  }

  setHidden<K extends keyof Hidden>(kind: K, id: string, hidden: Hidden[K]): void {
    this.run("UPDATE object SET hidden = ? WHERE kind = ? AND id = ?", [JSON.stringify(hidden), kind, id]);
  }

  seqOf(kind: Kind, id: string): number | undefined {
    const row = this.one("SELECT seq FROM object WHERE kind = ? AND id = ?", [kind, id]);
    return row && Number(row["seq"]);
  }

  /** Newest first, at most `limit`, and whether there are more on the far side. */
  page<K extends Kind>(
    kind: K,
    where: readonly Condition[],
    slice: Slice,
  ): { data: Kinds[K][]; hasMore: boolean } {
    const conditions: Condition[] = [{ sql: "kind = ?", values: [kind] }, ...where];
    if (slice.olderThan !== undefined) conditions.push({ sql: "seq < ?", values: [slice.olderThan] });
    if (slice.newerThan !== undefined) conditions.push({ sql: "seq > ?", values: [slice.newerThan] });
    const upwards = slice.newerThan !== undefined;
    const rows = this.many(
      `SELECT body FROM object WHERE ${conditions.map(({ sql }) => sql).join(" AND ")}
       ORDER BY seq ${upwards ? "ASC" : "DESC"} LIMIT ?`,
      [...conditions.flatMap(({ values }) => values), slice.limit + 1],
    );
    const data = rows.slice(0, slice.limit).map((row) => JSON.parse(String(row["body"])) as Kinds[K]);
    return { data: upwards ? data.reverse() : data, hasMore: rows.length > slice.limit };
  }

  /** Every object of a kind, oldest first. */
  all<K extends Kind>(kind: K): Kinds[K][] {
    return this.many("SELECT body FROM object WHERE kind = ? ORDER BY seq", [kind]).map(
      (row) => JSON.parse(String(row["body"])) as Kinds[K],
    );
  }

  /** Ids of the objects whose time has come. */
  dueBy(kind: Kind, seconds: number): string[] {
    return this.many("SELECT id FROM object WHERE due <= ? AND kind = ? ORDER BY due, seq", [
      seconds,
      kind,
    ]).map((row) => String(row["id"]));
  }

  nextDue(): number | undefined {
    const row = this.one("SELECT min(due) AS due FROM object WHERE due IS NOT NULL", []);
    const due = row?.["due"];
    return typeof due === "number" ? due : undefined;
  }

  readSetting(name: string): string | undefined {
    const row = this.one("SELECT value FROM setting WHERE name = ?", [name]);
    return row && String(row["value"]);
  }

  writeSetting(name: string, value: string): void {
    this.run("INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value", [
      name,
      value,
    ]);
  }

  /** Forgets everything, the clock's offset included. */
  clear(): void {
    this.transaction(() => {
      for (const table of ["object", "delivery", "idempotency", "setting"])
        this.run(`DELETE FROM ${table}`, []);
    });
  }

  close(): void {
    this.#statements.clear();
    this.#db.close();
  }

  run(sql: string, values: readonly SQLInputValue[]): void {
    this.#prepare(sql).run(...values);
  }

  one(sql: string, values: readonly SQLInputValue[]): Record<string, unknown> | undefined {
    return this.#prepare(sql).get(...values);
  }

  many(sql: string, values: readonly SQLInputValue[]): Record<string, unknown>[] {
    return this.#prepare(sql).all(...values);
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known) return known;
    const prepared = this.#db.prepare(sql);
    this.#statements.set(sql, prepared);
    return prepared;
  }
}
