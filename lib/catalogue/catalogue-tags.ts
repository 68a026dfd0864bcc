export const catalogueTags = {
  /** Anything that lists products. */
  all: "catalogue",
  department: (slug: string) => `department:${slug}`,
  product: (slug: string) => `product:${slug}`,
} as const;
