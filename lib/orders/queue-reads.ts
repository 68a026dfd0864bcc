import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { pence } from "@/lib/money";
import { batchLimit, type OrderListFilter } from "./desk-schema";
import { openDisputes } from "./orders";
import { askedWords, countLimit, shopDay, type QueueCounts, type QueueRow, type QueueTab } from "./queue";

/** How many orders one page of the desk's list shows. */
const pageRows = 50;

/** Of a line, what is packed: see `unitsToPack`, which says why. */
const lineUnits = Prisma.sql`greatest(0, line.quantity - greatest(
  (SELECT coalesce(sum(back.quantity), 0) FROM refund_line AS back JOIN refund ON refund.id = back.refund_id
    WHERE back.order_line_id = line.id AND refund.state <> 'failed'),
  (SELECT coalesce(sum(back.quantity), 0) FROM refund_line AS back WHERE back.order_line_id = line.id AND back.restock)))`;

/** Paid, still here, and with something left in it: also what some money has gone back for before it was sent. */
const waitsToBeSent = Prisma.sql`state IN ('paid', 'partially_refunded') AND sent_at IS NULL AND cancelled_at IS NULL
  AND EXISTS (SELECT 1 FROM order_line AS line WHERE line.order_id = shop_order.id AND ${lineUnits} > 0)`;

/** A payment page lasts some 35 minutes, and its end is heard of soon after; money by a bank's own transfer takes days. */
const waitsTooLong = Prisma.sql`(state IN ('pending_payment', 'payment_failed') AND created_at < now() - interval '2 hours'
  OR state = 'payment_processing' AND created_at < now() - interval '7 days')`;

/** Where each tab looks, and by what it is sorted: two columns, so that each row has its own place. */
interface TabPlan {
  readonly from: Prisma.Sql;
  readonly where: Prisma.Sql;
  readonly key: Prisma.Sql;
  readonly tie: Prisma.Sql;
  readonly keyType: Prisma.Sql;
  readonly tieType: Prisma.Sql;
  readonly isNewestFirst?: boolean;
}

const orders = Prisma.sql`shop_order LEFT JOIN shipment ON shipment.order_id = shop_order.id AND shipment.is_own`;
const parcels = Prisma.sql`shipment JOIN shop_order ON shop_order.id = shipment.order_id`;
const byNumber = {
  from: orders,
  key: Prisma.sql`number`,
  tie: Prisma.sql`number`,
  keyType: Prisma.sql`int`,
  tieType: Prisma.sql`int`,
};
const byParcel = {
  from: parcels,
  key: Prisma.sql`shipment.dispatched_at`,
  tie: Prisma.sql`shipment.id`,
  keyType: Prisma.sql`timestamptz`,
  tieType: Prisma.sql`uuid`,
};
// What went back whole after it was sent is followed no longer.
const isOpen = Prisma.sql`shipment.delivered_at IS NULL AND NOT (shipment.is_own AND state IN ('refunded', 'cancelled'))`;

const plans: Record<QueueTab, TabPlan> = {
  "to-send": {
    ...byNumber,
    where: waitsToBeSent,
    key: Prisma.sql`coalesce(dispatch_by, DATE '2000-01-01')`,
    keyType: Prisma.sql`date`,
  },
  address: { ...byNumber, where: Prisma.sql`state = 'address_query'` },
  "on-the-way": { ...byParcel, where: Prisma.sql`${isOpen} AND shipment.carrier IS NOT NULL` },
  "to-collect": { ...byParcel, where: Prisma.sql`${isOpen} AND shipment.carrier IS NULL` },
  problems: {
    ...byNumber,
    // A dispute that was lost has nothing more to be done about it.
    where: Prisma.sql`(state = 'paid_unfulfillable' OR ${waitsTooLong} OR state = 'disputed' AND EXISTS (
      SELECT 1 FROM dispute WHERE dispute.order_id = shop_order.id AND status IN (${Prisma.join([...openDisputes])})))`,
  },
  all: { ...byNumber, where: Prisma.sql`true`, isNewestFirst: true },
};

/** What a search looks for among the rows of a tab that holds few. */
function matches(q: string): Prisma.Sql {
  const { number, pattern, postcode, trackingNumber, sku } = askedWords(q);
  if (number !== null) return Prisma.sql`number = ${number}::int`;
  return Prisma.sql`(${Prisma.join(
    [
      Prisma.sql`lower(email) LIKE ${pattern}`,
      Prisma.sql`lower(recipient) LIKE ${pattern}`,
      ...(postcode
        ? [
            Prisma.sql`replace(postcode, ' ', '') LIKE ${postcode}`,
            Prisma.sql`replace(address_postcode, ' ', '') LIKE ${postcode}`,
          ]
        : []),
      ...(trackingNumber
        ? [
            Prisma.sql`EXISTS (SELECT 1 FROM shipment AS any_parcel
              WHERE any_parcel.order_id = shop_order.id AND any_parcel.tracking_number = ${trackingNumber})`,
          ]
        : []),
      ...(sku
        ? [
            Prisma.sql`EXISTS (SELECT 1 FROM order_line AS any_line WHERE any_line.order_id = shop_order.id AND any_line.sku = ${sku})`,
          ]
        : []),
    ],
    " OR ",
  )})`;
}

/** Orders made at the same moment may have their numbers and their ids the other way round. */
const slack = 30;

/**
 * The same among all orders there ever were: each thing that was typed is looked up by its own index, the newest first,
 * because no index answers all of them at once.
 */
function foundAnywhere(q: string, also: Prisma.Sql): Prisma.Sql {
  const { number, pattern, postcode, trackingNumber, sku } = askedWords(q);
  if (number !== null) return Prisma.sql`number = ${number}::int`;
  const newest = Prisma.sql`ORDER BY number DESC LIMIT ${pageRows + 1}`;
  const where = (condition: Prisma.Sql) =>
    Prisma.sql`(SELECT number FROM shop_order WHERE ${condition} AND ${also} ${newest})`;
  const branches = [
    where(Prisma.sql`lower(email) LIKE ${pattern}`),
    where(Prisma.sql`lower(recipient) LIKE ${pattern}`),
    ...(postcode
      ? [
          where(Prisma.sql`replace(postcode, ' ', '') LIKE ${postcode}`),
          where(Prisma.sql`replace(address_postcode, ' ', '') LIKE ${postcode}`),
        ]
      : []),
    ...(trackingNumber
      ? [where(Prisma.sql`id IN (SELECT order_id FROM shipment WHERE tracking_number = ${trackingNumber})`)]
      : []),
    ...(sku
      ? [
          // Ids of orders are made in the order of time: the newest lines of a SKU are found without reading all of them.
          Prisma.sql`(SELECT number FROM order_line JOIN shop_order ON shop_order.id = order_line.order_id
            WHERE sku = ${sku} AND ${also} ORDER BY order_line.order_id DESC LIMIT ${pageRows + 1 + slack})`,
        ]
      : []),
  ];
  return Prisma.sql`number IN (${Prisma.join(branches, " UNION ")})`;
}

interface FoundRow extends Omit<QueueRow, "totalPence" | "shipment" | "units"> {
  readonly totalPence: number;
  readonly units: bigint;
  readonly shipmentId: string | null;
  readonly carrier: string | null;
  readonly trackingNumber: string | null;
  readonly dispatchedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly isOwn: boolean | null;
  readonly cursor: string;
}

/**
 * One page of a tab of the queue: what is to be sent by the promised day, parcels by when they left, everything the newest first.
 * @returns the rows, and what the next page comes after; null on the last
 */
export async function readQueue({
  show = "all",
  q = "",
  state,
  after,
}: Partial<OrderListFilter>): Promise<{ rows: QueueRow[]; next: string | null }> {
  const { from, where, key, tie, keyType, tieType, isNewestFirst = false } = plans[show];
  const cursor = isCursorOf(show, after) ? after?.split("~") : undefined;
  const beyond = isNewestFirst ? Prisma.sql`<` : Prisma.sql`>`;
  const also = Prisma.join(
    [
      where,
      ...(state && show === "all" ? [Prisma.sql`state = ${state}::order_state`] : []),
      ...(cursor
        ? [
            Prisma.sql`(${key}, ${tie}) ${beyond} (${cursor[0]}::text::${keyType}, ${cursor[1]}::text::${tieType})`,
          ]
        : []),
    ],
    " AND ",
  );
  const asked =
    q === "" ? also : Prisma.sql`${also} AND ${show === "all" ? foundAnywhere(q, also) : matches(q)}`;
  const turn = isNewestFirst ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const found = await db().$queryRaw<FoundRow[]>`
    SELECT number, state::text, email, recipient, coalesce(address_postcode, postcode) AS postcode, total_pence AS "totalPence",
      shop_order.created_at AS "createdAt", delivery_method::text AS "deliveryMethod", dispatch_by AS "dispatchBy",
      shipment.id AS "shipmentId", carrier, tracking_number AS "trackingNumber", dispatched_at AS "dispatchedAt",
      delivered_at AS "deliveredAt", is_own AS "isOwn", ${cursorText(show)} AS cursor,
      (SELECT coalesce(sum(${lineUnits}), 0) FROM order_line AS line WHERE line.order_id = shop_order.id)::bigint AS units
    FROM ${from} WHERE ${asked} ORDER BY ${key} ${turn}, ${tie} ${turn} LIMIT ${pageRows + 1}`;
  const rows = found.slice(0, pageRows);
  return {
    rows: rows.map(rowOf),
    next: found.length > pageRows ? (rows.at(-1)?.cursor ?? null) : null,
  };
}

/** An address can carry the place of another tab: such a one is no place here. */
function isCursorOf(show: QueueTab, after: string | undefined): boolean {
  const shapes = {
    date: /^\d{4}-\d\d-\d\d~\d{1,9}$/,
    number: /^\d{1,9}~\d{1,9}$/,
    parcel: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[0-9a-f-]{36}$/,
  };
  const kind =
    show === "to-send" ? "date" : show === "on-the-way" || show === "to-collect" ? "parcel" : "number";
  return after !== undefined && shapes[kind].test(after);
}

function cursorText(show: QueueTab): Prisma.Sql {
  if (show === "to-send") return Prisma.sql`${plans[show].key} || '~' || number`;
  if (show !== "on-the-way" && show !== "to-collect") return Prisma.sql`number || '~' || number`;
  return Prisma.sql`to_char(dispatched_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '~' || shipment.id`;
}

function rowOf(found: FoundRow): QueueRow {
  const {
    shipmentId,
    carrier,
    trackingNumber,
    dispatchedAt,
    deliveredAt,
    isOwn,
    cursor: _cursor,
    ...row
  } = found;
  const shipment =
    shipmentId === null || dispatchedAt === null
      ? null
      : { id: shipmentId, carrier, trackingNumber, dispatchedAt, deliveredAt, isOwn: isOwn === true };
  return { ...row, totalPence: pence(row.totalPence), units: Number(row.units), shipment };
}

/** How much waits in each tab, counted no further than a desk can work off. */
export async function readQueueCounts(now: Date): Promise<QueueCounts> {
  const today = shopDay(now);
  const count = (from: Prisma.Sql, where: Prisma.Sql, order = Prisma.empty) =>
    Prisma.sql`(SELECT count(*)::int FROM (SELECT 1 FROM ${from} WHERE ${where} ${order} LIMIT ${countLimit}) AS counted)`;
  const ofTab = (tab: QueueTab) => count(plans[tab].from, plans[tab].where);
  // In the order of their own index: of a million parcels those that are open would be looked for among all others.
  const ofParcels = (tab: QueueTab) =>
    count(plans[tab].from, plans[tab].where, Prisma.sql`ORDER BY ${plans[tab].key}, ${plans[tab].tie}`);
  const promised = plans["to-send"].key;
  // Compared by the very expression that the index holds; what nobody promised a day for is not late.
  const late = Prisma.sql`${waitsToBeSent} AND ${promised} < ${today}::text::date AND dispatch_by IS NOT NULL`;
  const due = Prisma.sql`${waitsToBeSent} AND ${promised} <= ${today}::text::date`;
  const [counts] = await db().$queryRaw<QueueCounts[]>`
    SELECT ${ofTab("to-send")} AS "to-send", ${ofTab("address")} AS address, ${ofParcels("on-the-way")} AS "on-the-way",
      ${ofParcels("to-collect")} AS "to-collect", ${ofTab("problems")} AS problems,
      ${count(orders, late)} AS late, ${count(orders, due)} AS due`;
  if (!counts) throw new Error("A count without a row");
  return counts;
}

/** The numbers of what is due today or late, the most urgent first, up to a batch. */
export async function readDueNumbers(now: Date): Promise<number[]> {
  const { key } = plans["to-send"];
  const rows = await db().$queryRaw<{ number: number }[]>`
    SELECT number FROM shop_order WHERE ${waitsToBeSent} AND ${key} <= ${shopDay(now)}::text::date
    ORDER BY ${key}, number LIMIT ${batchLimit}`;
  return rows.map(({ number }) => number);
}
