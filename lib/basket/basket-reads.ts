import { db, type Transaction } from "@/lib/db/client";
import { pence } from "@/lib/money";
import { summarise, type BasketFacts, type BasketLineFacts, type BasketSummary } from "./basket";
import { hashBasketToken, isBasketToken } from "./basket-token";

/** A line with everything that pricing and an order's snapshot need. */
export interface PricedLine extends BasketLineFacts {
  readonly variantId: string;
  readonly productId: string;
  readonly departmentId: string;
  readonly sealedOnly: boolean;
  readonly guideSlug: string | null;
  readonly sectionSlug: string | null;
  readonly slotSlug: string | null;
}

/** Orders begun from a basket, or from one that has joined it since. */
export function ordersOf(basketId: string) {
  return { OR: [{ basketId }, { basket: { joinedId: basketId } }] };
}

/** Units per variant that this basket's own unfinished orders hold: nobody is sold out by his own hold. */
export async function readOwnHolds(tx: Transaction, basketId: string): Promise<Map<string, number>> {
  const holds = await tx.$queryRaw<{ variantId: string; held: number }[]>`
    /* own_holds */
    SELECT variant_id AS "variantId", sum(quantity)::int AS held
    FROM shop_order JOIN reservation ON order_id = shop_order.id
    WHERE basket_id IN (SELECT id FROM basket WHERE id = ${basketId}::uuid OR joined_id = ${basketId}::uuid)
      AND shop_order.state IN ('pending_payment', 'payment_processing', 'payment_failed') AND reservation.state = 'held'
    GROUP BY variant_id`;
  return new Map(holds.map(({ variantId, held }) => [variantId, held]));
}

/**
 * The lines of a basket at today's prices, oldest first. One statement, because a checkout asks twice. Only an unfinished
 * order holds anything, and those of a basket are found by an index.
 */
export async function readPricedLines(tx: Transaction, basketId: string): Promise<PricedLine[]> {
  const rows = await tx.$queryRaw<(PricedLine & { unitPence: number; seenPence: number })[]>`
    /* priced_lines */
    WITH own AS (
      SELECT variant_id, sum(quantity)::int AS held
      FROM shop_order JOIN reservation ON order_id = shop_order.id
      WHERE basket_id IN (SELECT id FROM basket WHERE id = ${basketId}::uuid OR joined_id = ${basketId}::uuid)
        AND shop_order.state IN ('pending_payment', 'payment_processing', 'payment_failed')
        AND reservation.state = 'held'
      GROUP BY variant_id
    )
    SELECT variant.id AS "variantId", product.id AS "productId", department_id AS "departmentId", sku, product.slug AS "productSlug", product.name AS "productName",
      coalesce((
        SELECT string_agg(value, ', ' ORDER BY product_option.position)
        FROM variant_value JOIN product_option ON product_option.id = option_id
        WHERE variant_value.variant_id = variant.id
      ), '') AS label,
      coalesce(
        (SELECT name FROM picture WHERE picture.variant_id = variant.id ORDER BY position LIMIT 1),
        (SELECT name FROM picture WHERE picture.product_id = product.id ORDER BY position LIMIT 1)
      ) AS "pictureName",
      basket_line.quantity, price_pence AS "unitPence", seen_pence AS "seenPence", vat_rate AS "vatRate",
      weight_grams AS "weightGrams", sealed_only AS "sealedOnly",
      CASE WHEN product.state = 'live' THEN on_hand - reserved + coalesce(held, 0) ELSE 0 END AS available,
      guide_slug AS "guideSlug", section_slug AS "sectionSlug", slot_slug AS "slotSlug"
    FROM basket_line
    JOIN variant ON variant.id = basket_line.variant_id
    JOIN product ON product.id = variant.product_id
    JOIN stock_level ON stock_level.variant_id = variant.id
    LEFT JOIN own ON own.variant_id = variant.id
    WHERE basket_line.basket_id = ${basketId}::uuid
    ORDER BY added_at, basket_line.id`;
  return rows.map((row) => ({ ...row, unitPence: pence(row.unitPence), seenPence: pence(row.seenPence) }));
}

/** The basket that a cookie names; null when there is none, or no longer. */
export async function readBasket(
  token: string | undefined,
): Promise<(BasketFacts & { id: string; lines: PricedLine[] }) | null> {
  if (!isBasketToken(token)) return null;
  const [basket] = await db().$queryRaw<Omit<BasketFacts & { id: string }, "lines">[]>`
    /* basket_of_name */
    SELECT basket.id, email, postcode, delivery::text AS delivery, code
    FROM basket_name JOIN basket ON basket.id = basket_id
    WHERE token_hash = ${hashBasketToken(token)} AND expires_at > now() AND joined_id IS NULL`;
  return basket ? { ...basket, lines: await readPricedLines(db(), basket.id) } : null;
}

/** The code that was typed for a basket, in capitals; null when there is none. */
export async function readTypedCode(tx: Transaction, basketId: string): Promise<string | null> {
  const basket = await tx.basket.findUnique({ where: { id: basketId }, select: { code: true } });
  return basket?.code ?? null;
}

/** What a shopper is shown of a line, and what his browser reckons with: no id leaves the server with it. */
export function shownLine(line: PricedLine): BasketLineFacts {
  const { sku, productSlug, productName, label, pictureName, quantity, unitPence, seenPence, available } =
    line;
  const { weightGrams, vatRate } = line;
  return {
    sku,
    productSlug,
    productName,
    label,
    pictureName,
    quantity,
    unitPence,
    seenPence,
    available,
    weightGrams,
    vatRate,
  };
}

/** How much is in the basket that a cookie names: asked for by every page, so one statement. */
export async function readBasketSummary(token: string | undefined): Promise<BasketSummary> {
  if (!isBasketToken(token)) return summarise([]);
  const [sum] = await db().$queryRaw<[{ itemCount: number; subtotalPence: number }]>`
    /* basket_summary */
    SELECT coalesce(sum(quantity), 0)::int AS "itemCount",
      coalesce(sum(quantity * price_pence), 0)::int AS "subtotalPence"
    FROM basket_name
    JOIN basket ON basket.id = basket_name.basket_id
    JOIN basket_line ON basket_line.basket_id = basket.id
    JOIN variant ON variant.id = variant_id
    WHERE token_hash = ${hashBasketToken(token)} AND expires_at > now() AND joined_id IS NULL`;
  return { itemCount: sum.itemCount, subtotalPence: pence(sum.subtotalPence) };
}

/** What a variant that was taken out of the basket is called; null when it was not, or cannot be put back any more. */
export async function readRemovedName(token: string | undefined, sku: string): Promise<string | null> {
  if (!isBasketToken(token)) return null;
  const line = await db().basketRemovedLine.findFirst({
    where: { variant: { sku }, basket: { names: { some: { tokenHash: hashBasketToken(token) } } } },
    select: { variant: { select: { product: { select: { name: true } } } } },
  });
  return line?.variant.product.name ?? null;
}
