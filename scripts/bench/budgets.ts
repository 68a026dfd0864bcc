// Every budget of the shop, in one place: `npm run bench` and the test of what pages weigh both read it.

/** What may be at most, or must be at least. */
export interface Budget {
  readonly most?: number;
  readonly least?: number;
}

/**
 * What a page may cost. A budget that is missed today has a ceiling beside it, a little above what was measured: the test holds that
 * until the budget is met, and then asks for the ceiling to be taken away.
 */
export interface PageLimit {
  readonly budget: number;
  readonly ceiling?: number;
}

export interface PageBudget {
  readonly name: string;
  readonly path: string;
  /** Bytes of JavaScript, gzipped, all that is fetched until the page is idle and something was added to the basket. */
  readonly script: PageLimit;
  /** Bytes of HTML as a browser that takes brotli gets it. */
  readonly html?: PageLimit;
  /** Requests before the first touch. */
  readonly requests?: PageLimit;
}

export const pageBudgets: readonly PageBudget[] = [
  { name: "home", path: "/", script: { budget: 152_000 } },
  {
    name: "guide",
    path: "/guides/hamstrings",
    script: { budget: 162_000 },
    html: { budget: 30_000 },
  },
  {
    name: "listing",
    path: "/shop/muscle-recovery",
    script: { budget: 160_000 },
    html: { budget: 12_000 },
  },
  {
    name: "product",
    path: "/products/thera-band-resistance-band",
    script: { budget: 162_000 },
    html: { budget: 10_000 },
    requests: { budget: 18 },
  },
  { name: "basket", path: "/basket", script: { budget: 168_000 } },
];

/** A phone in Lighthouse's default throttling. */
export const phone = {
  performance: { least: 98 },
  largestPaint: { most: 1500 },
  blocked: { most: 80 },
  shift: { most: 0 },
  otherCategories: { least: 100 },
} as const satisfies Record<string, Budget>;

/** Milliseconds from a press to the next paint, on a processor slowed to a quarter. */
export const interaction = { addToBasket: { most: 50 } } as const satisfies Record<string, Budget>;

export const throughput = {
  /** Against a bare Node server that sends the same bytes. */
  cachedRatio: { least: 0.7 },
  uncachedRate: { least: 400 },
  uncachedLatency: { most: 150 },
} as const satisfies Record<string, Budget>;

export const basket = {
  latencyAt10: { most: 30 },
  rateAt50: { least: 600 },
  latencyAt50: { most: 90 },
  failuresAt100: { most: 0 },
  answerBytes: { most: 2000 },
} as const satisfies Record<string, Budget>;

export const checkout = {
  latencyAt10: { most: 40 },
  latencyAt50: { most: 120 },
} as const satisfies Record<string, Budget>;

export const rush = { buyers: 500, units: 100, latency: { most: 1000 } } as const;

export const running = {
  buildSeconds: { most: 20 },
  coldStartSeconds: { most: 0.7 },
  memoryMegabytes: { most: 350 },
} as const satisfies Record<string, Budget>;

/** From the first size to the last. */
export const scale = {
  sizes: [100, 10_000, 1_000_000],
  growth: { most: 1.2 },
  search: { most: 20 },
  /** A full page of a department, as `html` above. */
  listingBytes: { most: 12_000 },
  homeBytesGrowth: { most: 1.02 },
  buildGrowth: { most: 1.2 },
} as const;
