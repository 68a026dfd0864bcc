import { db } from "@/lib/db/client";
import type { RefundState } from "@/lib/db/generated/enums";
import { pence, type Pence } from "@/lib/money";
import type { OrderFacts, OrderState } from "./orders";
import { readOrder } from "./orders-reads";

export type { RefundState };

export interface DeskOrder extends OrderFacts {
  /** When it first left, or was first ready to be collected. */
  readonly sentAt: Date | null;
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
  /** What left the shop for it, or waits at the counter; the newest first. */
  readonly parcels: readonly DeskParcel[];
  readonly notes: readonly { readonly actor: string; readonly words: string; readonly createdAt: Date }[];
  /** What people and jobs did about it, from the audit log. */
  readonly audit: readonly {
    readonly actor: string;
    readonly action: string;
    readonly reason: string;
    readonly createdAt: Date;
  }[];
  readonly emails: readonly {
    readonly id: string;
    /** What the outbox calls it; of one that was sent again, what it is. */
    readonly kind: string;
    readonly isAgain: boolean;
    readonly createdAt: Date;
    readonly sentAt: Date | null;
    /** When it was tried for the last time: its mailbox takes nothing. */
    readonly givenUpAt: Date | null;
    readonly attempts: number;
    readonly lastError: string | null;
  }[];
}

export interface DeskParcel {
  readonly id: string;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly actor: string;
  readonly dispatchedAt: Date;
  readonly deliveredAt: Date | null;
  /** False of what was sent in exchange for a return. */
  readonly isOwn: boolean;
  readonly units: readonly { readonly sku: string; readonly quantity: number }[];
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
          stripeDisputeId: true,
          status: true,
          reason: true,
          amountPence: true,
          evidenceDueAt: true,
          createdAt: true,
        },
        orderBy: { createdAt: "asc" },
      },
      sentAt: true,
      shipments: {
        select: {
          id: true,
          carrier: true,
          trackingNumber: true,
          actor: true,
          dispatchedAt: true,
          deliveredAt: true,
          isOwn: true,
          lines: {
            select: { quantity: true, orderLine: { select: { sku: true } } },
            orderBy: { orderLine: { position: "asc" } },
          },
        },
        orderBy: { dispatchedAt: "desc" },
      },
      notes: { select: { actor: true, words: true, createdAt: true }, orderBy: { id: "asc" } },
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
    SELECT id, coalesce(payload ->> 'letter', kind) AS kind, kind = 'order-again' AS "isAgain", created_at AS "createdAt",
      sent_at AS "sentAt", given_up_at AS "givenUpAt", attempts, last_error AS "lastError"
    FROM outbox WHERE payload ->> 'orderId' = ${row.id} ORDER BY created_at, id`;
  const subject = `order:${number}`;
  const alerts = [
    ...row.refunds.map(({ id }) => id),
    ...row.disputes.map(({ stripeDisputeId }) => stripeDisputeId),
  ];
  const audit = await db().auditLog.findMany({
    where: { subject: { in: [subject, ...alerts.map((id) => `${subject}:${id}`)] } },
    select: { actor: true, action: true, reason: true, createdAt: true },
    orderBy: { id: "asc" },
  });
  return {
    ...order,
    sentAt: row.sentAt,
    attempts,
    emails,
    audit,
    notes: row.notes,
    parcels: row.shipments.map(({ lines, ...parcel }) => ({
      ...parcel,
      units: lines.map(({ quantity, orderLine }) => ({ sku: orderLine.sku, quantity })),
    })),
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
