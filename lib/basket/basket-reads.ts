import { db, type Transaction } from "@/lib/db/client";
import { pence } from "@/lib/money";
import { summarise, type BasketFacts, type BasketLineFacts, type BasketSummary } from "./basket";
import { hashBasketToken, isBasketToken } from "./basket-token";

const basketLineSelect = {
  quantity: true,
  seenPence: true,
  guideSlug: true,
  sectionSlug: true,
  slotSlug: true,
  variant: {
    select: {
      id: true,
      sku: true,
      pricePence: true,
      vatRate: true,
      values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
      pictures: { select: { name: true }, orderBy: { position: "asc" }, take: 1 },
      level: { select: { onHand: true, reserved: true } },
      product: {
        select: {
          slug: true,
          name: true,
          state: true,
          pictures: { select: { name: true }, orderBy: { position: "asc" }, take: 1 },
        },
      },
    },
  },
} as const;

/** A line with everything that pricing and an order's snapshot need. */
export interface PricedLine extends BasketLineFacts {
  readonly variantId: string;
  readonly vatRate: number;
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
  const holds = await tx.reservation.findMany({
    where: { state: "held", order: ordersOf(basketId) },
    select: { variantId: true, quantity: true },
  });
  const own = new Map<string, number>();
  for (const { variantId, quantity } of holds) own.set(variantId, (own.get(variantId) ?? 0) + quantity);
  return own;
}

/** The lines of a basket at today's prices, oldest first. */
export async function readPricedLines(tx: Transaction, basketId: string): Promise<PricedLine[]> {
  const own = await readOwnHolds(tx, basketId);
  const rows = await tx.basketLine.findMany({
    where: { basketId },
    select: basketLineSelect,
    orderBy: [{ addedAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ variant, quantity, seenPence, ...place }) => ({
    ...place,
    variantId: variant.id,
    sku: variant.sku,
    productSlug: variant.product.slug,
    productName: variant.product.name,
    label: variant.values.map(({ value }) => value).join(", "),
    pictureName: variant.pictures[0]?.name ?? variant.product.pictures[0]?.name ?? null,
    quantity,
    unitPence: pence(variant.pricePence),
    seenPence: pence(seenPence),
    vatRate: variant.vatRate,
    available:
      variant.product.state === "live" && variant.level
        ? variant.level.onHand - variant.level.reserved + (own.get(variant.id) ?? 0)
        : 0,
  }));
}

/** The basket that a cookie names; null when there is none, or no longer. */
export async function readBasket(
  token: string | undefined,
): Promise<(BasketFacts & { id: string; lines: PricedLine[] }) | null> {
  if (!isBasketToken(token)) return null;
  const basket = await db().basket.findFirst({
    where: {
      names: { some: { tokenHash: hashBasketToken(token) } },
      expiresAt: { gt: new Date() },
      joinedId: null,
    },
    select: { id: true, email: true, postcode: true, delivery: true },
  });
  return basket && { ...basket, lines: await readPricedLines(db(), basket.id) };
}

/** What a shopper is shown of a line: neither ids nor tax rates leave the server with it. */
export function shownLine(line: PricedLine): BasketLineFacts {
  const { sku, productSlug, productName, label, pictureName, quantity, unitPence, seenPence, available } =
    line;
  return { sku, productSlug, productName, label, pictureName, quantity, unitPence, seenPence, available };
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
