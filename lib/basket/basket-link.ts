import type { Pence } from "@/lib/money";
import { lineLimit, skuShape, unitLimit } from "./basket";

/** The longest list that a link may carry: fifty of the longest SKUs with two digits each. */
export const linkLimit = lineLimit * 36;

export interface LinkEntry {
  readonly sku: string;
  readonly quantity: number;
}

export interface BasketLink {
  /** What is asked for, each SKU once, in the order of the link. */
  readonly entries: readonly LinkEntry[];
  /** What could not be read, as it stands in the link, shortened. */
  readonly unread: readonly string[];
}

/** Reads `SKU:qty,SKU:qty`; a quantity that is left out is one, and a SKU that repeats adds up. */
export function parseBasketLink(text: string): BasketLink {
  if (text.length > linkLimit) return { entries: [], unread: [shortened(text)] };
  const sums = new Map<string, number>();
  const unread: string[] = [];
  for (const part of text.split(",")) {
    const entry = part.trim();
    if (entry === "") continue;
    const [sku = "", quantity = "1", ...rest] = entry.split(":");
    const wanted = /^\d{1,4}$/.test(quantity) ? Number(quantity) : 0;
    if (!skuShape.test(sku) || wanted === 0 || rest.length > 0) unread.push(shortened(entry));
    else sums.set(sku, (sums.get(sku) ?? 0) + wanted);
  }
  return { entries: [...sums].map(([sku, quantity]) => ({ sku, quantity })), unread };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

/** Writes what a link asks for the way {@link parseBasketLink} reads it. */
export function basketLinkText(entries: readonly LinkEntry[]): string {
  return entries.map(({ sku, quantity }) => `${sku}:${quantity}`).join(",");
}

/** A variant that a link names, as the shop has it now. */
export interface LinkOffer {
  readonly sku: string;
  readonly productSlug: string;
  readonly productName: string;
  readonly label: string;
  readonly unitPence: Pence;
  /** Units that this basket could have in all. */
  readonly free: number;
  /** Units that it has already. */
  readonly held: number;
}

type LinkShortfall = "not-sold" | "sold-out" | "fewer-left" | "unit-limit" | "line-limit";

export interface PlannedEntry extends LinkEntry {
  readonly offer: LinkOffer | null;
  /** Units that would be added: what was asked for, or what can be had of it. */
  readonly adding: number;
  /** Why fewer than were asked for. */
  readonly shortfall: LinkShortfall | null;
}

/**
 * What a link would add to a basket: of each entry as much as can be had. A kit of which one part has sold out is still worth having,
 * so the available rest is added and what is missing is said before anybody presses.
 * @param lines how many different variants the basket holds already
 */
export function planLink(
  entries: readonly LinkEntry[],
  offers: readonly LinkOffer[],
  lines: number,
): PlannedEntry[] {
  let room = lineLimit - lines;
  return entries.map((entry) => {
    const offer = offers.find(({ sku }) => sku === entry.sku) ?? null;
    const planned = planEntry(entry, offer, room);
    if (planned.adding > 0 && offer?.held === 0) room -= 1;
    return planned;
  });
}

function planEntry(entry: LinkEntry, offer: LinkOffer | null, room: number): PlannedEntry {
  const none = (shortfall: LinkShortfall): PlannedEntry => ({ ...entry, offer, adding: 0, shortfall });
  if (!offer) return none("not-sold");
  if (offer.free <= 0) return none("sold-out");
  if (offer.held === 0 && room <= 0) return none("line-limit");
  const most = Math.min(unitLimit, offer.free);
  const adding = Math.max(0, Math.min(entry.quantity, most - offer.held));
  const limit = offer.free < unitLimit ? "fewer-left" : "unit-limit";
  return { ...entry, offer, adding, shortfall: adding < entry.quantity ? limit : null };
}
