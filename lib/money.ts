/** Whole pence. The brand keeps pounds, floats and bare numbers out. */
export type Pence = number & { readonly unit: "pence" };

/** @throws when the amount is not a safe whole number: money that is not whole is a bug, never a refusal. */
export function pence(amount: number): Pence {
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Not a whole number of pence: ${amount}`);
  return amount as Pence;
}

export function addUp(amounts: Iterable<Pence>): Pence {
  let sum = 0;
  for (const amount of amounts) sum += amount;
  return pence(sum);
}

export function times(amount: Pence, quantity: number): Pence {
  return pence(amount * quantity);
}

const sterling = new Intl.NumberFormat("en-GB", { style: "currency", currency: "GBP" });

/** "£12.50". The only place where money becomes text. */
export function formatPence(amount: Pence): string {
  return sterling.format(amount / 100);
}

/**
 * VAT held in a price that includes it, in pence, rounded to the nearest penny.
 * @param rate hundredths of a per cent: 2000 is 20 %
 */
export function vatWithin(amount: Pence, rate: number): Pence {
  return pence(Math.round((amount * rate) / (10_000 + rate)));
}

/** "£2.40 / 100 ml" for goods sold by measure; null for those sold by the piece. */
export function unitPriceText(amount: Pence, quantity: number | null, measure: string | null): string | null {
  if (quantity === null || measure === null) return null;
  const per = measure === "ml" || measure === "g" ? 100 : 1;
  const price = pence(Math.round((amount * per) / quantity));
  return `${formatPence(price)} / ${per === 1 ? "" : `${per} `}${measure}`;
}

/**
 * Parts an amount by weights, so that the parts add up to it exactly: the pennies that rounding down leaves go to the largest remainders,
 * the first among equals. Without any weight the first part takes it all.
 */
export function sharesOf(amount: Pence, weights: readonly number[]): Pence[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total <= 0) return weights.map((_, index) => (index === 0 ? amount : pence(0)));
  const shares = weights.map((weight) => Math.floor((amount * weight) / total));
  const left = amount - shares.reduce((sum, share) => sum + share, 0);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (amount * weight) % total }))
    .sort((one, other) => other.remainder - one.remainder);
  const gets = new Set(byRemainder.slice(0, left).map(({ index }) => index));
  return shares.map((share, index) => pence(share + (gets.has(index) ? 1 : 0)));
}
