/**
 * Who announces what: a product's words, price or pictures, its own tag; a product that comes, goes or moves along the
 * shelf, its own and its department's; departments themselves, `all`. None makes more pages stale than show the change.
 */
export const catalogueTags = {
  /** The list of departments. */
  all: "catalogue",
  /** What stands on a department's shelf, and in which order. */
  department: (slug: string) => `department:${slug}`,
  product: (slug: string) => `product:${slug}`,
} as const;
