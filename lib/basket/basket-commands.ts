import { db, inTransaction, type Transaction } from "@/lib/db/client";
import { err, ok, type Result } from "@/lib/result";
import {
  basketDays,
  lineLimit,
  unitLimit,
  type BasketRefusal,
  type DeliveryChoice,
  type GuidePlace,
} from "./basket";
import { readOwnHolds } from "./basket-reads";
import { hashBasketToken, isBasketToken, newBasketToken } from "./basket-token";

/** Thrown inside a transaction to undo it, and caught right outside. */
class Refused extends Error {
  readonly refusal: BasketRefusal;

  constructor(refusal: BasketRefusal) {
    super(refusal);
    this.refusal = refusal;
  }
}

async function refusing<Value>(work: () => Promise<Value>): Promise<Result<Value, BasketRefusal>> {
  try {
    return ok(await work());
  } catch (error) {
    if (error instanceof Refused) return err(error.refusal);
    throw error;
  }
}

function expiry(): Date {
  return new Date(Date.now() + basketDays * 24 * 60 * 60 * 1000);
}

/** Locks the basket that the cookie names, so that two presses at once add up. */
async function lockBasket(tx: Transaction, token: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM basket WHERE token_hash = ${hashBasketToken(token)} AND expires_at > now() FOR UPDATE`;
  return rows[0]?.id ?? null;
}

async function sellable(
  tx: Transaction,
  sku: string,
): Promise<{ id: string; pricePence: number; free: number } | null> {
  const variant = await tx.variant.findFirst({
    where: { sku, product: { state: "live" } },
    select: { id: true, pricePence: true, level: { select: { onHand: true, reserved: true } } },
  });
  if (!variant) return null;
  return {
    id: variant.id,
    pricePence: variant.pricePence,
    free: variant.level ? variant.level.onHand - variant.level.reserved : 0,
  };
}

/**
 * Puts units of a variant into the basket that the cookie names, or into a new one.
 * @returns the cookie's value to set, and what the basket now holds of that variant
 */
export async function addToBasket(
  token: string | undefined,
  wanted: { sku: string; quantity: number; place: GuidePlace | null },
): Promise<Result<{ token: string; quantity: number }, BasketRefusal>> {
  if (wanted.quantity > unitLimit) return err("unit-limit");
  return refusing(() =>
    inTransaction(async (tx) => {
      const variant = await sellable(tx, wanted.sku);
      if (!variant) throw new Refused("unknown-variant");
      const known = isBasketToken(token) ? token : undefined;
      const found = known ? await lockBasket(tx, known) : null;
      const name = found && known ? known : newBasketToken();
      const own = found ? await readOwnHolds(tx, found) : new Map<string, number>();
      const free = variant.free + (own.get(variant.id) ?? 0);
      if (free <= 0) throw new Refused("sold-out");
      const basketId =
        found ??
        (await tx.basket.create({ data: { tokenHash: hashBasketToken(name), expiresAt: expiry() } })).id;

      const held = await tx.basketLine.findUnique({
        where: { basketId_variantId: { basketId, variantId: variant.id } },
        select: { id: true, quantity: true },
      });
      const quantity = (held?.quantity ?? 0) + wanted.quantity;
      if (quantity > unitLimit) throw new Refused("unit-limit");
      if (quantity > free) throw new Refused("not-that-many");
      if (held) {
        await tx.basketLine.update({
          where: { id: held.id },
          data: { quantity, seenPence: variant.pricePence },
        });
      } else {
        if ((await tx.basketLine.count({ where: { basketId } })) >= lineLimit)
          throw new Refused("line-limit");
        await tx.basketLine.create({
          data: {
            basketId,
            variantId: variant.id,
            quantity,
            seenPence: variant.pricePence,
            guideSlug: wanted.place?.guide ?? null,
            sectionSlug: wanted.place?.section ?? null,
            slotSlug: wanted.place?.slot ?? null,
          },
        });
      }
      if (found) await tx.basket.update({ where: { id: basketId }, data: { expiresAt: expiry() } });
      return { token: name, quantity };
    }),
  );
}

/** Sets how many of a variant the basket holds. */
export async function changeQuantity(
  token: string | undefined,
  sku: string,
  quantity: number,
): Promise<Result<void, BasketRefusal>> {
  if (quantity > unitLimit) return err("unit-limit");
  return refusing(() =>
    inTransaction(async (tx) => {
      const basketId = isBasketToken(token) ? await lockBasket(tx, token) : null;
      if (!basketId) throw new Refused("not-in-basket");
      const line = await tx.basketLine.findFirst({
        where: { basketId, variant: { sku } },
        select: { id: true, quantity: true },
      });
      if (!line) throw new Refused("not-in-basket");
      const variant = await sellable(tx, sku);
      if (!variant) throw new Refused("unknown-variant");
      // Fewer is always allowed: it may be how a shopper answers to stock that has gone.
      const free = variant.free + ((await readOwnHolds(tx, basketId)).get(variant.id) ?? 0);
      if (quantity > line.quantity && quantity > free) throw new Refused("not-that-many");
      await tx.basketLine.update({
        where: { id: line.id },
        data: { quantity, seenPence: variant.pricePence },
      });
    }),
  );
}

/** Takes a variant out; one that is not there is no refusal, as the wish is met. */
export async function removeFromBasket(token: string | undefined, sku: string): Promise<void> {
  if (!isBasketToken(token)) return;
  await inTransaction(async (tx) => {
    const basketId = await lockBasket(tx, token);
    if (!basketId) return;
    await tx.basketLine.deleteMany({ where: { basketId, variant: { sku } } });
    await tx.basket.update({ where: { id: basketId }, data: { expiresAt: expiry() }, select: { id: true } });
  });
}

/** Locks a basket against every other writer of its lines. */
export async function lockBasketById(tx: Transaction, basketId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM basket WHERE id = ${basketId}::uuid FOR UPDATE`;
}

/** Forgets baskets that nobody has touched for 30 days, with what was typed into them. Returns how many. */
export async function forgetOldBaskets(): Promise<number> {
  const { count } = await db().basket.deleteMany({
    where: {
      expiresAt: { lt: new Date() },
      orders: { none: { state: { in: ["pending_payment", "payment_processing"] } } },
    },
  });
  return count;
}

/** Keeps what was typed on the basket page, so that a refusal or a way back loses nothing. */
export async function rememberContact(
  basketId: string,
  contact: { email: string; postcode: string; delivery: DeliveryChoice | null },
): Promise<void> {
  await db().basket.update({ where: { id: basketId }, data: contact });
}

/** Takes what was paid out of the basket, and only that: what was added meanwhile stays. */
export async function takePaidOut(
  tx: Transaction,
  basketId: string,
  paid: readonly { variantId: string; quantity: number }[],
): Promise<void> {
  for (const { variantId, quantity } of paid) {
    await tx.basketLine.deleteMany({ where: { basketId, variantId, quantity: { lte: quantity } } });
    await tx.basketLine.updateMany({
      where: { basketId, variantId, quantity: { gt: quantity } },
      data: { quantity: { decrement: quantity } },
    });
  }
}
