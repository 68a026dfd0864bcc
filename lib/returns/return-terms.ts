import type { DeliveryMethod } from "@/lib/db/generated/enums";
import { deliveryPence, deliveryTable, weightOf } from "@/lib/delivery/delivery";
import { isWorkingDay } from "@/lib/delivery/working-days";
import { zones } from "@/lib/delivery/zones";
import { pence } from "@/lib/money";
import { addDays, asDate, type Day } from "./return-days";

/** How an order was delivered, and what went into its charge. */
export interface DeliveredFacts {
  readonly deliveryMethod: DeliveryMethod;
  readonly zone: string;
  readonly deliveryPence: number;
  /** The sum of the goods as it stood against free delivery. */
  readonly goodsPence: number;
  readonly lines: readonly { readonly weightGrams: number; readonly quantity: number }[];
}

/** What the least costly usual delivery of an order would have cost, in pence: express costs more, nothing else does. */
export function standardDeliveryPence(order: DeliveredFacts): number {
  if (order.deliveryMethod !== "express") return order.deliveryPence;
  const zone = zones.find((one) => one === order.zone);
  const parcel = { weightGrams: weightOf(order.lines), goodsPence: pence(order.goodsPence) };
  const standard = zone && deliveryPence({ zone, choice: "standard" }, parcel);
  return standard?.ok ? Math.min(standard.value, order.deliveryPence) : order.deliveryPence;
}

/** More than the slowest parcel of its way has ever any reason to take, in working days on top of what the way is said to take. */
const marginDays = 2;

/**
 * The day on which what left us counts as arrived, where nobody has told us: later than it can have been, so that nobody's days are cut.
 * What waits at the counter has not arrived before it is fetched.
 */
export function arrivalAfter(
  left: Day,
  { deliveryMethod, zone }: Pick<DeliveredFacts, "deliveryMethod" | "zone">,
  today: Day,
): Day {
  if (deliveryMethod === "collect") return today;
  const known = zones.find((one) => one === zone);
  const way = known && (deliveryTable[known][deliveryMethod] ?? deliveryTable[known].standard);
  const slowest = deliveryTable["channel-islands"].standard.days[1];
  return workingDayAfter(left, (way?.days[1] ?? slowest) + marginDays);
}

/** The day so many working days after another. */
export function workingDayAfter(day: Day, days: number): Day {
  let now = day;
  for (let left = days; left > 0;) {
    now = addDays(now, 1);
    if (isWorkingDay(asDate(now))) left -= 1;
  }
  return now;
}
