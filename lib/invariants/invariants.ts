/** What one rule looked at, and what it found broken. */
export interface Finding {
  readonly id: string;
  readonly rule: string;
  /** Rows (or sessions) that were looked at; nothing to look at proves nothing. */
  readonly looked: number;
  /** One line of words for each broken row. */
  readonly broken: readonly string[];
}

/** "I7 ok: 12 looked at. The sums of an order agree." */
export function findingText({ id, rule, looked, broken }: Finding): string {
  const verdict = broken.length > 0 ? `BROKEN ${broken.length}` : "ok";
  const details = broken.slice(0, 20).map((line) => `\n      ${line}`);
  return `${id.padEnd(4)} ${verdict.padEnd(10)} ${String(looked).padStart(7)} looked at  ${rule}${details.join("")}`;
}
