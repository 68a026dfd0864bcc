import { fullName } from "@/lib/catalogue/catalogue";
import { variantName, variantNameSelect } from "@/lib/checkout/return-email-reads";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { pence, type Pence } from "@/lib/money";
import type { ReturnReason } from "@/lib/orders/return-reasons";
import type { ReturnCondition, ReturnDecision } from "./receipt";
import { asDay, type Day } from "./return-days";
import type { ReturnState } from "./returns";

/** A return as its buyer and the desk see it. */
export interface ReturnFacts {
  readonly id: string;
  readonly number: number;
  readonly state: ReturnState;
  readonly words: string | null;
  readonly sendBackBy: Day;
  readonly createdAt: Date;
  readonly receivedAt: Date | null;
  /** What goes back to the card, with its part of the delivery; null until that is decided. */
  readonly refundPence: Pence | null;
  /** Whether the bank has refused the refund: the money is still owed. */
  readonly isRefundFailed: boolean;
  /** The parcel with the exchange, once it has left. */
  readonly shipment: { readonly carrier: string | null; readonly trackingNumber: string | null } | null;
  readonly lines: readonly ReturnLineFacts[];
}

export interface ReturnLineFacts {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly pictureName: string | null;
  readonly quantity: number;
  readonly reason: ReturnReason;
  readonly sealedOnly: boolean;
  readonly declaredSealed: boolean;
  /** What the buyer wants instead; null when he wants his money back. */
  readonly exchangeName: string | null;
  readonly exchangeSku: string | null;
  readonly receivedUnits: number | null;
  readonly condition: ReturnCondition | null;
  readonly decision: ReturnDecision | null;
  readonly refundPence: Pence | null;
  readonly restockedUnits: number;
  readonly quarantinedUnits: number;
  readonly discardedUnits: number;
  readonly note: string | null;
}

export const returnSelect = {
  id: true,
  number: true,
  state: true,
  words: true,
  sendBackBy: true,
  createdAt: true,
  receivedAt: true,
  refund: { select: { amountPence: true, state: true } },
  shipment: { select: { carrier: true, trackingNumber: true } },
  lines: {
    orderBy: { orderLine: { position: "asc" } },
    select: {
      id: true,
      quantity: true,
      reason: true,
      declaredSealed: true,
      receivedUnits: true,
      condition: true,
      decision: true,
      refundPence: true,
      restockedUnits: true,
      quarantinedUnits: true,
      discardedUnits: true,
      note: true,
      orderLine: {
        select: { sku: true, productName: true, optionText: true, pictureName: true, sealedOnly: true },
      },
      exchangeVariant: { select: { sku: true, ...variantNameSelect } },
    },
  },
} as const satisfies Prisma.ReturnRequestSelect;

export function toReturn({
  sendBackBy,
  refund,
  lines,
  ...request
}: Prisma.ReturnRequestGetPayload<{ select: typeof returnSelect }>): ReturnFacts {
  return {
    ...request,
    sendBackBy: asDay(sendBackBy),
    refundPence: request.receivedAt ? pence(refund?.amountPence ?? 0) : null,
    isRefundFailed: refund?.state === "failed",
    lines: lines.map(({ orderLine, exchangeVariant, refundPence, ...line }) => ({
      ...line,
      sku: orderLine.sku,
      name: fullName(orderLine.productName, orderLine.optionText),
      pictureName: orderLine.pictureName,
      sealedOnly: orderLine.sealedOnly,
      exchangeName: exchangeVariant && variantName(exchangeVariant),
      exchangeSku: exchangeVariant?.sku ?? null,
      refundPence: refundPence === null ? null : pence(refundPence),
    })),
  };
}

/** What came back of an order, or is on its way; the newest first. */
export async function readReturnsOfOrder(orderId: string): Promise<ReturnFacts[]> {
  const rows = await db().returnRequest.findMany({
    where: { orderId },
    orderBy: { number: "desc" },
    select: returnSelect,
  });
  return rows.map(toReturn);
}

/** One return of an order; null when the order has none with that number. */
export async function readReturnOfOrder(orderId: string, number: number): Promise<ReturnFacts | null> {
  const row = await db().returnRequest.findFirst({ where: { orderId, number }, select: returnSelect });
  return row && toReturn(row);
}
