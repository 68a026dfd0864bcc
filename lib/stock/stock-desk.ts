import type { StockTask } from "./stock";

/** One entry of the journal, as far as a person at the desk must know it. */
export interface Movement {
  readonly kind: string;
  readonly deltaOnHand: number;
  readonly deltaQuarantined: number;
}

/** "+5", "−2", "0": a change as the journal shows it, with a true minus sign. */
export function signed(change: number): string {
  if (change === 0) return "0";
  return change > 0 ? `+${change}` : `−${-change}`;
}

const kindWords: Readonly<Record<string, string>> = {
  quarantine: "into quarantine",
  reshelve: "back to shelf",
  discard: "discarded",
};

/** "write off" for write_off: the kinds of movement in plain words. */
export function kindText(kind: string): string {
  return kindWords[kind] ?? kind.replaceAll("_", " ");
}

/**
 * What moved a figure from the one that somebody saw to the one it has now, the newest first: "sale −1, receive +5".
 * @param movements the newest first; when they do not reach back to what was seen, all of them are named
 */
export function changesSince(
  seen: number,
  now: number,
  movements: readonly Movement[],
  figure: "deltaOnHand" | "deltaQuarantined" = "deltaOnHand",
): string {
  const named: string[] = [];
  let balance = now;
  for (const movement of movements) {
    if (balance === seen) break;
    const change = movement[figure];
    if (change === 0) continue;
    named.push(`${kindText(movement.kind)} ${signed(change)}`);
    balance -= change;
  }
  return named.join(", ");
}

/** Reasons that come up every day, by the task they belong to; free words may follow or stand alone. */
export const commonReasons = {
  receive: ["Delivery", "Found"],
  count: ["Stocktake", "Spot check"],
  write_off: ["Damaged", "Past its date", "Lost or stolen", "Used in the shop"],
  quarantine: ["Sent back", "Looks faulty", "Maker's recall"],
  reshelve: ["Looked at and sound"],
  discard: ["Not fit to sell", "Back to the maker"],
} as const satisfies Record<StockTask, readonly string[]>;

export const taskWords: Record<StockTask, string> = {
  receive: "Receive",
  count: "Count",
  write_off: "Write off",
  quarantine: "Quarantine",
  reshelve: "Back to shelf",
  discard: "Discard",
};

export const stockViews = ["all", "low", "sold-out", "held", "quarantined"] as const;
export type StockView = (typeof stockViews)[number];

export const stockViewWords: Record<StockView, string> = {
  all: "All",
  low: "Low or sold out",
  "sold-out": "Sold out",
  held: "Held for orders",
  quarantined: "In quarantine",
};

/** What the alert says when a count does not find what is held. */
export function shortWords(count: {
  readonly sku: string;
  readonly found: number;
  readonly held: number;
}): string {
  const { sku, found, held } = count;
  return (
    `A count found ${found} of ${sku}, and ${held} are held for orders being paid for: ${held - found} short. ` +
    "The books stand at what is held. Find the missing units, or be ready to refund."
  );
}
