import { Problem } from "./problem";

/** Lets through so many requests a second on average, and one second's worth in a burst. */
export class RateLimit {
  #perSecond: number;
  #left: number;
  #filledAtMs = Date.now();

  constructor(perSecond: number) {
    this.#perSecond = perSecond;
    this.#left = perSecond;
  }

  /** Counts one request. Throws a 429 Problem when there is no room for it. */
  take(): void {
    if (this.#perSecond === 0) return;
    const nowMs = Date.now();
    const refill = (Math.max(0, nowMs - this.#filledAtMs) / 1000) * this.#perSecond;
    this.#left = Math.min(this.#perSecond, this.#left + refill);
    this.#filledAtMs = nowMs;
    if (this.#left < 1) {
      throw new Problem({
        status: 429,
        code: "rate_limit",
        message:
          "Request rate limit exceeded. Learn more about rate limits here https://stripe.com/docs/rate-limits.",
        beforeExecution: true,
      });
    }
    this.#left -= 1;
  }
}
