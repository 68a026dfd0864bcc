import type { Browser } from "@playwright/test";
import type { ShopUnderMeasure } from "./shop";
import type { Line } from "./table";

export interface Bench {
  readonly shop: ShopUnderMeasure;
  /** One browser for all rows, started when the first asks for it. */
  readonly browser: () => Promise<Browser>;
  /** A sign of life of a row that takes long. */
  readonly say: (words: string) => void;
}

/** One row of the budgets: a name to ask for it, and how it is measured. */
export interface Row {
  readonly name: string;
  readonly title: string;
  /** Whether it buys, fills or restarts, which it must not do in a shop that somebody uses. */
  readonly needsOwnShop: boolean;
  readonly measure: (bench: Bench) => Promise<readonly Line[]>;
}
