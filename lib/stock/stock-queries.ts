import "server-only";
import { cacheLife, cacheTag } from "next/cache";
import type { Bands } from "./stock";
import { readBands } from "./stock-reads";
import { stockTags } from "./stock-tags";

/** More tags than this in one call are dropped with a warning, and their pages would go stale. */
const tagsPerCall = 100;

/** Bands for pages; refreshed when one of them crosses an edge. */
export async function getBands(skus: readonly string[]): Promise<Bands> {
  "use cache";
  cacheLife("hours");
  for (let from = 0; from < skus.length; from += tagsPerCall) {
    cacheTag(...skus.slice(from, from + tagsPerCall).map((sku) => stockTags.variant(sku)));
  }
  return readBands(skus);
}
