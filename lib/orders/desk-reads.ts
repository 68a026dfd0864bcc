import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { RefundState } from "@/lib/db/generated/enums";
import { pence, type Pence } from "@/lib/money";
import { askedNumber, type OrderListFilter } from "./desk-schema";
import type { OrderFacts, OrderState } from "./orders";
import { readOrder } from "./orders-reads";

export type { RefundState };

export interface OrderRow {
  readonly number: number;
  readonly state: OrderState;
  readonly email: string;
  /** As given on the payment page; null until then. */
  readonly recipient: string | null;
  readonly totalPence: Pence;
  readonly createdAt: Date;
}

/** How many orders one page of the desk's list shows. */
const orderPage = 50;

function asked(q: string): Prisma.Sql {
  const number = askedNumber(q);
  if (number !== null) return Prisma.sql`number = ${number}::int`;
  const pattern = `%${q.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`(lower(email) LIKE ${pattern} OR lower(recipient) LIKE ${pattern})`;
}

/** Paid and still here: also what some money has gone back for before it was sent. */
const waitsToBeSent = Prisma.sql`(state = 'paid' OR state = 'partially_refunded' AND NOT EXISTS (
  SELECT 1 FROM order_transition WHERE order_id = shop_order.id AND to_state = 'fulfilled')
  AND (SELECT sum(quantity) FROM order_line WHERE order_id = shop_order.id) > (
    SELECT coalesce(sum(line.quantity), 0) FROM refund_line AS line JOIN refund ON refund.id = line.refund_id
    WHERE refund.order_id = shop_order.id AND (refund.state <> 'failed' OR line.restock)))`;

/**
 * Orders, the newest first.
 * @param filter `toSend` for those that are paid and wait to be sent
 * @returns the rows, and the number that the next page comes before, null on the last
 */
export async function readOrderList({
  q = "",
  state,
  before,
  toSend = false,
}: Partial<OrderListFilter> & { readonly toSend?: boolean }): Promise<{
  rows: OrderRow[];
  next: number | null;
}> {
  const conditions = [
    Prisma.sql`true`,
    ...(q === "" ? [] : [asked(q)]),
    ...(toSend ? [waitsToBeSent] : []),
    ...(state ? [Prisma.sql`state = ${state}::order_state`] : []),
    ...(before === undefined ? [] : [Prisma.sql`number < ${before}::int`]),
  ];
  const found = await db().$queryRaw<(Omit<OrderRow, "totalPence"> & { totalPence: number })[]>`
    SELECT number, state::text, email, recipient, total_pence AS "totalPence", created_at AS "createdAt"
    FROM shop_order WHERE ${Prisma.join(conditions, " AND ")} ORDER BY number DESC LIMIT ${orderPage + 1}`;
  const rows = found.slice(0, orderPage).map((row) => ({ ...row, totalPence: pence(row.totalPence) }));
  return { rows, next: found.length > orderPage ? (rows.at(-1)?.number ?? null) : null };
}

export interface DeskOrder extends OrderFacts {
  readonly payment: {
    readonly intentId: string;
    readonly amountPence: Pence;
    readonly createdAt: Date;
  } | null;
  readonly refunds: readonly {
    readonly id: string;
    readonly state: RefundState;
    readonly amountPence: Pence;
    readonly reason: string;
    readonly actor: string;
    readonly restockedAt: Date | null;
    readonly lastError: string | null;
    readonly createdAt: Date;
    readonly units: readonly { readonly sku: string; readonly quantity: number }[];
  }[];
  readonly disputes: readonly {
    readonly id: string;
    readonly status: string;
    readonly reason: string;
    readonly amountPence: Pence;
    readonly evidenceDueAt: Date | null;
    readonly createdAt: Date;
  }[];
  /** As given on the payment page, field by field, for a form that puts it right. */
  readonly addressFields: Readonly<
    Record<"recipient" | "addressLine1" | "addressLine2" | "town" | "county" | "addressPostcode", string>
  >;
  readonly transitions: readonly {
    readonly from: OrderState | null;
    readonly to: OrderState;
    readonly createdAt: Date;
  }[];
  readonly holds: readonly { readonly sku: string; readonly quantity: number; readonly state: string }[];
  /** The payment pages that were opened for it, or tried to be. */
  readonly attempts: readonly {
    readonly id: string;
    readonly state: string;
    readonly sessionId: string | null;
    readonly expiresAt: Date;
    readonly lastError: string | null;
    readonly createdAt: Date;
  }[];
  readonly emails: readonly {
    readonly id: string;
    readonly kind: string;
    readonly createdAt: Date;
    readonly sentAt: Date | null;
    readonly attempts: number;
    readonly lastError: string | null;
  }[];
}

/** One order with its money, its history and what it holds; null for a number that was never given. */
export async function readOrderForDesk(number: number): Promise<DeskOrder | null> {
  const row = await db().order.findUnique({
    where: { number },
    select: {
      id: true,
      payment: { select: { paymentIntentId: true, amountPence: true, createdAt: true } },
      recipient: true,
      addressLine1: true,
      addressLine2: true,
      town: true,
      county: true,
      addressPostcode: true,
      refunds: {
        select: {
          id: true,
          state: true,
          amountPence: true,
          reason: true,
          actor: true,
          restockedAt: true,
          lastError: true,
          createdAt: true,
          lines: { select: { quantity: true, orderLine: { select: { sku: true } } } },
        },
        orderBy: { createdAt: "asc" },
      },
      disputes: {
        select: {
          id: true,
          status: true,
          reason: true,
          amountPence: true,
          evidenceDueAt: true,
          createdAt: true,
        },
        orderBy: { createdAt: "asc" },
      },
      transitions: { select: { fromState: true, toState: true, createdAt: true }, orderBy: { id: "asc" } },
      reservations: {
        select: { quantity: true, state: true, variant: { select: { sku: true } } },
        orderBy: { variant: { sku: "asc" } },
      },
      attempts: {
        select: {
          id: true,
          state: true,
          sessionId: true,
          expiresAt: true,
          lastError: true,
          createdAt: true,
        },
        orderBy: { createdAt: "asc" },
      },
    },
  });
  const order = row && (await readOrder(row.id));
  if (!order) return null;
  const { payment, attempts } = row;
  const emails = await db().$queryRaw<DeskOrder["emails"]>`
    SELECT id, kind, created_at AS "createdAt", sent_at AS "sentAt", attempts, last_error AS "lastError"
    FROM outbox WHERE payload ->> 'orderId' = ${row.id} ORDER BY created_at, id`;
  return {
    ...order,
    attempts,
    emails,
    payment: payment && {
      intentId: payment.paymentIntentId,
      amountPence: pence(payment.amountPence),
      createdAt: payment.createdAt,
    },
    refunds: row.refunds.map(({ lines, ...refund }) => ({
      ...refund,
      amountPence: pence(refund.amountPence),
      units: lines.map(({ quantity, orderLine }) => ({ sku: orderLine.sku, quantity })),
    })),
    disputes: row.disputes.map((dispute) => ({ ...dispute, amountPence: pence(dispute.amountPence) })),
    addressFields: {
      recipient: row.recipient ?? "",
      addressLine1: row.addressLine1 ?? "",
      addressLine2: row.addressLine2 ?? "",
      town: row.town ?? "",
      county: row.county ?? "",
      addressPostcode: row.addressPostcode ?? "",
    },
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
