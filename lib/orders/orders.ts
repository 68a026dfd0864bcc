import type { OrderState } from "@/lib/db/generated/enums";
import { addUp, vatWithin, type Pence } from "@/lib/money";

export type { OrderState };

/**
 * Which state may follow which: the only way an order moves. The database holds the same table
 * (order_transition_allowed) and refuses anything else; a test compares the two.
 */
export const transitions: Readonly<Record<OrderState, readonly OrderState[]>> = {
  pending_payment: [
    "payment_processing",
    "paid",
    "expired",
    "cancelled",
    "payment_failed",
    "address_query",
    "paid_unfulfillable",
  ],
  payment_processing: ["paid", "payment_failed", "address_query", "paid_unfulfillable", "expired"],
  payment_failed: [
    "paid",
    "expired",
    "cancelled",
    "payment_processing",
    "address_query",
    "paid_unfulfillable",
  ],
  expired: ["paid", "address_query", "paid_unfulfillable"],
  cancelled: ["paid", "address_query", "paid_unfulfillable"],
  address_query: ["paid", "cancelled", "refunded", "disputed"],
  paid: ["fulfilled", "cancelled", "partially_refunded", "refunded", "disputed"],
  fulfilled: ["partially_refunded", "refunded", "disputed"],
  partially_refunded: ["refunded", "fulfilled", "disputed"],
  paid_unfulfillable: ["refunded", "paid", "disputed"],
  disputed: ["paid", "fulfilled", "partially_refunded", "refunded"],
  refunded: [],
};

export function mayMove(from: OrderState, to: OrderState): boolean {
  return transitions[from].includes(to);
}

/** Not yet paid, and still able to be: at most one such order per basket. */
export const unfinishedStates = ["pending_payment", "payment_processing", "payment_failed"] as const;

export function isUnfinished(state: OrderState): boolean {
  return unfinishedStates.some((unfinished) => unfinished === state);
}

/** What a shopper reads about where the order is. */
export const stateWords: Record<OrderState, string> = {
  pending_payment: "Waiting for payment",
  payment_processing: "Payment on its way",
  paid: "Paid",
  fulfilled: "Sent",
  expired: "Not paid in time",
  cancelled: "Cancelled",
  payment_failed: "Payment did not go through",
  address_query: "Paid, and we need to check your address",
  paid_unfulfillable: "Paid, but sold out: your money is coming back",
  partially_refunded: "Partly refunded",
  refunded: "Refunded",
  disputed: "Payment disputed",
};

/** "F10023": what people quote on the phone. */
export function orderNumberText(number: number): string {
  return `F${number}`;
}

const thankYouHours = 24;

/** "Thank you" is said for a day after paying; after that the page is a record. */
export function saysThankYou(paidAt: Date | null, now: Date): boolean {
  return paidAt !== null && now.getTime() - paidAt.getTime() < thankYouHours * 60 * 60 * 1000;
}

export interface OrderLineFacts {
  readonly sku: string;
  readonly productSlug: string;
  readonly productName: string;
  readonly optionText: string;
  readonly pictureName: string | null;
  readonly quantity: number;
  readonly unitPence: Pence;
  readonly totalPence: Pence;
  readonly vatRate: number;
}

export interface OrderFacts {
  readonly id: string;
  readonly number: number;
  readonly state: OrderState;
  readonly email: string;
  readonly subtotalPence: Pence;
  readonly discountPence: Pence;
  readonly deliveryPence: Pence;
  readonly totalPence: Pence;
  readonly deliveryMethod: "deliver" | "collect";
  readonly postcode: string;
  /** Name and address lines as given on the payment page; empty until paid. */
  readonly address: readonly string[];
  readonly linkVersion: number;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  readonly lines: readonly OrderLineFacts[];
}

/** Delivery carries the standard rate, in hundredths of a per cent. */
const deliveryVatRate = 2000;

/** The VAT held in an order's total, by line and for delivery, in pence. */
export function orderVat(order: {
  readonly lines: readonly Pick<OrderLineFacts, "totalPence" | "vatRate">[];
  readonly deliveryPence: Pence;
}): Pence {
  return addUp([
    ...order.lines.map((line) => vatWithin(line.totalPence, line.vatRate)),
    vatWithin(order.deliveryPence, deliveryVatRate),
  ]);
}
