import { db, type Transaction } from "@/lib/db/client";
import { fullName } from "@/lib/catalogue/catalogue";
import { pence, type Pence } from "@/lib/money";
import type { RefundableLine, RefundableOrder } from "./refunds";

/** What the desk's refund form and its command need of an order. */
export interface RefundableFacts extends RefundableOrder {
  readonly id: string;
  readonly number: number;
  readonly paymentId: string;
  readonly lines: readonly (RefundableLine & {
    readonly variantId: string;
    readonly sku: string;
    readonly name: string;
  })[];
}

/** A paid order by its number, as giving money back needs it; null when there is none, or nothing was paid. */
export async function readRefundable(
  number: number,
  tx: Transaction | ReturnType<typeof db> = db(),
): Promise<RefundableFacts | null> {
  const order = await tx.order.findUnique({
    where: { number },
    select: {
      id: true,
      number: true,
      state: true,
      deliveryPence: true,
      payment: { select: { id: true, amountPence: true } },
      disputes: { select: { status: true, amountPence: true } },
      reservations: { where: { state: "committed" }, select: { id: true }, take: 1 },
      refunds: { where: { state: { not: "failed" } }, select: { amountPence: true, deliveryPence: true } },
      transitions: { where: { toState: "fulfilled" }, select: { id: true }, take: 1 },
      lines: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          variantId: true,
          sku: true,
          productName: true,
          optionText: true,
          quantity: true,
          totalPence: true,
          discountPence: true,
          refundLines: {
            select: {
              quantity: true,
              amountPence: true,
              withheldPence: true,
              restock: true,
              refund: { select: { state: true } },
            },
          },
          returnLines: {
            where: {
              OR: [{ request: { state: "asked" } }, { decision: "exchange", request: { state: "received" } }],
            },
            select: { quantity: true, receivedUnits: true },
          },
        },
      },
    },
  });
  if (!order?.payment) return null;
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    paymentId: order.payment.id,
    paidPence: order.payment.amountPence,
    backPence: sum(order.refunds.map(({ amountPence }) => amountPence)),
    deliveryPence: order.deliveryPence,
    deliveryBackPence: sum(order.refunds.map(({ deliveryPence }) => deliveryPence)),
    isSent: order.transitions.length > 0,
    isSold: order.reservations.length > 0,
    disputes: order.disputes,
    lines: order.lines.map(
      ({ productName, optionText, totalPence, discountPence, refundLines, returnLines, ...line }) => {
        const back = refundLines.filter(({ refund }) => refund.state !== "failed");
        return {
          ...line,
          name: fullName(productName, optionText),
          paidPence: totalPence - discountPence,
          backUnits: sum(back.map(({ quantity }) => quantity)),
          backPence: sum(back.map(({ amountPence, withheldPence }) => amountPence + withheldPence)),
          inReturns: sum(returnLines.map(({ quantity, receivedUnits }) => receivedUnits ?? quantity)),
          shelvedUnits: sum(refundLines.filter(({ restock }) => restock).map(({ quantity }) => quantity)),
        };
      },
    ),
  };
}

/** What a buyer is told about money that has gone back. */
export interface RefundForEmail {
  readonly id: string;
  readonly amountPence: Pence;
  readonly deliveryPence: Pence;
  readonly lines: readonly {
    readonly name: string;
    readonly quantity: number;
    readonly amountPence: Pence;
  }[];
}

/** @throws when there is no such refund */
export async function readRefundForEmail(id: string): Promise<RefundForEmail> {
  const refund = await db().refund.findUniqueOrThrow({
    where: { id },
    select: {
      id: true,
      amountPence: true,
      deliveryPence: true,
      lines: {
        orderBy: { orderLine: { position: "asc" } },
        select: {
          quantity: true,
          amountPence: true,
          orderLine: { select: { productName: true, optionText: true } },
        },
      },
    },
  });
  return {
    id: refund.id,
    amountPence: pence(refund.amountPence),
    deliveryPence: pence(refund.deliveryPence),
    lines: refund.lines.map(({ quantity, amountPence, orderLine }) => ({
      name: fullName(orderLine.productName, orderLine.optionText),
      quantity,
      amountPence: pence(amountPence),
    })),
  };
}

/** The refund that went back last. @throws when none has */
export async function readNewestRefundId(orderId: string): Promise<string> {
  const { id } = await db().refund.findFirstOrThrow({
    where: { orderId, state: "succeeded" },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  return id;
}

/** How the refund is named that calls an order off: one an order. */
export function cancelKey(orderId: string): string {
  return `cancel-${orderId}`;
}

/** What went back when an order was called off. @throws when it was not */
export async function readCancelRefund(orderId: string): Promise<RefundForEmail> {
  const { id } = await db().refund.findFirstOrThrow({
    where: { orderId, idempotencyKey: cancelKey(orderId) },
    select: { id: true },
  });
  return readRefundForEmail(id);
}
