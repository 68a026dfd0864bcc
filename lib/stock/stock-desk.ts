/** One entry of the journal, as far as a person who counts must know it. */
export interface Movement {
  readonly kind: string;
  readonly deltaOnHand: number;
}

/** "+5", "−2", "0": a change as the journal shows it, with a true minus sign. */
export function signed(change: number): string {
  if (change === 0) return "0";
  return change > 0 ? `+${change}` : `−${-change}`;
}

/** "write off" for write_off: the kinds of movement in plain words. */
export function kindText(kind: string): string {
  return kind.replaceAll("_", " ");
}

/**
 * What moved a shelf from the count that somebody saw to the count it has now, the newest first: "sale −1, receive +5".
 * @param movements the newest first; when they do not reach back to what was seen, all of them are named
 */
export function changesSince(seen: number, onHand: number, movements: readonly Movement[]): string {
  const named: string[] = [];
  let balance = onHand;
  for (const { kind, deltaOnHand } of movements) {
    if (balance === seen) break;
    if (deltaOnHand === 0) continue;
    named.push(`${kindText(kind)} ${signed(deltaOnHand)}`);
    balance -= deltaOnHand;
  }
  return named.join(", ");
}
