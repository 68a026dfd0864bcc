import type { Store } from "./store";

const offsetKey = "clock_offset_ms";

/** The time that sessions live by: the real time plus an offset that tests may move. Kept over restarts. */
export class Clock {
  #store: Store;
  #offsetMs: number;

  constructor(store: Store) {
    this.#store = store;
    this.#offsetMs = Number(store.readSetting(offsetKey) ?? "0");
  }

  /** Whole seconds since 1970, as in every `created`. */
  nowSeconds(): number {
    return Math.floor(this.nowMs() / 1000);
  }

  nowMs(): number {
    return Date.now() + this.#offsetMs;
  }

  /** How long, in real milliseconds, until the clock shows that second. */
  msUntil(seconds: number): number {
    return seconds * 1000 - this.nowMs();
  }

  moveBy(seconds: number): void {
    this.#setOffset(this.#offsetMs + seconds * 1000);
  }

  moveTo(seconds: number): void {
    this.#setOffset(seconds * 1000 - Date.now());
  }

  #setOffset(offsetMs: number): void {
    this.#offsetMs = offsetMs;
    this.#store.writeSetting(offsetKey, String(offsetMs));
  }
}
