import { setTimeout as delay } from "node:timers/promises";
import type { Child, Ending } from "./children";
import { wordEnding } from "./children";

/** Waits between one restart and the next, and so also how many there are before it is given up. */
const defaultPausesMs = [250, 1_000, 2_000, 4_000, 8_000];
/** A part that ran this long before it died is taken for healthy: its count begins anew. */
const healthyMs = 60_000;

export type Supervision = {
  /** For people: "The worker". */
  title: string;
  /** The process that already runs. */
  first: Child;
  /** Starts it again. */
  start: () => Promise<Child>;
  /** Whether the shop is being stopped, when every ending is a wanted one. */
  stopping: () => boolean;
  say: (line: string) => void;
  /** Called when the part died too often, with the reason. */
  giveUp: (reason: string) => void;
  pausesMs?: readonly number[];
};

export type Supervised = {
  current: () => Child;
  stop: (patienceMs: number) => Promise<void>;
};

/** Keeps a part running: says when it died and why, and starts it again, a few times. */
export function supervise(plan: Supervision): Supervised {
  const { title, first, start, stopping, say, giveUp, pausesMs = defaultPausesMs } = plan;
  let child = first;
  const kept = keep().catch((error: unknown) => {
    giveUp(`${title} could not be started again: ${error instanceof Error ? error.message : String(error)}`);
  });
  return {
    current: () => child,
    async stop(patienceMs) {
      await child.stop(patienceMs);
      // A restart that was under way has by now been undone.
      if (stopping()) await Promise.race([kept, delay(patienceMs, undefined, { ref: false })]);
    },
  };

  async function keep(): Promise<void> {
    let deaths = 0;
    for (;;) {
      const startedAt = Date.now();
      const ending = await child.ended;
      if (stopping()) return;
      if (Date.now() - startedAt > healthyMs) deaths = 0;
      say(await obituary(title, child, ending));
      const pause = pausesMs[deaths];
      if (pause === undefined) return giveUp(`${title} died ${deaths + 1} times in a row.`);
      deaths += 1;
      await delay(pause);
      if (stopping()) return;
      child = await start();
      if (stopping()) return child.stop(pause);
      say(`${title} was started again.`);
    }
  }
}

/** Which part died, how, and its last words. */
export async function obituary(title: string, child: Child, ending: Ending): Promise<string> {
  const words = await child.lastWords();
  const quoted = words ? ` Its last lines:\n${words.replace(/^/gm, "    | ")}` : " It left no word.";
  return `${title} stopped unexpectedly (${wordEnding(ending)}).${quoted}`;
}
