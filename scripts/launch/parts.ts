import { setTimeout as delay } from "node:timers/promises";
import { awaitDatabase } from "./database";
import { startChild } from "./children";
import type { Child, ChildPlan } from "./children";
import { Refusal, Stopped } from "./refusal";
import { obituary, supervise } from "./supervise";
import type { Supervised } from "./supervise";

/** What the launcher can start, in the order in which it stops them. */
export const partNames = ["server", "worker", "stripe", "mail", "postgres"] as const;
export type PartName = (typeof partNames)[number];

/** Together under ten seconds, with what is left for the launcher itself. */
const stopPatienceMs: Record<PartName, number> = {
  server: 4_000,
  worker: 2_000,
  stripe: 1_000,
  mail: 1_000,
  postgres: 2_500,
};

const titles: Record<PartName, string> = {
  server: "The shop's server",
  worker: "The worker",
  stripe: "The Stripe stand-in",
  mail: "The mail catcher",
  postgres: "PostgreSQL",
};

const readyPatienceMs = 60_000;
const pollMs = 25;

export type Ready = (child: Child) => Promise<void>;

export type PartsOptions = {
  root: string;
  /** The folder of the log files. */
  logs: string;
  say: (line: string) => void;
  /** Told the process numbers after each start. */
  changed: (pids: Record<string, number>) => Promise<void>;
  giveUp: (reason: string) => void;
  signal: AbortSignal | undefined;
};

/** The parts that run, and what is needed to start another or stop them all. */
export class Parts {
  readonly #running = new Map<PartName, Supervised>();
  /** Every part that has been started, ready or not. */
  readonly #pids = new Map<PartName, number>();
  #noted: Promise<void> = Promise.resolve();
  readonly #options: PartsOptions;
  #stopping = false;

  constructor(options: PartsOptions) {
    this.#options = options;
  }

  /** Starts a part and waits until it is ready; from then on it is kept running. */
  async start(name: PartName, plan: Omit<ChildPlan, "name">, ready?: Ready): Promise<void> {
    const { root, logs, signal, say, giveUp } = this.#options;
    const begin = () => startChild({ name, ...plan }, root, logs);
    const first = await begin();
    try {
      await this.#note(name, first.pid);
      await ready?.(first);
      if (signal?.aborted || this.#stopping) throw new Stopped();
    } catch (error) {
      await first.stop(stopPatienceMs[name]);
      throw error;
    }
    const start = async () => {
      const child = await begin();
      await this.#note(name, child.pid);
      return child;
    };
    const stopping = () => this.#stopping;
    this.#running.set(name, supervise({ title: titles[name], first, start, stopping, say, giveUp }));
  }

  /** Stops all: who takes requests first, what they need last. */
  async stop(): Promise<void> {
    this.#stopping = true;
    const stop = (name: PartName) => this.#running.get(name)?.stop(stopPatienceMs[name]);
    await stop("server");
    await stop("worker");
    await Promise.all([stop("stripe"), stop("mail")]);
    await stop("postgres");
  }

  /** Parts start side by side: one note is written after the other, and each names them all. */
  #note(name: PartName, pid: number): Promise<void> {
    this.#pids.set(name, pid);
    const write = () => this.#options.changed(Object.fromEntries(this.#pids));
    this.#noted = this.#noted.then(write, write);
    return this.#noted;
  }
}

/** Ready once this address answers 200. */
export function whenAnswering(name: PartName, url: string, signal: AbortSignal | undefined): Ready {
  return (child) =>
    poll(name, child, signal, async () => {
      const response = await fetch(url, { signal: AbortSignal.timeout(readyPatienceMs) });
      await response.body?.cancel();
      return response.status === 200;
    });
}

/** Ready once the database lets one in. */
export function whenConnectable(url: string, signal: AbortSignal | undefined): Ready {
  return (child) =>
    poll("postgres", child, signal, async () => {
      await awaitDatabase(url, { patienceMs: readyPatienceMs, signal, alive: child.isRunning });
      return true;
    });
}

async function poll(
  name: PartName,
  child: Child,
  signal: AbortSignal | undefined,
  isReady: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + readyPatienceMs;
  while (Date.now() < deadline) {
    if (signal?.aborted) throw new Stopped();
    if (!child.isRunning()) throw new Refusal(await obituary(titles[name], child, await child.ended));
    if (await isReady().catch(() => false)) return;
    await delay(pollMs);
  }
  throw new Refusal(
    `${titles[name]} was not ready after ${readyPatienceMs / 1_000} s.\n${await child.lastWords()}`,
  );
}
