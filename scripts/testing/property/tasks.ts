import { AsyncLocalStorage } from "node:async_hooks";
import type { Scheduler } from "fast-check";

/** What may befall a command on its way, at one of its gates. */
export const mishapKinds = [
  /** The process is gone before the statement or request is sent, or after it was carried out and before it is known. */
  "crash-before",
  "crash-after",
  /** The database ends the connection, before a statement or after a commit whose answer is lost. */
  "sever-before",
  "sever-commit",
  /** Stripe's connection breaks, its answer stops half way, it fails, or it has too much to do. */
  "reset-before",
  "reset-after",
  "cut",
  "status-500",
  "status-429",
  /** An error that Stripe keeps, and gives again under the same key. */
  "saved-500",
] as const;
export type MishapKind = (typeof mishapKinds)[number];

export interface Mishap {
  /** It befalls the first gate of its kind after so many. */
  readonly at: number;
  readonly kind: MishapKind;
  /** How many requests in a row: three outlast the SDK's own tries. */
  readonly times: number;
}

type GateKind = "sql" | "commit" | "stripe" | "pause" | "page";

export interface Gate {
  readonly kind: GateKind;
  readonly label: string;
  /** The process of the connection at the database. */
  readonly pid?: number;
}

/** What a command that is no more throws at every further step: nothing that it does can be seen from outside. */
export class Gone extends Error {
  constructor() {
    super("The process that did this is gone");
  }
}

function fits(kind: MishapKind, gate: GateKind): boolean {
  switch (kind) {
    case "crash-before":
    case "crash-after":
      return gate !== "pause" && gate !== "page";
    case "sever-before":
      return gate === "sql" || gate === "commit";
    case "sever-commit":
      return gate === "commit";
    default:
      return gate === "stripe";
  }
}

/** One command under way: what it waits for, and whether it is still there. */
export class Task {
  readonly name: string;
  isDone = false;
  isGone = false;
  /** The mishap that did befall it. */
  struck: MishapKind | null = null;
  held = 0;
  /** The connections on which a statement of it is under way; undefined for what goes elsewhere. */
  readonly flights = new Map<symbol, number | undefined>();
  /** The connections on which it has a transaction open. */
  readonly transactions = new Set<number>();
  #scheduler: Scheduler | null;
  #mishap: Mishap | null;
  #passed = 0;

  constructor(name: string, scheduler: Scheduler | null, mishap: Mishap | null) {
    this.name = name;
    this.#scheduler = scheduler;
    this.#mishap = mishap;
  }

  /** Waits at a gate until the scheduler opens it. */
  async hold(label: string): Promise<void> {
    if (!this.#scheduler) return;
    this.held += 1;
    try {
      await this.#scheduler.schedule(Promise.resolve(), `${this.name}, ${label}`);
    } finally {
      this.held -= 1;
    }
  }

  /** The mishap that is due at this gate; one that comes several times in a row befalls the next gates of its kind, too. */
  strike(gate: Gate): Mishap | null {
    this.#passed += 1;
    const mishap = this.#mishap;
    if (!mishap || this.#passed <= mishap.at || !fits(mishap.kind, gate.kind)) return null;
    const isOver = gate.kind !== "stripe" || mishap.times === 1;
    this.#mishap = isOver ? null : { ...mishap, times: mishap.times - 1 };
    this.struck = mishap.kind;
    return mishap;
  }
}

export const currentTask = new AsyncLocalStorage<Task>();

/** What a mishap needs of the outside world. */
export interface Mischief {
  /** Ends connections at the database and waits until they are gone. */
  readonly terminate: (pids: readonly number[]) => Promise<void>;
  /** Has the stand-in fail the next request. */
  readonly failStripe: (kind: MishapKind) => Promise<void>;
}

/** Lets one statement or request of the task under way through its gate, or has a mishap befall it there. */
export async function through<Value>(
  gate: Gate,
  mischief: Mischief,
  work: () => Promise<Value>,
): Promise<Value> {
  const task = currentTask.getStore();
  if (!task) return work();
  if (task.isGone) throw new Gone();
  await task.hold(gate.label);
  if (task.isGone) throw new Gone();
  const mishap = task.strike(gate);
  const leave = async (): Promise<never> => {
    task.isGone = true;
    await mischief.terminate([...task.transactions]);
    throw new Gone();
  };
  switch (mishap?.kind) {
    case "crash-before":
      return leave();
    case "sever-before":
      if (gate.pid !== undefined) await mischief.terminate([gate.pid]);
      break;
    case "reset-before":
    case "reset-after":
    case "cut":
    case "status-500":
    case "status-429":
    case "saved-500":
      await mischief.failStripe(mishap.kind);
      break;
    case "crash-after":
    case "sever-commit":
    case undefined:
      break;
  }
  const flight = Symbol(gate.label);
  task.flights.set(flight, gate.pid);
  try {
    const value = await work();
    if (mishap?.kind === "crash-after") return await leave();
    if (mishap?.kind === "sever-commit") {
      if (gate.pid !== undefined) await mischief.terminate([gate.pid]);
      throw new Error("Connection terminated unexpectedly");
    }
    return value;
  } finally {
    task.flights.delete(flight);
  }
}
