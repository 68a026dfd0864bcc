import type { DeliveryMethod } from "@/lib/db/generated/enums";
import { pence, type Pence } from "@/lib/money";

/** How a buyer gets his things: two ways to his door, or fetched from ours. */
export type DeliveryChoice = DeliveryMethod;

const deliveryCharge = pence(395);
const freeDeliveryFrom = pence(5_000);

/** What delivery costs and from which sum of goods it is free, in pence. */
export const deliveryTerms = { charge: deliveryCharge, freeFrom: freeDeliveryFrom } as const;

/** Delivery for a sum of goods: collecting is free, and so is delivery from £50. */
export function deliveryPence(choice: DeliveryChoice, goods: Pence): Pence {
  if (choice === "collect" || goods >= freeDeliveryFrom) return pence(0);
  return deliveryCharge;
}

/** The zone whose charge a postcode gets; null where the shop does not deliver. */
export function zoneOf(postcode: string): "uk" | null {
  return /^(JE|GY|IM|BF|BX|GX)/.test(postcode) ? null : "uk";
}
