import type { Settings } from "@/sandbox/stripe/settings";
import type { World } from "@/sandbox/stripe/state/world";
import { pendingWebhooks } from "./record";
import { signatureHeader } from "./signature";

/** How long after each failure the next try is made, in seconds of real time; the last is repeated. */
const backoffSeconds = [1, 2, 5, 10, 30, 60, 300, 900, 3_600];
/** Stripe gives up after some three days; here that is this many tries. */
const mostAttempts = 90;
const tryTimeoutMs = 10_000;
const mostAtOnce = 10;

/** Sends events to the shop: at least once, in no promised order, again and again until it answers 2xx. */
export class Deliverer {
  #world: World;
  #settings: Settings;
  #timer: NodeJS.Timeout | undefined;
  #inFlight = new Map<number, Promise<void>>();
  #stopping = new AbortController();

  constructor(world: World, settings: Settings) {
    this.#world = world;
    this.#settings = settings;
  }

  /** Sends what is due and sets the timer for what is not. Call it whenever something may have become due. */
  wake(): void {
    if (this.#stopping.signal.aborted) return;
    clearTimeout(this.#timer);
    // One look at the clock: what became due between two looks would be neither sent nor waited for.
    const nowMs = Date.now();
    for (const { number, event } of this.#due(nowMs)) {
      this.#inFlight.set(number, this.#deliver(number, event));
    }
    const next = this.#world.store.one(
      `SELECT min(next_at_ms) AS at FROM delivery WHERE state = 'pending' AND next_at_ms > ?`,
      [nowMs],
    )?.["at"];
    if (typeof next === "number") this.#timer = setTimeout(() => this.wake(), Math.max(1, next - Date.now()));
  }

  /** Waits for nothing: a try that is under way is broken off and made again after the next start. */
  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopping.abort();
    await Promise.all(this.#inFlight.values());
  }

  #due(nowMs: number): { number: number; event: string }[] {
    const free = mostAtOnce - this.#inFlight.size;
    if (free <= 0) return [];
    return this.#world.store
      .many(
        `SELECT number, event FROM delivery WHERE state = 'pending' AND next_at_ms <= ?
         ORDER BY next_at_ms, number LIMIT ?`,
        [nowMs, 2 * mostAtOnce],
      )
      .map((row) => ({ number: Number(row["number"]), event: String(row["event"]) }))
      .filter(({ number }) => !this.#inFlight.has(number))
      .slice(0, free);
  }

  async #deliver(number: number, eventId: string): Promise<void> {
    const outcome = await this.#post(eventId);
    this.#inFlight.delete(number);
    // Broken off by the end of the program: it counts as not tried.
    if (this.#stopping.signal.aborted && outcome.status === null) return;
    this.#settle(number, outcome);
    this.wake();
  }

  async #post(eventId: string): Promise<{ status: number | null; error: string | null }> {
    const event = this.#world.store.find("event", eventId);
    if (!event) return { status: null, error: "the event is no longer kept" };
    const body = JSON.stringify(
      { ...event, pending_webhooks: pendingWebhooks(this.#world, event.id) },
      null,
      2,
    );
    const seconds = Math.floor(Date.now() / 1000);
    try {
      const response = await fetch(this.#settings.webhookUrl, {
        method: "POST",
        headers: {
          "content-type": "application/json; charset=utf-8",
          "user-agent": "Stripe/1.0 (+https://stripe.com/docs/webhooks)",
          "cache-control": "no-cache",
          "stripe-signature": signatureHeader(body, this.#settings.webhookSecret, seconds),
        },
        body,
        redirect: "manual",
        signal: AbortSignal.any([AbortSignal.timeout(tryTimeoutMs), this.#stopping.signal]),
      });
      await response.body?.cancel();
      return { status: response.status, error: null };
    } catch (error) {
      return { status: null, error: error instanceof Error ? error.message : String(error) };
    }
  }

  #settle(number: number, outcome: { status: number | null; error: string | null }): void {
    const { store } = this.#world;
    const attempts =
      Number(store.one("SELECT attempts FROM delivery WHERE number = ?", [number])?.["attempts"] ?? 0) + 1;
    const delivered = outcome.status !== null && outcome.status >= 200 && outcome.status < 300;
    const state = delivered ? "delivered" : attempts >= mostAttempts ? "abandoned" : "pending";
    const waitSeconds = backoffSeconds[attempts - 1] ?? backoffSeconds.at(-1) ?? 0;
    store.run(
      "UPDATE delivery SET state = ?, attempts = ?, next_at_ms = ?, last_status = ?, last_error = ? WHERE number = ?",
      [state, attempts, Date.now() + waitSeconds * 1000, outcome.status, outcome.error, number],
    );
  }
}
