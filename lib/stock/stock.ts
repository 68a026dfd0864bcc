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

/** A level as the desk sees it: what waits in quarantine is neither on hand nor on sale. */
export interface ShelfFacts extends StockLevelFacts {
  readonly quarantined: number;
}

export const stockTasks = ["receive", "count", "write_off", "quarantine", "reshelve", "discard"] as const;
export type StockTask = (typeof stockTasks)[number];

export type StockRefusal =
  | "unknown-variant"
  | "more-than-there"
  | "more-than-quarantined"
  | "changed-meanwhile"
  | "counted-meanwhile"
  | "quarantine-changed"
  | "repeated";

export const stockRefusalWords: Record<StockRefusal, string> = {
  "unknown-variant": "There is no variant with that SKU.",
  "more-than-there": "There are not that many units free to take off the shelf.",
  "more-than-quarantined": "There are not that many units in quarantine.",
  "changed-meanwhile": "The stock changed while you were counting. Look at the new figure and count again.",
  "counted-meanwhile":
    "Somebody has counted this shelf since you opened the page, perhaps without the units you mean. Look at the new figure first.",
  "quarantine-changed":
    "The quarantine has changed since you opened the page. Look at the new figure and say again what becomes of it.",
  repeated: "This has been booked already.",
};

export interface StockChange {
  readonly onHand: number;
  readonly quarantined: number;
  /** Units held for orders that a count did not find; 0 for every other task. */
  readonly short: number;
}

/**
 * The change that a task asks for. A count below what is held goes down to the held level and no further: those units
 * are being paid for, and what is missing is for a person to settle.
 * @param quantity units moved; for a count, the units found on the shelf
 */
export function plannedChange(
  level: ShelfFacts,
  task: StockTask,
  quantity: number,
): Result<StockChange, Extract<StockRefusal, "more-than-there" | "more-than-quarantined">> {
  switch (task) {
    case "receive":
      return ok({ onHand: quantity, quarantined: 0, short: 0 });
    case "count": {
      const kept = Math.max(quantity, level.reserved);
      return ok({ onHand: kept - level.onHand, quarantined: 0, short: kept - quantity });
    }
    case "write_off":
    case "quarantine": {
      if (quantity > available(level)) return err("more-than-there");
      return ok({ onHand: -quantity, quarantined: task === "quarantine" ? quantity : 0, short: 0 });
    }
    case "reshelve":
    case "discard": {
      if (quantity > level.quarantined) return err("more-than-quarantined");
      return ok({ onHand: task === "reshelve" ? quantity : 0, quarantined: -quantity, short: 0 });
    }
  }
}

/** What a stock form showed when it was opened. */
export interface SeenShelf {
  readonly onHand: number;
  readonly quarantined: number;
}

/**
 * Whether a form still speaks of the shelf it was opened on. A count must be of the figure it saw. Taking units off the
 * shelf does not go together with a count made since, which may have left the same units out. What becomes of the quarantine
 * is decided by who sees all of it. Units received add up whatever else happened, and sales disturb nobody.
 * @param countedSince whether the shelf has been counted since the form was opened
 */
export function staleness(
  level: ShelfFacts,
  task: StockTask,
  seen: SeenShelf,
  countedSince: boolean,
): Extract<StockRefusal, "changed-meanwhile" | "counted-meanwhile" | "quarantine-changed"> | null {
  switch (task) {
    case "receive":
      return null;
    case "count":
      return seen.onHand === level.onHand ? null : "changed-meanwhile";
    case "write_off":
    case "quarantine":
      return countedSince ? "counted-meanwhile" : null;
    case "reshelve":
    case "discard":
      return seen.quarantined === level.quarantined ? null : "quarantine-changed";
  }
}
