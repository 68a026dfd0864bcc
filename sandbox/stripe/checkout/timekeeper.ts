import type { World } from "@/sandbox/stripe/state/world";
import { expireDue } from "./completion";
import { settleDuePayments } from "./delayed";
import { settleRefunds } from "./refund-outcomes";

/** Longest that Node's timers can wait, in milliseconds. */
const longestWaitMs = 2 ** 31 - 1;

/** Does what time does: expires sessions, ends payments under way and slow refunds, also when nobody asks. */
export class Timekeeper {
  #world: World;
  #onDone: () => void;
  #timer: NodeJS.Timeout | undefined;

  constructor(world: World, onDone: () => void) {
    this.#world = world;
    this.#onDone = onDone;
  }

  /** Does what is due and waits for the next. Call it whenever the clock moved or a session opened. */
  wake(): void {
    clearTimeout(this.#timer);
    const done = expireDue(this.#world) + settleDuePayments(this.#world) + settleRefunds(this.#world);
    if (done > 0) this.#onDone();
    const next = this.#world.store.nextDue();
    if (next === undefined) return;
    const waitMs = Math.min(longestWaitMs, Math.max(1, this.#world.clock.msUntil(next)));
    this.#timer = setTimeout(() => this.wake(), waitMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
