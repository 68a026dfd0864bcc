import { pence, type Pence } from "@/lib/money";

export interface Weighed {
  readonly pence: Pence;
  /** A whole number; the values of what is taken add up. */
  readonly value: number;
}

interface Pack {
  readonly pence: number;
  readonly value: number;
  /** Places in the list, ascending. */
  readonly taken: readonly number[];
}

/**
 * Which of some things to take so that their value is the greatest that the amount can buy: of equal sets the cheaper, then the one that
 * begins earlier in the list. It is exact: it keeps every pack that no other beats on price and value at once, which are a few hundred
 * at most for a guide's kit. Taking the most valuable first, as a person would, can miss it: one dear thing keeps out two cheap ones.
 * @returns places in the list, ascending
 */
export function bestValue(things: readonly Weighed[], amount: Pence): number[] {
  let packs: Pack[] = [{ pence: 0, value: 0, taken: [] }];
  for (const [place, thing] of things.entries()) {
    const grown = packs
      .filter((pack) => pack.pence + thing.pence <= amount)
      .map(({ pence: spent, value, taken }) => ({
        pence: pence(spent + thing.pence),
        value: value + thing.value,
        taken: [...taken, place],
      }));
    packs = unbeaten([...packs, ...grown]);
  }
  return [...(packs.at(-1)?.taken ?? [])];
}

/** The packs that are worth more than every pack that costs as much or less, cheapest first. */
function unbeaten(packs: readonly Pack[]): Pack[] {
  const kept: Pack[] = [];
  for (const pack of packs.toSorted(byPriceThenValue)) {
    if (pack.value > (kept.at(-1)?.value ?? -1)) kept.push(pack);
  }
  return kept;
}

function byPriceThenValue(one: Pack, other: Pack): number {
  return one.pence - other.pence || other.value - one.value || inListOrder(one.taken, other.taken);
}

function inListOrder(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((place, index) => place !== other[index]);
  return at === -1 ? one.length - other.length : (one[at] ?? 0) - (other[at] ?? Infinity);
}
