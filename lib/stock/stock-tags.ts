export const stockTags = {
  /** The band of one variant: in stock, low, sold out. */
  variant: (sku: string) => `stock:${sku}`,
} as const;
