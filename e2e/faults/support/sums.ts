import { deliveryTerms } from "@/lib/delivery/delivery";
import type { Outcome } from "./rig";

/** What one unit of a shelf costs that says nothing else, delivered, in pence. */
export const total = 1000 + deliveryTerms.charge;

/** One order, paid, and one letter about it. */
export const paidOnce: Outcome = {
  orders: ["paid"],
  charged: total,
  refunded: 0,
  letters: ["order-confirmation"],
};

/** One order that came to nothing. */
export const expiredUnpaid: Outcome = { orders: ["expired"], charged: 0, refunded: 0, letters: [] };

/** One order that came to nothing because its payment page could not be had. */
export const cancelledUnpaid: Outcome = { ...expiredUnpaid, orders: ["cancelled"] };

/** One order that is still waiting for its buyer. */
export const unpaid: Outcome = { ...expiredUnpaid, orders: ["pending_payment"] };
