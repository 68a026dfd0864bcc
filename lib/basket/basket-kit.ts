import { lineLimit, skuShape } from "./basket";
import type { PlannedEntry } from "./basket-link";

/** One thing of a kit, and the place of the guide that asks for it. */
export interface KitItem {
  readonly sku: string;
  readonly section: string;
  readonly slot: string;
}

const wordShape = /^[a-z0-9-]{1,60}$/;

/** The longest list of a whole kit. */
export const kitItemsLimit = lineLimit * 156;

/** Writes a kit the way {@link parseKitItems} reads it. */
export function kitItemsText(items: readonly KitItem[]): string {
  return items.map(({ sku, section, slot }) => `${sku}:${section}:${slot}`).join(",");
}

/** Reads a kit; null when any part of it cannot be read, names a thing twice, or is more than a basket holds: it is added whole or not at all. */
export function parseKitItems(text: string): KitItem[] | null {
  if (text === "" || text.length > kitItemsLimit) return null;
  const items = text.split(",").map((part) => {
    const [sku = "", section = "", slot = "", ...rest] = part.split(":");
    const isRead = skuShape.test(sku) && wordShape.test(section) && wordShape.test(slot) && rest.length === 0;
    return isRead ? { sku, section, slot } : null;
  });
  const read = items.filter((item) => item !== null);
  const isWhole = read.length === items.length && read.length <= lineLimit;
  return isWhole && new Set(read.map(({ sku }) => sku)).size === read.length ? read : null;
}

/** Why a part of a kit cannot be added. */
export interface MissingPart {
  readonly sku: string;
  /** "gone": none is left, or it is not sold; "held": the basket has all that it can have of it. */
  readonly reason: "gone" | "held";
}

/** The parts of a planned kit that cannot be added; none when all of it can. What a basket has no room for is no part's fault. */
export function missingParts(plan: readonly PlannedEntry[]): MissingPart[] {
  return plan.flatMap(({ sku, shortfall }) => {
    if (shortfall === null || shortfall === "line-limit") return [];
    const isGone = shortfall === "sold-out" || shortfall === "not-sold";
    return [{ sku, reason: isGone ? "gone" : "held" }];
  });
}
