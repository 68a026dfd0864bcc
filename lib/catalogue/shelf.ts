import type { PictureFacts, ProductCard } from "./catalogue";

/** How many products one page of a department shows. */
export const shelfPage = 24;

/** A count is not taken further than this: on a long shelf it would cost more than the page. */
export const countedTo = 100;

/** One page of a department, in the shop's own order. */
export interface ShelfPage {
  readonly cards: readonly ProductCard[];
  /** Where the page before begins; null on the first one. */
  readonly earlier: ShelfPlace | null;
  /** Where the next page begins; null on the last one. */
  readonly more: ShelfPlace | null;
}

/** A page begins at the front of the shelf, or behind the product of this slug. */
export type ShelfPlace = { readonly after: string | null };

/** What a department shows of itself elsewhere. */
export interface ShelfGlimpse {
  /** Pictures of its first products. */
  readonly pictures: readonly PictureFacts[];
  /** Live products, counted up to `countedTo`. */
  readonly productCount: number;
}

/** The address of a page of a department. A place is a product and no number, so that no page is ever counted up to. */
export function shelfPath(department: string, { after }: ShelfPlace): `/shop/${string}` {
  return after === null ? `/shop/${department}` : `/shop/${department}/after/${after}`;
}

/**
 * Cuts a page out of what was read.
 * @param following slugs behind the page's place, one more than a page at most
 * @param preceding slugs before it, the nearest first, one more than a page at most; empty for the first page
 */
export function cutShelf(
  following: readonly string[],
  preceding: readonly string[],
): { slugs: readonly string[]; earlier: ShelfPlace | null; more: ShelfPlace | null } {
  const slugs = following.slice(0, shelfPage);
  const last = slugs.at(-1);
  return {
    slugs,
    more: following.length > shelfPage && last !== undefined ? { after: last } : null,
    earlier: preceding.length === 0 ? null : { after: preceding[shelfPage] ?? null },
  };
}

/** "1 product", "24 products", "100 products and more". */
export function productCountText(count: number): string {
  if (count === 1) return "1 product";
  return count < countedTo ? `${count} products` : `${countedTo} products and more`;
}
