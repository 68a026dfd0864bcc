import { deliveryPence, weightOf, type DeliveryRefusal, type Place } from "@/lib/delivery/delivery";
import { isOutsideVat } from "@/lib/delivery/zones";
import { addUp, pence, times, vatWithin, type Pence } from "@/lib/money";
import { ok, type Result } from "@/lib/result";

/** What a line must tell to be charged. */
export interface SumLine {
  /** As the catalogue asks it, VAT included. */
  readonly unitPence: Pence;
  readonly vatRate: number;
  readonly quantity: number;
  readonly weightGrams: number;
}

/** A line as it is charged: its unit price and VAT rate are those of the place that it goes to. */
export type ChargedLine<Line extends SumLine> = Line & {
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
  readonly deliveryPence: Pence;
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
 * What lines cost there, delivery included, from the catalogue's prices and the table of charges alone. Browser and shop reckon with this
 * same rule. Refuses a way that does not go there, and what is too heavy.
 */
export function orderSums<Line extends SumLine>(
  lines: readonly Line[],
  place: Place,
): Result<OrderSums<Line>, DeliveryRefusal> {
  const charged = lines.map((line) => chargedLine(line, place));
  const subtotalPence = addUp(charged.map(({ totalPence }) => totalPence));
  const discountPence = addUp(charged.map((line) => line.discountPence));
  const goodsPence = pence(subtotalPence - discountPence);
  const delivery = deliveryPence(place, { weightGrams: weightOf(lines), goodsPence });
  if (!delivery.ok) return delivery;
  return ok({
    lines: charged,
    subtotalPence,
    discountPence,
    deliveryPence: delivery.value,
    totalPence: pence(goodsPence + delivery.value),
  });
}
