import { readPricedLines, readTypedCode } from "@/lib/basket/basket-reads";
import { readCode } from "@/lib/codes/codes-reads";
import type { Transaction } from "@/lib/db/client";
import type { PricedBasket } from "./coded-sums";

/** A basket at today's prices, with what the shop knows of its code. */
export async function readPricedBasket(tx: Transaction, basketId: string): Promise<PricedBasket> {
  const lines = await readPricedLines(tx, basketId);
  const typed = await readTypedCode(tx, basketId);
  return { lines, typed, code: typed === null ? null : await readCode(tx, typed, basketId) };
}
