import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import type { Bands } from "./stock";
import { readBands } from "./stock-reads";
import { stockTags } from "./stock-tags";

/** Bands for pages; refreshed when one of them crosses an edge. */
export async function getBands(skus: readonly string[]): Promise<Bands> {
  "use cache";
  cacheLife("hours");
  if (skus.length > 0) cacheTag(...skus.map((sku) => stockTags.variant(sku)));
  return readBands(skus);
}
