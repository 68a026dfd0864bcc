/** Counts what a test did, so that what it never did is seen. */
export class Tally {
  #counts = new Map<string, number>();

  constructor(kinds: readonly string[]) {
    for (const kind of kinds) this.#counts.set(kind, 0);
  }

  add(kind: string): void {
    this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + 1);
  }

  /** How often any of these kinds was done. */
  of(kinds: readonly string[]): number {
    return kinds.reduce((sum, kind) => sum + (this.#counts.get(kind) ?? 0), 0);
  }

  never(): string[] {
    return [...this.#counts].filter(([, count]) => count === 0).map(([kind]) => kind);
  }

  text(): string {
    return [...this.#counts].map(([kind, count]) => `${String(count).padStart(7)}  ${kind}`).join("\n");
  }
}
