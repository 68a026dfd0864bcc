import type { DeliveryMethod, OrderState } from "@/lib/db/generated/enums";
import { addUp, pence, sharesOf, vatWithin, type Pence } from "@/lib/money";

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
  payment_processing: [
    "paid",
    "payment_failed",
    "address_query",
    "paid_unfulfillable",
    "expired",
    "cancelled",
  ],
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
  address_query: ["paid", "cancelled", "refunded", "disputed", "paid_unfulfillable"],
  paid: ["fulfilled", "cancelled", "partially_refunded", "refunded", "disputed", "paid_unfulfillable"],
  fulfilled: ["partially_refunded", "refunded", "disputed"],
  partially_refunded: ["refunded", "fulfilled", "disputed", "paid", "paid_unfulfillable"],
  paid_unfulfillable: ["refunded", "paid", "disputed", "partially_refunded"],
  disputed: ["paid", "fulfilled", "partially_refunded", "refunded", "address_query", "paid_unfulfillable"],
  // A bank can send a refund back days after it took it, and dispute a payment that was refunded.
  refunded: ["paid", "fulfilled", "partially_refunded", "address_query", "paid_unfulfillable", "disputed"],
};

export function mayMove(from: OrderState, to: OrderState): boolean {
  return transitions[from].includes(to);
}

/** Stripe's words for a dispute that can still change. */
export const openDisputes = [
  "warning_needs_response",
  "warning_under_review",
  "needs_response",
  "under_review",
] as const;

export interface DisputeFacts {
  /** In Stripe's words. */
  readonly status: string;
  readonly amountPence: number;
}

/** Whether the bank has not decided yet: nothing is sent or given back meanwhile. */
export function isDisputeOpen({ status }: DisputeFacts): boolean {
  return openDisputes.some((open) => open === status);
}

/** What the bank has taken for good, in pence. */
export function lostPence(disputes: readonly DisputeFacts[]): number {
  return disputes
    .filter(({ status }) => status === "lost")
    .reduce((total, { amountPence }) => total + amountPence, 0);
}

/** What decides where a paid order stands. */
export interface MoneyFacts {
  /** Where it would stand without refunds and disputes. */
  readonly base: "paid" | "fulfilled" | "address_query" | "paid_unfulfillable";
  readonly paidPence: number;
  /** What has gone back, the bank's word for it given. */
  readonly refundedPence: number;
  /** Units ordered that have not gone back on the shelf. */
  readonly unitsLeft: number;
  /** What those that have gone back on the shelf were sold for: so much has to go back at the least. */
  readonly owedPence: number;
  /** Called off before it was sent: what is left of it goes back, and nothing is sent. */
  readonly isCancelled: boolean;
  readonly disputes: readonly DisputeFacts[];
}

/** Where a paid order stands, from what became of its money and its goods. */
export function stateAfterMoney({
  base,
  paidPence,
  refundedPence,
  unitsLeft,
  owedPence,
  isCancelled,
  disputes,
}: MoneyFacts): OrderState {
  if (disputes.some(isDisputeOpen)) return "disputed";
  if (refundedPence >= paidPence) return "refunded";
  const lost = lostPence(disputes);
  if (lost > 0 && refundedPence + lost >= paidPence) return "disputed";
  if (base !== "fulfilled" && (unitsLeft === 0 || isCancelled)) {
    return refundedPence < owedPence ? "paid_unfulfillable" : "partially_refunded";
  }
  const isAsked = base === "address_query" || base === "paid_unfulfillable";
  return refundedPence > 0 && !isAsked ? "partially_refunded" : base;
}

/** Not yet paid, and still able to be: at most one such order per basket. */
export const unfinishedStates = ["pending_payment", "payment_processing", "payment_failed"] as const;

export function isUnfinished(state: OrderState): boolean {
  return unfinishedStates.some((unfinished) => unfinished === state);
}

/** Paid, and nothing of it called off, asked back or in doubt: only then is a buyer told how to use what is bought. */
export function isKept({ state, cancelledAt }: Pick<OrderFacts, "state" | "cancelledAt">): boolean {
  return cancelledAt === null && (state === "paid" || state === "fulfilled");
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
  paid_unfulfillable: "Paid, and not to be sent: your money is coming back",
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
  readonly id: string;
  readonly sku: string;
  readonly productSlug: string;
  readonly productName: string;
  readonly optionText: string;
  readonly pictureName: string | null;
  readonly quantity: number;
  readonly unitPence: Pence;
  /** Unit price times quantity, the discount not taken off. */
  readonly totalPence: Pence;
  readonly discountPence: Pence;
  readonly vatRate: number;
  readonly sealedOnly: boolean;
}

interface ShipmentFacts {
  readonly id: string;
  /** Null for what is collected. */
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly dispatchedAt: Date;
  readonly deliveredAt: Date | null;
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
  readonly deliveryMethod: DeliveryMethod;
  readonly zone: string;
  readonly postcode: string;
  /** Name and address lines as given on the payment page; empty until paid. */
  readonly address: readonly string[];
  readonly linkVersion: number;
  readonly createdAt: Date;
  readonly paidAt: Date | null;
  /** The code that the discount, or the free delivery, rests on, and what it gave. */
  readonly discountCode: string | null;
  readonly discountWords: string | null;
  /** The working day by which it leaves the shop; promised when it was paid. */
  readonly dispatchBy: Date | null;
  readonly invoiceNumber: number | null;
  readonly cancelledAt: Date | null;
  /** "buyer", or somebody at the desk. */
  readonly cancelledBy: string | null;
  /** The newest first. */
  readonly shipments: readonly ShipmentFacts[];
  readonly lines: readonly OrderLineFacts[];
}

/** What one rate of VAT makes of an order. */
export interface VatRow {
  /** Hundredths of a per cent. */
  readonly rate: number;
  readonly netPence: Pence;
  readonly vatPence: Pence;
  readonly grossPence: Pence;
}

interface VatFacts {
  readonly lines: readonly Pick<OrderLineFacts, "totalPence" | "discountPence" | "vatRate">[];
  readonly deliveryPence: Pence;
}

/**
 * The VAT of an order by rate, the highest first. Each line counts with its share of the discount taken off. A charge for delivery is no
 * supply of its own: it follows its goods (HMRC, notice 700/24) and is shared out over the rates by their value. All gross amounts
 * together are the order's total, to the penny.
 */
export function vatByRate({ lines, deliveryPence }: VatFacts): VatRow[] {
  const rates = [...new Set(lines.map(({ vatRate }) => vatRate))].sort((one, other) => other - one);
  const goods = rates.map((rate) =>
    addUp(
      lines
        .filter(({ vatRate }) => vatRate === rate)
        .map(({ totalPence, discountPence }) => pence(totalPence - discountPence)),
    ),
  );
  const delivery = sharesOf(deliveryPence, goods);
  return rates.map((rate, index) => {
    const grossPence = pence((goods[index] ?? 0) + (delivery[index] ?? 0));
    const vatPence = vatWithin(grossPence, rate);
    return { rate, netPence: pence(grossPence - vatPence), vatPence, grossPence };
  });
}

/** The VAT held in an order's total, in pence: what {@link vatByRate} adds up to. */
export function orderVat(order: VatFacts): Pence {
  return addUp(vatByRate(order).map(({ vatPence }) => vatPence));
}
