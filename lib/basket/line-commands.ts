import { inTransaction, type Transaction } from "@/lib/db/client";
import { err, type Result } from "@/lib/result";
import { lineLimit, unitLimit, type BasketRefusal } from "./basket";
import { basketExpiry, lockBasket } from "./basket-locks";
import { readOwnHolds } from "./basket-reads";
import { Refused, refusing } from "./basket-refused";

/** How long what was taken out of a basket can be put back. */
const undoHours = 24;

/** Does something to a basket under its lock. Refuses when the cookie names none. */
function inBasket<Value>(
  token: string | undefined,
  work: (tx: Transaction, basketId: string) => Promise<Value>,
): Promise<Result<Value, BasketRefusal>> {
  return refusing(() =>
    inTransaction(async (tx) => {
      const basket = await lockBasket(tx, token);
      if (!basket) throw new Refused("not-in-basket");
      const value = await work(tx, basket.id);
      await tx.basket.update({
        where: { id: basket.id },
        data: { expiresAt: basketExpiry() },
        select: { id: true },
      });
      return value;
    }),
  );
}

interface LineOnShelf {
  readonly id: string;
  readonly quantity: number;
  readonly pricePence: number;
  /** Units that this basket could have in all. */
  readonly free: number;
}

async function findLine(tx: Transaction, basketId: string, sku: string): Promise<LineOnShelf> {
  const line = await tx.basketLine.findFirst({
    where: { basketId, variant: { sku } },
    select: {
      id: true,
      quantity: true,
      variant: {
        select: {
          id: true,
          pricePence: true,
          product: { select: { state: true } },
          level: { select: { onHand: true, reserved: true } },
        },
      },
    },
  });
  if (!line) throw new Refused("not-in-basket");
  const { variant } = line;
  if (variant.product.state !== "live") throw new Refused("unknown-variant");
  const own = (await readOwnHolds(tx, basketId)).get(variant.id) ?? 0;
  const free = variant.level ? variant.level.onHand - variant.level.reserved + own : 0;
  return { id: line.id, quantity: line.quantity, pricePence: variant.pricePence, free };
}

/** Sets how many of a variant the basket holds. Fewer is always allowed: so a shopper answers to stock that has gone. */
export async function changeQuantity(
  token: string | undefined,
  sku: string,
  quantity: number,
): Promise<Result<void, BasketRefusal>> {
  if (quantity > unitLimit) return err("unit-limit");
  return inBasket(token, async (tx, basketId) => {
    const line = await findLine(tx, basketId, sku);
    if (quantity > line.quantity && quantity > line.free) throw new Refused("not-that-many");
    await tx.basketLine.update({ where: { id: line.id }, data: { quantity }, select: { id: true } });
  });
}

/**
 * Takes the shopper's word that a line is fine as it has become: the price is no news any more, and the quantity is what
 * there is.
 * @param shown what he was shown; refuses when the price is another again, when it has sold out, or fewer are left
 */
export async function acceptLine(
  token: string | undefined,
  shown: { readonly sku: string; readonly pence: number; readonly quantity: number },
): Promise<Result<void, BasketRefusal>> {
  return inBasket(token, async (tx, basketId) => {
    const line = await findLine(tx, basketId, shown.sku);
    if (line.pricePence !== shown.pence || shown.quantity > line.quantity) throw new Refused("changed-again");
    if (line.free <= 0) throw new Refused("sold-out");
    if (shown.quantity > line.free) throw new Refused("changed-again");
    await tx.basketLine.update({
      where: { id: line.id },
      data: { quantity: shown.quantity, seenPence: line.pricePence },
      select: { id: true },
    });
  });
}

/**
 * Takes a variant out and keeps the line aside, so that it can be put back. One that is not there is no refusal, as the wish
 * is met.
 */
export async function removeFromBasket(token: string | undefined, sku: string): Promise<void> {
  await inBasket(token, async (tx, basketId) => {
    await tx.$executeRaw`
      WITH gone AS (
        DELETE FROM basket_line USING variant
        WHERE basket_id = ${basketId}::uuid AND variant_id = variant.id AND sku = ${sku} RETURNING basket_line.*
      )
      INSERT INTO basket_removed_line
        (id, basket_id, variant_id, quantity, seen_pence, guide_slug, section_slug, slot_slug, added_at)
      SELECT id, basket_id, variant_id, quantity, seen_pence, guide_slug, section_slug, slot_slug, added_at FROM gone
      ON CONFLICT (basket_id, variant_id) DO UPDATE SET
        (id, quantity, seen_pence, guide_slug, section_slug, slot_slug, added_at, removed_at) = ROW (
          excluded.id, excluded.quantity, excluded.seen_pence, excluded.guide_slug, excluded.section_slug,
          excluded.slot_slug, excluded.added_at, now()
        )`;
    await tx.basketRemovedLine.deleteMany({
      where: { basketId, removedAt: { lt: new Date(Date.now() - undoHours * 60 * 60 * 1000) } },
    });
  });
}

/**
 * Puts back a line that was taken out: the same quantity, place and moment, so that it stands where it stood. A variant that
 * has been added again meanwhile gets both quantities, up to the limit. Refuses what was not taken out within a day.
 */
export async function putBack(token: string | undefined, sku: string): Promise<Result<void, BasketRefusal>> {
  return inBasket(token, async (tx, basketId) => {
    const held = await tx.basketLine.findFirst({
      where: { basketId, variant: { sku } },
      select: { id: true },
    });
    if (!held && (await tx.basketLine.count({ where: { basketId } })) >= lineLimit)
      throw new Refused("line-limit");
    const back = await tx.$executeRaw`
      WITH back AS (
        DELETE FROM basket_removed_line USING variant
        WHERE basket_id = ${basketId}::uuid AND variant_id = variant.id AND sku = ${sku}
          AND removed_at > now() - make_interval(hours => ${undoHours}::int)
        RETURNING basket_removed_line.*
      )
      INSERT INTO basket_line
        (id, basket_id, variant_id, quantity, seen_pence, guide_slug, section_slug, slot_slug, added_at)
      SELECT id, basket_id, variant_id, quantity, seen_pence, guide_slug, section_slug, slot_slug, added_at FROM back
      ON CONFLICT (basket_id, variant_id) DO UPDATE
        SET quantity = least(${unitLimit}::int, basket_line.quantity + excluded.quantity), added_at = excluded.added_at`;
    // A second press of Undo finds the line where it should be.
    if (back === 0 && !held) throw new Refused("not-removed");
  });
}
