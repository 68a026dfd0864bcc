import { db, type Transaction } from "@/lib/db/client";
import { pence } from "@/lib/money";
import { lineLimit } from "./basket";
import { planLink, type LinkEntry, type PlannedEntry } from "./basket-link";
import { readOwnHolds } from "./basket-reads";
import { hashBasketToken, isBasketToken } from "./basket-token";

/** What a link would add to the basket that the cookie names, or to a new one. */
export async function readLinkPlan(
  token: string | undefined,
  entries: readonly LinkEntry[],
): Promise<PlannedEntry[]> {
  const basket = isBasketToken(token)
    ? await db().basket.findFirst({
        where: {
          names: { some: { tokenHash: hashBasketToken(token) } },
          expiresAt: { gt: new Date() },
          joinedId: null,
        },
        select: { id: true },
      })
    : null;
  return readPlan(db(), basket?.id ?? null, entries);
}

/** The same for a basket that is locked, or for none. */
export async function readPlan(
  tx: Transaction,
  basketId: string | null,
  entries: readonly LinkEntry[],
): Promise<PlannedEntry[]> {
  const variants = await tx.variant.findMany({
    where: {
      sku: { in: entries.slice(0, 2 * lineLimit).map(({ sku }) => sku) },
      product: { state: "live" },
    },
    select: {
      id: true,
      sku: true,
      pricePence: true,
      values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
      product: { select: { slug: true, name: true } },
      level: { select: { onHand: true, reserved: true } },
    },
  });
  const lines = basketId
    ? await tx.basketLine.findMany({ where: { basketId }, select: { variantId: true, quantity: true } })
    : [];
  const held = new Map(lines.map(({ variantId, quantity }) => [variantId, quantity]));
  const own = basketId ? await readOwnHolds(tx, basketId) : new Map<string, number>();
  const offers = variants.map((variant) => ({
    sku: variant.sku,
    productSlug: variant.product.slug,
    productName: variant.product.name,
    label: variant.values.map(({ value }) => value).join(", "),
    unitPence: pence(variant.pricePence),
    free: (variant.level ? variant.level.onHand - variant.level.reserved : 0) + (own.get(variant.id) ?? 0),
    held: held.get(variant.id) ?? 0,
  }));
  return planLink(entries, offers, lines.length);
}
