import { err, ok, type Result } from "@/lib/result";

export interface StockLevelFacts {
  readonly onHand: number;
  readonly reserved: number;
}

/** What cached pages say of stock; exact numbers are read when buying. */
export type StockBand = "in-stock" | "low" | "sold-out";

export type Bands = Readonly<Record<string, StockBand>>;

export function available(level: StockLevelFacts): number {
  return level.onHand - level.reserved;
}

/** @param lowStockAt at or below this many available, stock is low */
export function bandOf(level: StockLevelFacts, lowStockAt: number): StockBand {
  const left = available(level);
  if (left <= 0) return "sold-out";
  return left <= lowStockAt ? "low" : "in-stock";
}

/** Largest number of units that one press of a stock form may move. */
export const movementLimit = 10_000;

export const stockTasks = ["receive", "count", "write_off"] as const;
export type StockTask = (typeof stockTasks)[number];

export type StockRefusal =
  "unknown-variant" | "below-held" | "more-than-there" | "changed-meanwhile" | "repeated";

export const stockRefusalWords: Record<StockRefusal, string> = {
  "unknown-variant": "There is no variant with that SKU.",
  "below-held": "Some units are held for orders being paid for. The count cannot go below those.",
  "more-than-there": "There are not that many units free to write off.",
  "changed-meanwhile": "The stock changed while you were counting. Look at the new figure and count again.",
  repeated: "This has been booked already.",
};

/**
 * The change on hand that a task asks for.
 * @param quantity units received or written off; for a count, the units found on the shelf
 */
export function plannedChange(
  level: StockLevelFacts,
  task: StockTask,
  quantity: number,
): Result<number, Extract<StockRefusal, "below-held" | "more-than-there">> {
  if (task === "receive") return ok(quantity);
  if (task === "write_off") return quantity > available(level) ? err("more-than-there") : ok(-quantity);
  return quantity < level.reserved ? err("below-held") : ok(quantity - level.onHand);
}
