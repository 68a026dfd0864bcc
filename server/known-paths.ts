import { LRUCache } from "lru-cache";

interface Limits {
  /** How many paths are remembered; the one asked for longest ago is forgotten first. */
  readonly most: number;
  /** After this long a known path is looked up again, behind the answer. */
  readonly freshMilliseconds: number;
  /** For this long an unknown path is not looked up again. */
  readonly unknownMilliseconds: number;
}

/** Longer paths are looked up each time, so that nobody fills the memory with a few long ones. */
const longestPath = 200;

interface Entry {
  readonly known: boolean;
  readonly readAt: number;
}

/**
 * Remembers which paths the database knows, as many as it may and no more, so that its size does not depend on the range. A
 * known path never waits once it has been found: it is looked up again behind the answer, and when that fails it stays known.
 */
export class KnownPaths {
  readonly #limits: Limits;
  readonly #entries: LRUCache<string, Entry>;
  /** One look at a time for each path, however many ask. */
  readonly #looks = new Map<string, Promise<boolean>>();

  constructor(limits: Limits) {
    this.#limits = limits;
    this.#entries = new LRUCache({ max: limits.most });
  }

  get size(): number {
    return this.#entries.size;
  }

  /** @throws what `look` throws, for a path that is not known yet */
  async isKnown(path: string, look: () => Promise<boolean>): Promise<boolean> {
    const held = this.#entries.get(path);
    if (!held) return this.#look(path, look);
    const age = Date.now() - held.readAt;
    if (!held.known) return age < this.#limits.unknownMilliseconds ? false : this.#look(path, look);
    // What cannot be looked up now is as known as it was.
    if (age >= this.#limits.freshMilliseconds) void this.#look(path, look).catch(() => undefined);
    return true;
  }

  #look(path: string, look: () => Promise<boolean>): Promise<boolean> {
    return this.#looks.get(path) ?? this.#begin(path, look);
  }

  #begin(path: string, look: () => Promise<boolean>): Promise<boolean> {
    const begun = look()
      .then((known) => {
        if (path.length <= longestPath) this.#entries.set(path, { known, readAt: Date.now() });
        return known;
      })
      .finally(() => this.#looks.delete(path));
    this.#looks.set(path, begun);
    return begun;
  }
}
