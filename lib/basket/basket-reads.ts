import { db, type Transaction } from "@/lib/db/client";
import { pence } from "@/lib/money";
import { summarise, type BasketFacts, type BasketSummary } from "./basket";
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
export interface PricedLine {
  readonly variantId: string;
  readonly sku: string;
  readonly productSlug: string;
  readonly productName: string;
  readonly label: string;
  readonly pictureName: string | null;
  readonly quantity: number;
  readonly unitPence: ReturnType<typeof pence>;
  readonly seenPence: ReturnType<typeof pence>;
  readonly vatRate: number;
  readonly available: number;
  readonly guideSlug: string | null;
  readonly sectionSlug: string | null;
  readonly slotSlug: string | null;
}

/** Units per variant that this basket's own unfinished order holds: nobody is sold out by his own hold. */
export async function readOwnHolds(tx: Transaction, basketId: string): Promise<Map<string, number>> {
  const holds = await tx.reservation.findMany({
    where: { state: "held", order: { basketId } },
    select: { variantId: true, quantity: true },
  });
  return new Map(holds.map(({ variantId, quantity }) => [variantId, quantity]));
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
export async function readBasket(token: string | undefined): Promise<(BasketFacts & { id: string }) | null> {
  if (!isBasketToken(token)) return null;
  const basket = await db().basket.findFirst({
    where: { tokenHash: hashBasketToken(token), expiresAt: { gt: new Date() } },
    select: { id: true, email: true, postcode: true, delivery: true },
  });
  return basket && { ...basket, lines: await readPricedLines(db(), basket.id) };
}

export async function readBasketSummary(token: string | undefined): Promise<BasketSummary> {
  if (!isBasketToken(token)) return summarise([]);
  const lines = await db().basketLine.findMany({
    where: { basket: { tokenHash: hashBasketToken(token), expiresAt: { gt: new Date() } } },
    select: { quantity: true, variant: { select: { pricePence: true } } },
  });
  return summarise(
    lines.map(({ quantity, variant }) => ({ quantity, unitPence: pence(variant.pricePence) })),
  );
}
