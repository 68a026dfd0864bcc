import type { Pence } from "@/lib/money";
import type { BasketLineFacts } from "./basket";

/** What a press on the basket page makes of its lines, before and after the shop has answered. */
export type ShownChange =
  | { readonly kind: "quantity"; readonly sku: string; readonly quantity: number }
  | { readonly kind: "accepted"; readonly sku: string; readonly quantity: number; readonly pence: Pence }
  | { readonly kind: "removed"; readonly sku: string }
  | { readonly kind: "restored"; readonly line: BasketLineFacts; readonly position: number };

/** The lines once these changes are made, in their order. One that speaks of a line that is not there changes nothing. */
export function afterChanges(
  lines: readonly BasketLineFacts[],
  changes: readonly ShownChange[],
): readonly BasketLineFacts[] {
  return changes.reduce(afterChange, lines);
}

function afterChange(lines: readonly BasketLineFacts[], change: ShownChange): readonly BasketLineFacts[] {
  switch (change.kind) {
    case "removed":
      return lines.filter(({ sku }) => sku !== change.sku);
    case "restored":
      if (lines.some(({ sku }) => sku === change.line.sku)) return lines;
      return [...lines.slice(0, change.position), change.line, ...lines.slice(change.position)];
    case "quantity":
      return lines.map((line) => (line.sku === change.sku ? { ...line, quantity: change.quantity } : line));
    case "accepted":
      return lines.map((line) =>
        line.sku === change.sku
          ? { ...line, quantity: change.quantity, unitPence: change.pence, seenPence: change.pence }
          : line,
      );
  }
}

/** By how many items a change moves the count in the header. */
export function unitsMoved(lines: readonly BasketLineFacts[], change: ShownChange): number {
  return countOf(afterChange(lines, change)) - countOf(lines);
}

function countOf(lines: readonly BasketLineFacts[]): number {
  return lines.reduce((count, { quantity }) => count + quantity, 0);
}
