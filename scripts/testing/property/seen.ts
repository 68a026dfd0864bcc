import { z } from "zod";
import { db } from "@/lib/db/client";
import { isUnfinished, type OrderState } from "@/lib/orders/orders";
import { readStripe, shownText } from "./seen-at-stripe";
import type { Shop } from "./shop";

export interface Level {
  onHand: number;
  reserved: number;
}

/** Units by variant. */
export type Units = Map<string, number>;

/** Where an order stands, as far as stock and money go. */
export type Phase = "unfinished" | "released" | "booked" | "unfulfillable";

export interface SeenOrder {
  readonly id: string;
  readonly buyer: string;
  readonly state: OrderState;
  readonly phase: Phase;
  readonly lines: Units;
  /** Whether it has a use of the code, or had one. */
  readonly hasCode: boolean;
  /** What the catalogue asked for one of each. */
  readonly cataloguePence: ReadonlyMap<string, number>;
  /** The lines in the words of the payment page. */
  readonly shown: string;
  readonly contact: string;
  /** Lines and sums as they were written: never to change. */
  readonly snapshot: string;
  readonly totalPence: number;
  readonly paidPence: number | null;
  readonly paidSession: string | null;
  readonly refundedPence: number;
  readonly refundsAskedPence: number;
  readonly hasFailedRefund: boolean;
  /** Whether some of its money is asked for and not sent yet. */
  readonly hasRefundAhead: boolean;
  readonly number: number;
  /** What the desk's refund form shows: the lines with what is left of each, and of the delivery. */
  readonly desk: {
    readonly lines: readonly {
      id: string;
      variantId: string;
      left: number;
      offShelf: number;
      unit: number;
    }[];
    readonly deliveryLeftPence: number;
  };
  readonly disputes: readonly { readonly status: string; readonly pence: number }[];
  readonly held: Units;
  readonly attempts: readonly { state: string; sessionId: string | null; expiresAt: number }[];
  readonly confirmations: number;
  readonly apologies: number;
}

export interface SeenSession {
  readonly id: string;
  readonly orderId: string;
  readonly status: string;
  readonly isPaid: boolean;
  /** Whether the bank waits for the buyer's word. */
  readonly isAsked: boolean;
  readonly pence: number;
  readonly expiresAt: number;
  readonly intentId: string | null;
  readonly postcode: string | null;
  readonly lines: string;
  readonly refundedPence: number;
}

export interface SeenEvent {
  readonly id: string;
  readonly type: string;
  /** The session that it is about, if it is about one. */
  readonly sessionId: string | null;
  /** Whether the shop has said that it is done with it. */
  readonly isDone: boolean;
}

/** Everything of one run that can be looked at: the shop's books, and the world at Stripe. */
export interface Seen {
  readonly levels: Map<string, Level>;
  readonly prices: ReadonlyMap<string, number>;
  readonly baskets: Map<string, Units>;
  /** Whether the code is typed for a buyer's basket. */
  readonly codes: Map<string, boolean>;
  /** How many uses the code's own count says. */
  readonly codeUses: number;
  readonly orders: Map<string, SeenOrder>;
  readonly sessions: Map<string, SeenSession>;
  /** The newest first. */
  readonly events: readonly SeenEvent[];
  /** Refunds at Stripe, by their ids, and the disputes there. */
  readonly refunds: readonly { readonly id: string; readonly status: string }[];
  readonly disputes: readonly { readonly id: string; readonly intentId: string; readonly status: string }[];
}

const lineRow = z.object({
  id: z.string(),
  variantId: z.string(),
  name: z.string(),
  unit: z.number(),
  catalogue: z.number(),
  quantity: z.number(),
});
const orderRow = z.object({
  id: z.string(),
  basketId: z.string(),
  number: z.number(),
  state: z.string(),
  totalPence: z.number(),
  deliveryPence: z.number(),
  hasCode: z.boolean(),
  contact: z.string(),
  lines: z.array(lineRow),
  reservations: z.array(z.object({ variantId: z.string(), quantity: z.number(), state: z.string() })),
  attempts: z.array(z.object({ state: z.string(), sessionId: z.string().nullable(), expiresAt: z.number() })),
  payments: z.array(z.object({ pence: z.number(), sessionId: z.string() })),
  refunds: z.array(
    z.object({
      pence: z.number(),
      delivery: z.number(),
      state: z.string(),
      isRestocked: z.boolean(),
      units: z.array(z.object({ lineId: z.string(), units: z.number() })),
    }),
  ),
  disputes: z.array(z.object({ status: z.string(), pence: z.number() })),
  confirmations: z.number(),
  apologies: z.number(),
});

/** Looks at everything. The stand-in is asked only when it may have changed. */
export async function look(shop: Shop, before: Seen | null, mayDifferAtStripe: boolean): Promise<Seen> {
  const variants = shop.shelves.map(({ variantId }) => variantId);
  const levels = await db().stockLevel.findMany({
    where: { variantId: { in: variants } },
    select: { variantId: true, onHand: true, reserved: true, variant: { select: { pricePence: true } } },
  });
  const lines = await db().basketLine.findMany({
    where: { basketId: { in: shop.basketIds() } },
    select: { basketId: true, variantId: true, quantity: true },
  });
  const baskets = new Map<string, Units>(shop.buyers.map(({ name }) => [name, new Map()]));
  for (const { basketId, variantId, quantity } of lines) {
    baskets.get(shop.buyerOf(basketId)?.name ?? "")?.set(variantId, quantity);
  }
  const typed = await db().basket.findMany({
    where: { id: { in: shop.basketIds() }, code: shop.code },
    select: { id: true },
  });
  const coded = new Set(typed.map(({ id }) => shop.buyerOf(id)?.name));
  const { used } = await db().discountCode.findUniqueOrThrow({
    where: { code: shop.code },
    select: { used: true },
  });
  const orders = await readOrders(shop);
  return {
    levels: new Map(levels.map(({ variantId, onHand, reserved }) => [variantId, { onHand, reserved }])),
    prices: new Map(levels.map(({ variantId, variant }) => [variantId, variant.pricePence])),
    baskets,
    codes: new Map(shop.buyers.map(({ name }) => [name, coded.has(name)])),
    codeUses: used,
    orders: new Map(orders.map((order) => [order.id, order])),
    ...(before && !mayDifferAtStripe
      ? {
          sessions: before.sessions,
          events: before.events,
          refunds: before.refunds,
          disputes: before.disputes,
        }
      : await readStripe(shop, before)),
  };
}

async function readOrders(shop: Shop): Promise<SeenOrder[]> {
  const rows = await db().$queryRaw<object[]>`
    SELECT id::text, basket_id::text AS "basketId", number, state::text, total_pence AS "totalPence",
      delivery_pence AS "deliveryPence", discount_code IS NOT NULL AS "hasCode",
      concat_ws(' ', email, postcode, delivery_method) AS contact,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('id', id, 'variantId', variant_id, 'name', product_name, 'unit', unit_price_pence, 'catalogue', catalogue_pence,
        'quantity', quantity) ORDER BY position), '[]') FROM order_line WHERE order_id = shop_order.id) AS lines,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('variantId', variant_id, 'quantity', quantity, 'state', state)), '[]')
        FROM reservation WHERE order_id = shop_order.id) AS reservations,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('state', state, 'sessionId', session_id,
        'expiresAt', extract(epoch FROM expires_at)::int) ORDER BY created_at), '[]')
        FROM checkout_attempt WHERE order_id = shop_order.id) AS attempts,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('pence', amount_pence, 'sessionId', session_id)), '[]')
        FROM payment WHERE order_id = shop_order.id) AS payments,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('pence', amount_pence, 'delivery', delivery_pence, 'state', state,
          'isRestocked', restocked_at IS NOT NULL, 'units', (
            SELECT coalesce(jsonb_agg(jsonb_build_object('lineId', order_line_id, 'units', quantity)), '[]')
            FROM refund_line WHERE refund_id = refund.id
          ))), '[]') FROM refund WHERE order_id = shop_order.id) AS refunds,
      (SELECT coalesce(jsonb_agg(jsonb_build_object('status', status, 'pence', amount_pence)), '[]')
        FROM dispute WHERE order_id = shop_order.id) AS disputes,
      (SELECT count(*)::int FROM outbox WHERE kind = 'order-confirmation'
        AND payload ->> 'orderId' = shop_order.id::text) AS confirmations,
      (SELECT count(*)::int FROM outbox WHERE kind = 'order-unfulfillable'
        AND payload ->> 'orderId' = shop_order.id::text) AS apologies
    FROM shop_order WHERE basket_id = ANY(${shop.basketIds()}::uuid[]) ORDER BY number`;
  return rows.map((row) => {
    const order = orderRow.parse(row);
    const [payment] = order.payments;
    const state = order.state as OrderState;
    const isSold = order.reservations.every((one) => one.state === "committed");
    const succeeded = order.refunds.filter((refund) => refund.state === "succeeded");
    const asked = order.refunds.filter((refund) => refund.state !== "failed");
    return {
      id: order.id,
      buyer: shop.buyerOf(order.basketId)?.name ?? "",
      state,
      phase: payment
        ? isSold
          ? "booked"
          : "unfulfillable"
        : isUnfinished(state)
          ? "unfinished"
          : "released",
      lines: new Map(order.lines.map(({ variantId, quantity }) => [variantId, quantity])),
      cataloguePence: new Map(order.lines.map(({ variantId, catalogue }) => [variantId, catalogue])),
      hasCode: order.hasCode,
      shown: shownText(order.lines),
      contact: order.contact,
      snapshot: JSON.stringify([order.lines, order.totalPence, order.deliveryPence]),
      totalPence: order.totalPence,
      paidPence: payment?.pence ?? null,
      paidSession: payment?.sessionId ?? null,
      refundedPence: succeeded.reduce((sum, { pence }) => sum + pence, 0),
      refundsAskedPence: asked.reduce((sum, { pence }) => sum + pence, 0),
      hasFailedRefund: order.refunds.some((refund) => refund.state === "failed"),
      hasRefundAhead: order.refunds.some((refund) => refund.state === "requested"),
      number: order.number,
      desk: {
        lines: order.lines.map(({ id, variantId, quantity, unit }) => {
          const unitsIn = (refunds: typeof order.refunds): number =>
            refunds
              .flatMap((refund) => refund.units.filter(({ lineId }) => lineId === id))
              .reduce((sum, one) => sum + one.units, 0);
          return {
            id,
            variantId,
            unit,
            left: quantity - unitsIn(asked),
            offShelf: quantity - unitsIn(order.refunds.filter(({ isRestocked }) => isRestocked)),
          };
        }),
        deliveryLeftPence: asked.reduce((left, { delivery }) => left - delivery, order.deliveryPence),
      },
      disputes: order.disputes,
      held: new Map(
        order.reservations
          .filter((one) => one.state === "held")
          .map(({ variantId, quantity }) => [variantId, quantity]),
      ),
      attempts: order.attempts,
      confirmations: order.confirmations,
      apologies: order.apologies,
    };
  });
}
