import { eligibleSums, goodsOff, heldBack, reaches, type Reduction } from "@/lib/codes/reduction";
import {
  deliveryChoices,
  deliveryPence,
  weightOf,
  type DeliveryRefusal,
  type Place,
} from "@/lib/delivery/delivery";
import { isOutsideVat, type Zone } from "@/lib/delivery/zones";
import { addUp, pence, sharesOf, times, vatWithin, type Pence } from "@/lib/money";
import { ok, type Result } from "@/lib/result";

/** What a line must tell to be charged. */
export interface SumLine {
  readonly sku: string;
  /** As the catalogue asks it, VAT included. */
  readonly unitPence: Pence;
  readonly vatRate: number;
  readonly quantity: number;
  readonly weightGrams: number;
}

/** A line as it is charged: its unit price and VAT rate are those of the place that it goes to. */
type ChargedLine<Line extends SumLine> = Line & {
  readonly cataloguePence: Pence;
  /** Unit price times quantity, the discount not taken off. */
  readonly totalPence: Pence;
  /** This line's share of the order's discount. */
  readonly discountPence: Pence;
};

export interface OrderSums<Line extends SumLine = SumLine> {
  readonly lines: readonly ChargedLine<Line>[];
  readonly subtotalPence: Pence;
  readonly discountPence: Pence;
  /** What of the discount was left away, so that a card can pay what remains. */
  readonly heldBackPence: Pence;
  readonly deliveryPence: Pence;
  /** What delivery would have cost without the code. */
  readonly deliveryOffPence: Pence;
  readonly totalPence: Pence;
}

/** A line as it is charged where it goes. Outside the reach of UK VAT a unit costs what the catalogue asks less the VAT in it. */
function chargedLine<Line extends SumLine>(line: Line, { zone }: Pick<Place, "zone">): ChargedLine<Line> {
  const { unitPence: cataloguePence, vatRate } = line;
  const charged = isOutsideVat(zone)
    ? { unitPence: pence(cataloguePence - vatWithin(cataloguePence, vatRate)), vatRate: 0 }
    : { unitPence: cataloguePence, vatRate };
  return {
    ...line,
    ...charged,
    cataloguePence,
    totalPence: times(charged.unitPence, line.quantity),
    discountPence: pence(0),
  };
}

/**
 * What lines cost there, delivery included, from the catalogue's prices, the table of charges and a code's reduction alone. Browser and shop
 * reckon with this same rule. Whether delivery is free is judged by goods before the discount, so that no code makes an order dearer.
 * Refuses a way that does not go there, and what is too heavy.
 */
export function orderSums<Line extends SumLine>(
  lines: readonly Line[],
  place: Place,
  reduction: Reduction | null = null,
): Result<OrderSums<Line>, DeliveryRefusal> {
  const charged = lines.map((line) => chargedLine(line, place));
  const subtotalPence = addUp(charged.map(({ totalPence }) => totalPence));
  const delivery = deliveryPence(place, { weightGrams: weightOf(lines), goodsPence: subtotalPence });
  if (!delivery.ok) return delivery;
  const isFreed = reduction?.freesDelivery && place.choice === "standard" && reaches(reduction, charged);
  const deliveryOffPence = isFreed ? delivery.value : pence(0);
  const charge = pence(delivery.value - deliveryOffPence);
  const off = reduction ? goodsOff(reduction, charged) : pence(0);
  const heldBackPence = heldBack(off, pence(subtotalPence - off + charge));
  const discountPence = pence(off - heldBackPence);
  const shares = reduction ? sharesOf(discountPence, eligibleSums(reduction, charged)) : [];
  return ok({
    lines: charged.map((line, index) => ({ ...line, discountPence: shares[index] ?? line.discountPence })),
    subtotalPence,
    discountPence,
    heldBackPence,
    deliveryPence: charge,
    deliveryOffPence,
    totalPence: pence(subtotalPence - discountPence + charge),
  });
}

/** One of the ways to have the lines, with what they come to that way. */
export interface Way {
  readonly place: Place;
  readonly sums: OrderSums;
}

/** The ways to have the lines, in the order in which a buyer reads them. Where we do not deliver, and with what is too heavy, he can collect. */
export function waysToHave(
  lines: readonly SumLine[],
  zone: Zone | null,
  reduction: Reduction | null = null,
): readonly Way[] {
  return deliveryChoices.flatMap((choice) => {
    const place: Place = { zone: choice === "collect" || !zone ? "collect" : zone, choice };
    const sums = orderSums(lines, place, reduction);
    return sums.ok ? [{ place, sums: sums.value }] : [];
  });
}
