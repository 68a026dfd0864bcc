import { LRUCache } from "lru-cache";

/** Anything that may be kept; `bytes` is what it weighs in memory. */
export interface Kept {
  readonly bytes: number;
  /** Served to those who wait for it, and not kept. */
  readonly passing?: boolean;
}

/** How an answer was come by: kept and fresh, kept and about to be renewed, made now, or kept because a new one failed. */
export type CacheOutcome = "hit" | "stale" | "filled" | "failed-over";

export interface CacheAnswer<Page> {
  readonly page: Page;
  readonly outcome: CacheOutcome;
}

interface Entry<Page> {
  readonly page: Page;
  readonly generation: number;
  readonly filledAt: number;
  /** Until then nobody tries again after a failure. */
  readonly retryAt: number;
}

interface Filling<Page> {
  readonly startedAt: number;
  readonly generation: number;
  readonly result: Promise<Page | null>;
}

interface Limits {
  readonly maximumBytes: number;
  /** Served without a question for so long. */
  readonly freshMilliseconds?: number;
  /** Served for so long beyond that, while a new one is made. */
  readonly staleMilliseconds?: number;
  /** A page whose renewal fails, or takes longer than the patience, is served for so long rather than an error. */
  readonly failoverMilliseconds?: number;
  readonly patienceMilliseconds?: number;
  readonly now?: () => number;
}

/** Makes a page; null when what came is not to be shared. Is given the page it would replace. */
export type Fill<Page> = (before: Page | undefined) => Promise<Page | null>;

/**
 * Pages for everybody, kept for a second: each is made once, however many ask, and by one at a time. When what pages
 * show has changed, `expireAll` has every next reader wait for a new one. Bounded by bytes; the least used go first.
 */
export class MicroCache<Page extends Kept> {
  readonly #entries: LRUCache<string, Entry<Page>>;
  readonly #filling = new Map<string, Filling<Page>>();
  readonly #limits: Required<Limits>;
  #generation = 0;

  constructor(limits: Limits) {
    this.#limits = {
      freshMilliseconds: 1_000,
      staleMilliseconds: 1_000,
      failoverMilliseconds: 10 * 60_000,
      patienceMilliseconds: 2_000,
      now: () => performance.now(),
      ...limits,
    };
    this.#entries = new LRUCache({
      maxSize: limits.maximumBytes,
      maxEntrySize: Math.ceil(limits.maximumBytes / 4),
      sizeCalculation: ({ page }, key) => page.bytes + key.length + 200,
    });
  }

  /** Every page is made anew before it is served again. What is being made right now counts as old. */
  expireAll(): void {
    this.#generation += 1;
  }

  get size(): { readonly pages: number; readonly bytes: number } {
    return { pages: this.#entries.size, bytes: this.#entries.calculatedSize };
  }

  /** The keys asked for last, the newest first. */
  recentKeys(most: number): string[] {
    return [...this.#entries.keys()].slice(0, most);
  }

  /** A page that may be served without waiting; undefined when `get` must be asked. */
  peek(key: string): Page | undefined {
    const entry = this.#entries.get(key);
    if (entry?.generation !== this.#generation) return undefined;
    return this.#limits.now() - entry.filledAt < this.#limits.freshMilliseconds ? entry.page : undefined;
  }

  /**
   * The page under a key, made when it is not there.
   * @returns null when it is not to be shared
   * @throws what `fill` throws when there is nothing else to serve
   */
  async get(key: string, fill: Fill<Page>): Promise<CacheAnswer<Page> | null> {
    const { now, freshMilliseconds, staleMilliseconds, failoverMilliseconds } = this.#limits;
    const entry = this.#entries.get(key);
    const age = entry ? now() - entry.filledAt : Infinity;
    if (entry?.generation === this.#generation) {
      if (age < freshMilliseconds) return { page: entry.page, outcome: "hit" };
      if (age < freshMilliseconds + staleMilliseconds) {
        this.#fill(key, fill).result.catch(() => undefined);
        return { page: entry.page, outcome: "stale" };
      }
    }
    const old = entry && age < failoverMilliseconds ? entry : undefined;
    if (old && now() < old.retryAt) return { page: old.page, outcome: "failed-over" };
    const filling = this.#fill(key, fill);
    if (!old) return filled(await filling.result);
    try {
      const page = await this.#inTime(filling);
      return page === undefined ? { page: old.page, outcome: "failed-over" } : filled(page);
    } catch {
      return { page: old.page, outcome: "failed-over" };
    }
  }

  /** Puts a better form of a page in its place, if it is still there, without making it any fresher. */
  improve(key: string, better: (page: Page) => Page): void {
    const entry = this.#entries.peek(key);
    if (entry) this.#entries.set(key, { ...entry, page: better(entry.page) });
  }

  /** One at a time for each key; a page begun before `expireAll` is not waited for by those who ask after it. */
  #fill(key: string, fill: Fill<Page>): Filling<Page> {
    const running = this.#filling.get(key);
    if (running?.generation === this.#generation) return running;
    const { now } = this.#limits;
    const generation = this.#generation;
    const work = async (): Promise<Page | null> => {
      try {
        const page = await fill(this.#entries.peek(key)?.page);
        if (page && !page.passing) this.#keep(key, page, generation);
        else if (generation === this.#generation) this.#entries.delete(key);
        return page;
      } catch (error) {
        const entry = this.#entries.peek(key);
        if (entry) this.#entries.set(key, { ...entry, retryAt: now() + this.#limits.freshMilliseconds });
        throw error;
      } finally {
        if (this.#filling.get(key) === filling) this.#filling.delete(key);
      }
    };
    const filling: Filling<Page> = { startedAt: now(), generation, result: Promise.resolve().then(work) };
    this.#filling.set(key, filling);
    return filling;
  }

  #keep(key: string, page: Page, generation: number): void {
    // A slow page of an earlier generation must not replace a newer one.
    if ((this.#entries.peek(key)?.generation ?? 0) > generation) return;
    this.#entries.set(key, { page, generation, filledAt: this.#limits.now(), retryAt: 0 });
  }

  /** Undefined when the page takes longer than readers should wait while an older one is at hand. */
  async #inTime(filling: Filling<Page>): Promise<Page | null | undefined> {
    const left = filling.startedAt + this.#limits.patienceMilliseconds - this.#limits.now();
    if (left <= 0) {
      filling.result.catch(() => undefined);
      return undefined;
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), left);
    });
    try {
      return await Promise.race([filling.result, late]);
    } finally {
      clearTimeout(timer);
      filling.result.catch(() => undefined);
    }
  }
}

function filled<Page>(page: Page | null): CacheAnswer<Page> | null {
  return page && { page, outcome: "filled" };
}
