import { db } from "@/lib/db/client";
import { pence, type Pence } from "@/lib/money";
import { readOrder } from "./orders-reads";
import type { OrderFacts, OrderState } from "./orders";

export interface OrderRow {
  readonly number: number;
  readonly state: OrderState;
  readonly email: string;
  readonly totalPence: Pence;
  readonly createdAt: Date;
}

/** How many orders one page of the desk's list shows. */
export const orderPage = 50;

interface OrderFilter {
  readonly state?: OrderState | undefined;
  /** Only orders with a lower number, for the next page. */
  readonly before?: number | undefined;
}

/** Orders, the newest first. */
export async function readOrderList({ state, before }: OrderFilter): Promise<OrderRow[]> {
  const rows = await db().order.findMany({
    where: { ...(state && { state }), ...(before !== undefined && { number: { lt: before } }) },
    select: { number: true, state: true, email: true, totalPence: true, createdAt: true },
    orderBy: { number: "desc" },
    take: orderPage,
  });
  return rows.map((row) => ({ ...row, totalPence: pence(row.totalPence) }));
}

export interface DeskOrder extends OrderFacts {
  readonly payment: {
    readonly intentId: string;
    readonly amountPence: Pence;
    readonly createdAt: Date;
  } | null;
  readonly refunds: readonly {
    readonly state: string;
    readonly amountPence: Pence;
    readonly reason: string;
    readonly actor: string;
    readonly createdAt: Date;
  }[];
  readonly transitions: readonly {
    readonly from: OrderState | null;
    readonly to: OrderState;
    readonly createdAt: Date;
  }[];
  readonly holds: readonly { readonly sku: string; readonly quantity: number; readonly state: string }[];
}

/** One order with its money, its history and what it holds; null for a number that was never given. */
export async function readOrderForDesk(number: number): Promise<DeskOrder | null> {
  const row = await db().order.findUnique({
    where: { number },
    select: {
      id: true,
      payment: { select: { paymentIntentId: true, amountPence: true, createdAt: true } },
      refunds: {
        select: { state: true, amountPence: true, reason: true, actor: true, createdAt: true },
        orderBy: { createdAt: "asc" },
      },
      transitions: { select: { fromState: true, toState: true, createdAt: true }, orderBy: { id: "asc" } },
      reservations: {
        select: { quantity: true, state: true, variant: { select: { sku: true } } },
        orderBy: { variant: { sku: "asc" } },
      },
    },
  });
  const order = row && (await readOrder(row.id));
  if (!order) return null;
  const { payment } = row;
  return {
    ...order,
    payment: payment && {
      intentId: payment.paymentIntentId,
      amountPence: pence(payment.amountPence),
      createdAt: payment.createdAt,
    },
    refunds: row.refunds.map((refund) => ({ ...refund, amountPence: pence(refund.amountPence) })),
    transitions: row.transitions.map(({ fromState, toState, createdAt }) => ({
      from: fromState,
      to: toState,
      createdAt,
    })),
    holds: row.reservations.map(({ variant, ...hold }) => ({ ...hold, sku: variant.sku })),
  };
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The numbers of the orders among these references, by id; a reference that is no order is left out. */
export async function readOrderNumbers(references: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const rows = await db().order.findMany({
    where: { id: { in: references.filter((reference) => uuid.test(reference)) } },
    select: { id: true, number: true },
  });
  return new Map(rows.map(({ id, number }) => [id, number]));
}
