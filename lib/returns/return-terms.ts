import type { DeliveryMethod } from "@/lib/db/generated/enums";
import { deliveryTerms } from "@/lib/delivery/delivery";
import { addDays, asDate, type Day } from "./return-days";

/** What the least costly usual delivery of an order would have cost, in pence. */
export function standardDeliveryPence(order: {
  readonly deliveryMethod: DeliveryMethod;
  readonly deliveryPence: number;
}): number {
  return order.deliveryMethod === "express" ? deliveryTerms.charge : order.deliveryPence;
}

/** The day so many working days after another. */
export function workingDayAfter(day: Day, days: number): Day {
  let now = day;
  for (let left = days; left > 0;) {
    now = addDays(now, 1);
    if (![0, 6].includes(asDate(now).getUTCDay())) left -= 1;
  }
  return now;
}
