import { lineTotal } from "@/lib/basket/basket";
import { readPricedLines, readTypedCode, type PricedLine } from "@/lib/basket/basket-reads";
import { codeWords, reductionOf, refusalOfCode, refusalOfGoods, type CodeRefusal } from "@/lib/codes/codes";
import { readCode } from "@/lib/codes/codes-reads";
import type { Reduction } from "@/lib/codes/reduction";
import { db, type Transaction } from "@/lib/db/client";
import type { PricedBasket } from "./coded-sums";

/** A basket at today's prices, with what the shop knows of its code. */
export async function readPricedBasket(tx: Transaction, basketId: string): Promise<PricedBasket> {
  const lines = await readPricedLines(tx, basketId);
  const typed = await readTypedCode(tx, basketId);
  return { lines, typed, code: typed === null ? null : await readCode(tx, typed, basketId) };
}

/** The code of a basket, as its page shows it. */
export interface BasketCode {
  /** As it was typed, in capitals. */
  readonly code: string;
  /** What it gives, in a few words; empty when it is refused. */
  readonly words: string;
  readonly refusal: CodeRefusal | null;
  /** What the sums are reckoned with; also of one that asks for more goods, so that they may come. */
  readonly reduction: Reduction | null;
}

/**
 * What a basket's code says to whoever looks at the basket; null when none was typed. Whose mailbox it is is not looked at: that is told to him
 * who orders, and to nobody who only tries.
 */
export async function readBasketCode(basket: {
  readonly id: string;
  readonly code: string | null;
  readonly lines: readonly PricedLine[];
}): Promise<BasketCode | null> {
  const { id, code, lines } = basket;
  if (code === null) return null;
  const terms = await readCode(db(), code, id);
  const refused = refusalOfCode(terms, new Date(), terms?.ownUses);
  if (refused || !terms) return { code, words: "", refusal: refused, reduction: null };
  const reduction = reductionOf(terms, lines);
  const goods = lines.map((line) => ({ sku: line.sku, totalPence: lineTotal(line) }));
  return { code, words: codeWords(terms), refusal: refusalOfGoods(reduction, goods), reduction };
}
