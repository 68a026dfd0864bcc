import type { DeliveryMethod } from "@/lib/db/generated/enums";
import { pence, type Pence } from "@/lib/money";
import { err, ok, type Result } from "@/lib/result";
import { mainlandFreeFrom } from "./free-from";
import type { OrderZone, Zone } from "./zones";

/** How a buyer gets his things: two ways to his door, or fetched from ours. */
export type DeliveryChoice = DeliveryMethod;

/** In the order in which a buyer reads them. */
export const deliveryChoices = [
  "standard",
  "express",
  "collect",
] as const satisfies readonly DeliveryChoice[];

/** What the ways are called. */
export const deliveryTitles: Readonly<Record<DeliveryChoice, string>> = {
  standard: "Delivery",
  express: "Express delivery",
  collect: "Collect",
};

/** Up to this weight an order costs what stands in the same place of a row of charges, in grams. */
export const weightBands = [2_000, 10_000, 20_000, 30_000] as const;

/** What is heavier than the last band goes by arrangement. */
export const heaviestGrams = weightBands[3];

/** What one way to one zone costs, and how long it takes. */
export interface Way {
  /** One for each of {@link weightBands}, VAT included where there is any. */
  readonly charges: readonly [Pence, Pence, Pence, Pence];
  /** Free from this sum of goods, whatever it weighs up to {@link heaviestGrams}; null when it never is. */
  readonly freeFrom: Pence | null;
  /** Working days on the way, once it has left us. */
  readonly days: readonly [least: number, most: number];
}

const charges = (...row: [number, number, number, number]): Way["charges"] => [
  pence(row[0]),
  pence(row[1]),
  pence(row[2]),
  pence(row[3]),
];

/** Every charge of the shop: what is asked, what pages say and what the legal page lists come from here. */
export const deliveryTable = {
  mainland: {
    standard: { charges: charges(395, 595, 895, 1195), freeFrom: mainlandFreeFrom, days: [2, 3] },
    express: { charges: charges(695, 895, 1295, 1695), freeFrom: null, days: [1, 1] },
  },
  "highlands-islands": {
    standard: { charges: charges(595, 995, 1595, 2195), freeFrom: pence(8_000), days: [3, 5] },
    express: null,
  },
  "northern-ireland": {
    standard: { charges: charges(595, 895, 1395, 1895), freeFrom: pence(8_000), days: [3, 4] },
    express: null,
  },
  // No VAT is in these.
  "channel-islands": {
    standard: { charges: charges(795, 1295, 1995, 2795), freeFrom: pence(12_000), days: [3, 6] },
    express: null,
  },
} as const satisfies Readonly<Record<Zone, { readonly standard: Way; readonly express: Way | null }>>;

/** What most pages say of delivery: the mainland's charge for a small parcel, and from which sum of goods it is free. */
export const deliveryTerms = {
  charge: deliveryTable.mainland.standard.charges[0],
  freeFrom: deliveryTable.mainland.standard.freeFrom,
} as const;

export type DeliveryRefusal = "not-there" | "too-heavy";

/** Where something goes, and how. */
export interface Place {
  readonly zone: OrderZone;
  readonly choice: DeliveryChoice;
}

/** What a basket is to a courier. */
export interface Parcel {
  readonly weightGrams: number;
  /** The sum of the goods as they are charged. */
  readonly goodsPence: Pence;
}

function wayOf({ zone, choice }: Place): Way | null {
  return zone === "collect" || choice === "collect" ? null : deliveryTable[zone][choice];
}

/** Whether what was chosen can be had in that place, whatever is in the basket. */
export function goesThere(place: Place): boolean {
  return place.choice === "collect" || wayOf(place) !== null;
}

/** What a way costs for a parcel; refuses a way that does not go there, and what is too heavy for any. */
export function deliveryPence(place: Place, parcel: Parcel): Result<Pence, DeliveryRefusal> {
  if (place.choice === "collect") return ok(pence(0));
  const way = wayOf(place);
  if (!way) return err("not-there");
  const charge = way.charges[weightBands.findIndex((upTo) => parcel.weightGrams <= upTo)];
  if (charge === undefined) return err("too-heavy");
  return ok(way.freeFrom !== null && parcel.goodsPence >= way.freeFrom ? pence(0) : charge);
}

/** "2 to 3 working days once it has left us." */
export function wayWords(place: Place): string {
  const way = wayOf(place);
  return way ? `${daysWords(way.days)} once it has left us.` : "We write to you when it is ready.";
}

/** "2 to 3 working days" */
export function daysWords([least, most]: Way["days"]): string {
  if (least !== most) return `${least} to ${most} working days`;
  return most === 1 ? "1 working day" : `${most} working days`;
}

/** What lines weigh together, in grams. */
export function weightOf(
  lines: readonly { readonly weightGrams: number; readonly quantity: number }[],
): number {
  return lines.reduce((grams, line) => grams + line.weightGrams * line.quantity, 0);
}
