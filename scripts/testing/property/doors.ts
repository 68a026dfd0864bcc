import pg from "pg";
import { db } from "@/lib/db/client";
import { stripe } from "@/lib/stripe/client";
import type { Stand } from "@/sandbox/stripe/testing/stand";
import { currentTask, through, type Gate, type Mischief, type MishapKind } from "./tasks";

const shared: typeof globalThis & { fettlePool?: pg.Pool } = globalThis;

/** The part of the SDK that sends what it has put together. */
interface Sender {
  makeRequest: (
    host: string,
    port: string,
    path: string,
    method: string,
    ...rest: unknown[]
  ) => Promise<{ toJSON: () => Promise<unknown> }>;
}

/**
 * The shop's two doors to the outside, held: every statement of the shop's own connections and every request of its
 * Stripe SDK passes a gate first. Nothing of the shop is replaced: what passes goes to the real server behind.
 */
export class Doors implements Mischief {
  #admin: pg.Client;
  #stand: Stand;
  /** By the process at the database: told when the shop has seen its connection end. */
  #ends = new Map<number, Promise<void>>();

  private constructor(admin: pg.Client, stand: Stand) {
    this.#admin = admin;
    this.#stand = stand;
  }

  static async open(stand: Stand): Promise<Doors> {
    const doors = new Doors(await connected(), stand);
    doors.#holdDatabase();
    doors.#holdStripe();
    return doors;
  }

  /** Holds the pool that the shop has opened anew. */
  async reopen(): Promise<void> {
    this.#admin = await connected();
    this.#holdDatabase();
  }

  async close(): Promise<void> {
    await this.#admin.end();
  }

  async terminate(pids: readonly number[]): Promise<void> {
    if (pids.length === 0) return;
    await this.#admin.query("SELECT pg_terminate_backend(pid, 5000) FROM unnest($1::int[]) AS pid", [pids]);
    for (const pid of pids) await this.#ends.get(pid);
  }

  async failStripe(kind: MishapKind): Promise<void> {
    const fault = {
      "reset-before": { kind: "reset", when: "before" },
      "reset-after": { kind: "reset", when: "after" },
      cut: { kind: "cut" },
      "status-500": { kind: "status", status: 500 },
      "status-429": { kind: "status", status: 429 },
      "saved-500": { kind: "status", status: 500, saved: true },
    }[kind as string];
    await this.#stand.control("POST", "/faults", { path: "/v1/", ...fault });
  }

  /** Of these connections, those whose statement waits for a lock that another transaction has. */
  async waitingForLock(pids: readonly number[]): Promise<Set<number>> {
    const { rows } = await this.#admin.query<{ pid: number }>(
      "SELECT pid FROM pg_stat_activity WHERE pid = ANY($1::int[]) AND wait_event_type = 'Lock'",
      [pids],
    );
    return new Set(rows.map(({ pid }) => pid));
  }

  #holdDatabase(): void {
    db();
    const pool = shared.fettlePool;
    if (!pool) throw new Error("The shop has no pool to hold");
    if (pool.totalCount > 0) throw new Error("A connection was made before the door was held");
    pool.on("connect", (client) => {
      // A connection that is ended while a command has it would end the process.
      client.on("error", () => undefined);
      const pid: unknown = Reflect.get(client, "processID");
      if (typeof pid !== "number") throw new Error("A connection without a process");
      this.#ends.set(pid, new Promise((resolve) => client.once("end", () => resolve())));
      const send = client.query.bind(client) as (...given: unknown[]) => unknown;
      const held = (...given: unknown[]): unknown => {
        if (!currentTask.getStore()) return send(...given);
        const text = sqlOf(given[0]);
        const gate: Gate = { kind: /^commit/i.test(text) ? "commit" : "sql", label: labelOf(text), pid };
        const work = through(gate, this, async () => {
          const answer = await settled(send, given);
          note(gate, text);
          return answer;
        });
        const done = given.at(-1);
        if (typeof done !== "function") return work;
        void work.then(
          (answer) => done(null, answer),
          (error: unknown) => done(error),
        );
        return undefined;
      };
      Object.assign(client, { query: held });
    });
  }

  #holdStripe(): void {
    const sdk = stripe();
    const client = sdk.getApiField("httpClient") as Sender;
    const send = client.makeRequest.bind(client);
    client.makeRequest = async (host, port, path, method, ...rest) => {
      const label = `${method} ${path.replace(/\?.*|cs_test_\w+(?=\w{6})/g, "")}`;
      const answer = await through({ kind: "stripe", label }, this, () =>
        send(host, port, path, method, ...rest),
      );
      const task = currentTask.getStore();
      if (!task) return answer;
      // Between Stripe's doing and the shop's knowing anything may happen. A body that nobody listens to breaks unheard.
      const body = answer.toJSON();
      body.catch(() => undefined);
      await task.hold(`answer to ${label}`);
      return Object.assign(answer, { toJSON: () => body });
    };
    // The SDK's waits between its own tries would only cost time.
    Object.assign(sdk, { getInitialNetworkRetryDelay: () => 0.001, getMaxNetworkRetryDelay: () => 0.001 });
  }
}

async function connected(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env["DATABASE_URL"] });
  await client.connect();
  return client;
}

/** Sends a statement and waits for its end, in whichever way the caller meant to be told. */
function settled(send: (...given: unknown[]) => unknown, given: readonly unknown[]): Promise<unknown> {
  if (typeof given.at(-1) !== "function") return send(...given) as Promise<unknown>;
  return new Promise((resolve, reject) => {
    send(...given.slice(0, -1), (error: Error | null, answer: unknown) => {
      if (error) reject(error);
      else resolve(answer);
    });
  });
}

/** Keeps count of the transactions that the task has open. */
function note({ pid }: Gate, text: string): void {
  const task = currentTask.getStore();
  if (!task || pid === undefined) return;
  if (/^begin/i.test(text)) task.transactions.add(pid);
  if (/^(commit|rollback)/i.test(text)) task.transactions.delete(pid);
}

function sqlOf(query: unknown): string {
  if (typeof query === "string") return query;
  const text: unknown = typeof query === "object" && query !== null ? Reflect.get(query, "text") : "";
  return typeof text === "string" ? text.trim() : "";
}

/** "SELECT basket FOR UPDATE": enough to follow a schedule by. */
function labelOf(text: string): string {
  const bare = text.replace(/\/\*.*?\*\//gs, "").trim();
  const verb = /^\w+/.exec(bare)?.[0] ?? "";
  const table = /(?:FROM|INTO|UPDATE|JOIN)\s+(?:"public"\.)?"?(\w+)"?/i.exec(bare)?.[1] ?? "";
  return [verb, table, /FOR UPDATE/i.test(bare) ? "FOR UPDATE" : ""].filter(Boolean).join(" ");
}
