import type { VariantFacts } from "@/lib/catalogue/catalogue";
import type { Bands, StockBand } from "@/lib/stock/stock";

const words: Record<StockBand, string> = {
  "in-stock": "In stock",
  low: "Low stock",
  "sold-out": "Sold out",
};

const tones: Record<StockBand, string> = {
  "in-stock": "text-moss",
  low: "font-bold",
  "sold-out": "font-bold text-ink-soft",
};

/** Best first: what a shopper can still get of several variants. */
const bestFirst: readonly StockBand[] = ["in-stock", "low", "sold-out"];

/** The band of one variant, or the best of several; a SKU that nobody knows counts as sold out. */
export function bestBand(variants: readonly Pick<VariantFacts, "sku">[], bands: Bands): StockBand {
  const known = variants.map(({ sku }) => bands[sku]);
  return bestFirst.find((band) => known.includes(band)) ?? "sold-out";
}

export function StockWords({ band }: { readonly band: StockBand }) {
  return <span className={tones[band]}>{words[band]}</span>;
}
