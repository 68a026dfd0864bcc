import { readRefundable } from "@/lib/checkout/refund-reads";
import { fairShare } from "@/lib/checkout/refunds";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { DeliveryMethod } from "@/lib/db/generated/enums";
import { pence, type Pence } from "@/lib/money";
import { askedNumber } from "@/lib/orders/queue";
import { isDisputeOpen } from "@/lib/orders/orders";
import type { ReturnListFilter } from "./desk-schema";
import type { ReturnState } from "./returns";
import { returnSelect, toReturn, type ReturnFacts } from "./returns-reads";
import { askedReturnNumber } from "./returns-schema";

export interface ReturnRow {
  readonly number: number;
  readonly state: ReturnState;
  readonly orderNumber: number;
  readonly email: string;
  readonly units: number;
  readonly createdAt: Date;
}

/** How many returns one page of the desk's list shows. */
const returnPage = 50;

function asked(q: string): Prisma.Sql {
  const [returned, order] = [askedReturnNumber(q), askedNumber(q)];
  if (returned !== null || order !== null) {
    return Prisma.sql`(request.number = ${returned}::int OR shop_order.number = ${order}::int)`;
  }
  const pattern = `%${q.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`lower(email) LIKE ${pattern}`;
}

/**
 * Returns, the newest first.
 * @returns the rows, and the number that the next page comes before, null on the last
 */
export async function readReturnList({
  q = "",
  state,
  before,
}: Partial<ReturnListFilter>): Promise<{ rows: ReturnRow[]; next: number | null }> {
  const conditions = [
    Prisma.sql`true`,
    ...(q === "" ? [] : [asked(q)]),
    ...(state ? [Prisma.sql`request.state = ${state}::return_state`] : []),
    ...(before === undefined ? [] : [Prisma.sql`request.number < ${before}::int`]),
  ];
  const found = await db().$queryRaw<ReturnRow[]>`
    SELECT request.number, request.state::text, shop_order.number AS "orderNumber", email, request.created_at AS "createdAt",
      (SELECT sum(quantity)::int FROM return_line WHERE return_id = request.id) AS units
    FROM return_request AS request JOIN shop_order ON shop_order.id = order_id
    WHERE ${Prisma.join(conditions, " AND ")} ORDER BY request.number DESC LIMIT ${returnPage + 1}`;
  const rows = found.slice(0, returnPage);
  return { rows, next: found.length > returnPage ? (rows.at(-1)?.number ?? null) : null };
}

/** A return with what the desk must know to decide about it. */
export interface DeskReturn extends ReturnFacts {
  readonly actor: string;
  readonly receivedBy: string | null;
  readonly order: {
    readonly number: number;
    readonly email: string;
    readonly deliveryMethod: DeliveryMethod;
    readonly isDisputed: boolean;
  };
  /** By line of the return, what its units were paid with: the most that can go back for them. */
  readonly shares: Readonly<Record<string, Pence>>;
}

/** One return; null for a number that was never given. */
export async function readReturnForDesk(number: number): Promise<DeskReturn | null> {
  const row = await db().returnRequest.findUnique({
    where: { number },
    select: {
      ...returnSelect,
      actor: true,
      receivedBy: true,
      order: { select: { number: true, email: true, deliveryMethod: true, disputes: true } },
      lines: {
        ...returnSelect.lines,
        select: { ...returnSelect.lines.select, orderLineId: true },
      },
    },
  });
  const refundable = row && (await readRefundable(row.order.number));
  if (!row || !refundable) return null;
  const { order, actor, receivedBy, ...request } = row;
  const { disputes, ...facts } = order;
  const shares = request.lines.flatMap(({ id, orderLineId, quantity }) => {
    const line = refundable.lines.find((one) => one.id === orderLineId);
    return line
      ? [[id, pence(fairShare(line, Math.min(quantity, line.quantity - line.backUnits)))] as const]
      : [];
  });
  return {
    ...toReturn(request),
    actor,
    receivedBy,
    order: { ...facts, isDisputed: disputes.some(isDisputeOpen) },
    shares: Object.fromEntries(shares),
  };
}
