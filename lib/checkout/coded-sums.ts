import type { PricedLine } from "@/lib/basket/basket-reads";
import { reductionOf, refusalOfCode, refusalOfGoods } from "@/lib/codes/codes";
import type { KnownCode } from "@/lib/codes/codes-reads";
import type { Place } from "@/lib/delivery/delivery";
import { err, type Result } from "@/lib/result";
import type { CheckoutRefusal } from "./checkout";
import { orderSums, type OrderSums } from "./order-sums";

/** A basket as it stands: its lines at today's prices, and the code that was typed for it. */
export interface PricedBasket {
  readonly lines: readonly PricedLine[];
  /** In capitals; null when none was. */
  readonly typed: string | null;
  /** What the shop knows under that name. */
  readonly code: KnownCode | null;
}

/** What a basket costs where it goes, its code taken off. Refuses a code that gives nothing to it, and what {@link orderSums} refuses. */
export function codedSums(
  { lines, typed, code }: PricedBasket,
  place: Place,
  now = new Date(),
): Result<OrderSums<PricedLine>, CheckoutRefusal> {
  const reduction = code && reductionOf(code, lines);
  const sums = orderSums(lines, place, reduction);
  if (!sums.ok) return err({ kind: sums.refusal });
  const refused = typed === null ? null : refusalOfCode(code, now, code?.ownUses);
  if (refused) return err(refused);
  const nothing = reduction && refusalOfGoods(reduction, sums.value.lines);
  return nothing ? err(nothing) : sums;
}

/** Why a code that a basket's open page has could not be had once more, were that page closed. */
export function refusalOfNewUse({ typed, code }: PricedBasket): CheckoutRefusal | null {
  if (typed === null) return null;
  return refusalOfCode(code && { ...code, used: code.used - code.ownUses }, new Date());
}
