import type { DeliveryChoice } from "@/lib/delivery/delivery";
import { addUp, times, type Pence } from "@/lib/money";

/** Units of one variant that a basket may hold. */
export const unitLimit = 20;
/** Different variants that a basket may hold; well under Stripe's hundred lines. */
export const lineLimit = 50;
/** A basket that nobody touches is forgotten after this. */
export const basketDays = 30;

export const skuShape = /^[A-Z0-9][A-Z0-9-]{1,31}$/;

export const basketCookie = "fettle-basket";

export type BasketRefusal =
  | "unknown-variant"
  | "bad-quantity"
  | "unit-limit"
  | "line-limit"
  | "sold-out"
  | "not-that-many"
  | "not-in-basket"
  | "changed-again"
  | "not-removed"
  | "empty-link"
  | "nothing-to-add";

/** The words that shoppers read; a refusal without words does not compile. */
export const basketRefusalWords: Record<BasketRefusal, string> = {
  "unknown-variant": "We do not sell that any more. Choose another from the shop.",
  "bad-quantity": "Give the quantity as a whole number from 1 to 20.",
  "unit-limit": `We send at most ${unitLimit} of one thing at a time. Write to us if you need more.`,
  "line-limit": `A basket holds at most ${lineLimit} different things.`,
  "sold-out": "That has sold out.",
  "not-that-many": "There are not that many left. Your basket has not been changed.",
  "not-in-basket": "That is no longer in your basket.",
  "changed-again": "That has changed again meanwhile. Look at it once more.",
  "not-removed": "That can no longer be put back. Add it again from the shop.",
  "empty-link": "That link names nothing that we sell.",
  "nothing-to-add": "Nothing of that can be added. Your basket has not been changed.",
};

/** Where in which guide a line was added. */
export interface GuidePlace {
  readonly guide: string;
  readonly section: string;
  readonly slot: string;
}

export interface BasketLineFacts {
  readonly sku: string;
  readonly productSlug: string;
  readonly productName: string;
  readonly label: string;
  readonly pictureName: string | null;
  readonly quantity: number;
  readonly unitPence: Pence;
  /** The price when it was added, when that was another one. */
  readonly seenPence: Pence;
  /** Units that could be bought now, holds of others taken off. */
  readonly available: number;
  /** Of one unit: what delivery costs rests on it. */
  readonly weightGrams: number;
  /** In hundredths of a per cent: where UK VAT does not reach, the price is less it. */
  readonly vatRate: number;
}

export interface BasketFacts {
  readonly lines: readonly BasketLineFacts[];
  readonly email: string | null;
  readonly postcode: string | null;
  readonly delivery: DeliveryChoice | null;
  /** As it was typed, in capitals; what it gives is judged anew each time. */
  readonly code: string | null;
}

export const emptyBasket: BasketFacts = {
  lines: [],
  email: null,
  postcode: null,
  delivery: null,
  code: null,
};

export interface BasketSummary {
  readonly itemCount: number;
  readonly subtotalPence: Pence;
}

/** What is known of a variant when units of it are to be added. */
export interface AddFacts {
  /** Units that this basket could have of it in all; null when it is not sold. */
  readonly free: number | null;
  /** Units that the basket has of it already. */
  readonly held: number;
}

/** Why units cannot be added; null when they can. */
export function refusalOfAdd(
  { free, held }: AddFacts,
  wanted: number,
): Extract<BasketRefusal, "unknown-variant" | "sold-out" | "unit-limit" | "not-that-many"> | null {
  if (free === null) return "unknown-variant";
  if (free <= 0) return "sold-out";
  if (held + wanted > unitLimit) return "unit-limit";
  return held + wanted > free ? "not-that-many" : null;
}

export function lineTotal(line: Pick<BasketLineFacts, "unitPence" | "quantity">): Pence {
  return times(line.unitPence, line.quantity);
}

export function summarise(lines: readonly Pick<BasketLineFacts, "unitPence" | "quantity">[]): BasketSummary {
  return {
    itemCount: lines.reduce((count, line) => count + line.quantity, 0),
    subtotalPence: addUp(lines.map(lineTotal)),
  };
}

/** What a shopper should know about a line before paying: its price moved, or there are too few left. */
export type LineChange =
  | { readonly kind: "price"; readonly before: Pence; readonly now: Pence }
  | { readonly kind: "sold-out" }
  | { readonly kind: "fewer"; readonly left: number };

export function lineChanges(line: BasketLineFacts): LineChange[] {
  const changes: LineChange[] = [];
  if (line.seenPence !== line.unitPence) {
    changes.push({ kind: "price", before: line.seenPence, now: line.unitPence });
  }
  if (line.available <= 0) changes.push({ kind: "sold-out" });
  else if (line.available < line.quantity) changes.push({ kind: "fewer", left: line.available });
  return changes;
}
