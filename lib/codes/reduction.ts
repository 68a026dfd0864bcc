import { addUp, pence, type Pence } from "@/lib/money";

/** The least that a card payment must come to at Stripe, in pence: a code never takes an order below it. */
export const leastPayable = pence(30);

/**
 * What a code gives to one basket, as far as its sums must know: small enough to travel with the basket, so that the browser reckons
 * with the rule that the shop charges by.
 */
export interface Reduction {
  /** Whole per cent off what is eligible. */
  readonly percent: number | null;
  /** Off what is eligible. */
  readonly amountPence: Pence | null;
  /** Below this sum of goods it gives nothing. */
  readonly minimumPence: Pence;
  /** Standard delivery costs nothing with it. */
  readonly freesDelivery: boolean;
  /** SKUs of the basket that it leaves out. */
  readonly excluded: readonly string[];
}

/** A line of goods as it is charged. */
export interface ReducibleLine {
  readonly sku: string;
  /** Unit price times quantity. */
  readonly totalPence: Pence;
}

/** What each line counts with when a reduction is worked out and shared: its total, or nothing where it is left out. */
export function eligibleSums({ excluded }: Reduction, lines: readonly ReducibleLine[]): Pence[] {
  return lines.map(({ sku, totalPence }) => (excluded.includes(sku) ? pence(0) : totalPence));
}

/** Whether goods come to what a reduction asks for: all of them count, at their price before the discount. */
export function reaches({ minimumPence }: Reduction, lines: readonly ReducibleLine[]): boolean {
  return addUp(lines.map(({ totalPence }) => totalPence)) >= minimumPence;
}

/**
 * What a reduction takes off goods, in pence. A percentage is rounded up to the whole penny: to the customer's advantage, by less than a
 * penny. An amount is never more than what it is for costs.
 */
export function goodsOff(reduction: Reduction, lines: readonly ReducibleLine[]): Pence {
  if (!reaches(reduction, lines)) return pence(0);
  const eligible = addUp(eligibleSums(reduction, lines));
  const { percent, amountPence } = reduction;
  if (percent !== null) return pence(Math.ceil((eligible * percent) / 100));
  return pence(Math.min(amountPence ?? 0, eligible));
}

/** How much of a discount must be left away so that a card can pay what remains. */
export function heldBack(discount: Pence, payable: Pence): Pence {
  return pence(Math.min(discount, Math.max(0, leastPayable - payable)));
}
