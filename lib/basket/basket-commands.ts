import { db, type Transaction } from "@/lib/db/client";
import { isCheckBroken } from "@/lib/db/errors";
import type { DeliveryChoice } from "@/lib/delivery/delivery";
import { err, ok, type Result } from "@/lib/result";
import { refusalOfAdd, unitLimit, type AddFacts, type BasketRefusal, type GuidePlace } from "./basket";
import { basketExpiry } from "./basket-locks";
import { pressesKept } from "./basket-press";
import { hashBasketToken, isBasketToken, newBasketToken } from "./basket-token";

interface Wanted {
  readonly sku: string;
  readonly quantity: number;
  readonly place: GuidePlace | null;
  /** Names of the press, as `pressNames` makes them; without one every call adds. */
  readonly presses?: readonly string[];
}

/**
 * Puts units of a variant into the basket that the cookie names, or into a new one. A press that has added before adds
 * nothing again. Refuses what is not sold, sold out, more than there is, and more than a basket may hold.
 * @returns the cookie's value to set
 */
export async function addToBasket(
  token: string | undefined,
  wanted: Wanted,
): Promise<Result<{ token: string }, BasketRefusal>> {
  if (wanted.quantity > unitLimit) return err("unit-limit");
  const known = isBasketToken(token) ? token : newBasketToken();
  const fresh = newBasketToken();
  try {
    const outcome = await addLine(known, fresh, wanted);
    const refusal = refusalOfAdd(outcome, wanted.quantity);
    if (!outcome.isAdded && !outcome.isRepeated) return err(refusal ?? "not-that-many");
    return ok({ token: outcome.isKnown ? known : fresh });
  } catch (error) {
    if (isCheckBroken(error)) return err("line-limit");
    throw error;
  }
}

interface AddOutcome extends AddFacts {
  readonly isKnown: boolean;
  readonly isRepeated: boolean;
  readonly isAdded: boolean;
}

/**
 * All of it is one statement and one journey to the database, as this is what a busy shop does most. The basket is locked first, and
 * a line that is there is judged as it is then, so that presses at once add up; a new basket is opened only for what
 * can be had.
 */
async function addLine(known: string, fresh: string, wanted: Wanted): Promise<AddOutcome> {
  const { sku, quantity, place, presses = [] } = wanted;
  const [outcome] = await db().$queryRaw<[AddOutcome]>`
    /* add_to_basket */
    WITH named AS (
      SELECT basket.id, presses && ${presses}::uuid[] AS is_repeated
      FROM basket_name JOIN basket ON basket.id = basket_id
      WHERE token_hash = ${hashBasketToken(known)} AND expires_at > now() AND joined_id IS NULL FOR UPDATE OF basket
    ), item AS (
      SELECT variant.id, price_pence, coalesce(on_hand - reserved, 0) AS free
      FROM variant JOIN product ON product.id = product_id LEFT JOIN stock_level ON variant_id = variant.id
      WHERE sku = ${sku} AND product.state = 'live'
    ), own AS (
      SELECT coalesce(sum(reservation.quantity), 0)::int AS held
      FROM item
      JOIN reservation ON variant_id = item.id AND reservation.state = 'held'
      JOIN shop_order ON shop_order.id = order_id
      WHERE shop_order.state IN ('pending_payment', 'payment_processing', 'payment_failed') AND basket_id IN (
        SELECT id FROM named UNION ALL SELECT shell.id FROM named JOIN basket AS shell ON shell.joined_id = named.id
      )
    ), opened AS (
      INSERT INTO basket (id, presses, expires_at, updated_at)
      SELECT uuidv7(), (${presses}::uuid[])[1:1], ${basketExpiry()}, now() FROM item
      WHERE free >= ${quantity}::int AND NOT EXISTS (SELECT FROM named)
      RETURNING id
    ), opened_name AS (
      INSERT INTO basket_name (token_hash, basket_id) SELECT ${hashBasketToken(fresh)}, id FROM opened
    ), line AS (
      INSERT INTO basket_line (id, basket_id, variant_id, quantity, seen_pence, guide_slug, section_slug, slot_slug)
      SELECT uuidv7(), target.id, item.id, ${quantity}::int, price_pence,
        ${place?.guide ?? null}, ${place?.section ?? null}, ${place?.slot ?? null}
      FROM item, own, (
        SELECT id FROM named WHERE NOT is_repeated UNION ALL SELECT id FROM opened
      ) AS target
      WHERE ${quantity}::int <= free + held
      ON CONFLICT (basket_id, variant_id) DO UPDATE SET quantity = basket_line.quantity + excluded.quantity
      WHERE basket_line.quantity + excluded.quantity <= least(${unitLimit}::int, (SELECT free + held FROM item, own))
      RETURNING basket_id
    ), kept AS (
      UPDATE basket SET presses = ((${presses}::uuid[])[1:1] || presses)[1:${pressesKept}::int],
        -- Once a day is enough: a date that moved on every press would be rewritten in its index, too.
        expires_at = CASE WHEN expires_at < now() + interval '29 days' THEN ${basketExpiry()} ELSE expires_at END
      FROM line WHERE basket.id = basket_id
    )
    SELECT EXISTS (SELECT FROM named) AS "isKnown",
      coalesce((SELECT is_repeated FROM named), false) AS "isRepeated",
      EXISTS (SELECT FROM line) AS "isAdded",
      (SELECT free + held FROM item, own) AS free,
      coalesce((
        SELECT quantity FROM basket_line
        WHERE basket_id = (SELECT id FROM named) AND variant_id = (SELECT id FROM item)
      ), 0) AS held`;
  return outcome;
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

/**
 * Keeps what was typed on the basket page, so that a refusal or a way back loses nothing. A basket that has joined another at this
 * very moment may be gone, which the next step will say.
 */
export async function rememberContact(
  basketId: string,
  contact: { email: string; postcode: string; delivery: DeliveryChoice | null },
): Promise<void> {
  await db().basket.updateMany({ where: { id: basketId }, data: { ...contact, contactAt: new Date() } });
}

/** Keeps the code that was typed on the basket page, in capitals, or forgets it; what it gives is judged when it is asked for. */
export async function rememberCode(basketId: string, code: string | null): Promise<void> {
  await db().basket.updateMany({ where: { id: basketId }, data: { code, contactAt: new Date() } });
}

/** Takes a code that an order was paid with out of the basket, or out of that which it has joined; another one stays. */
export async function takeCodeOut(tx: Transaction, orderedFrom: string, code: string): Promise<void> {
  await tx.basket.updateMany({
    where: { code, OR: [{ id: orderedFrom }, { shells: { some: { id: orderedFrom } } }] },
    data: { code: null },
  });
}

/**
 * Takes what was paid out of the basket, and only that: what was added meanwhile stays. A basket that has joined
 * another since has its lines there.
 */
export async function takePaidOut(
  tx: Transaction,
  orderedFrom: string,
  paid: readonly { variantId: string; quantity: number }[],
): Promise<void> {
  const [basket] = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM basket
    WHERE id = (SELECT coalesce(joined_id, id) FROM basket WHERE id = ${orderedFrom}::uuid) FOR UPDATE`;
  if (!basket) return;
  const basketId = basket.id;
  for (const { variantId, quantity } of paid) {
    await tx.basketLine.deleteMany({ where: { basketId, variantId, quantity: { lte: quantity } } });
    await tx.basketLine.updateMany({
      where: { basketId, variantId, quantity: { gt: quantity } },
      data: { quantity: { decrement: quantity } },
    });
  }
}
