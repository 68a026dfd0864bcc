import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { pence, type Pence } from "@/lib/money";
import { askedNumber, type OrderListFilter } from "./desk-schema";
import type { OrderFacts, OrderState } from "./orders";
import { readOrder } from "./orders-reads";

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

/**
 * Orders, the newest first.
 * @returns the rows, and the number that the next page comes before, null on the last
 */
export async function readOrderList({
  q = "",
  state,
  before,
}: Partial<OrderListFilter>): Promise<{ rows: OrderRow[]; next: number | null }> {
  const conditions = [
    Prisma.sql`true`,
    ...(q === "" ? [] : [asked(q)]),
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
      refunds: {
        select: { state: true, amountPence: true, reason: true, actor: true, createdAt: true },
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
