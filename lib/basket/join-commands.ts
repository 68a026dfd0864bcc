import { inTransaction, type Transaction } from "@/lib/db/client";
import { lineLimit, unitLimit } from "./basket";
import { basketExpiry, lockBasket } from "./basket-locks";
import { hashBasketToken, isBasketToken, newBasketToken } from "./basket-token";

/** Browsers that can have a person's basket open at a time; the one that signed in first is forgotten first. */
const namesKept = 20;

/**
 * At sign-in: the basket that the browser brought joins the person's own, which the browser opens from now on under a new name.
 * Quantities add up to the limit, and of what was typed the newer wins. What another person left in the
 * browser stays his. Any number of sign-ins at once add up to the same as one after the other.
 * @returns the cookie's value to set
 */
export async function joinBaskets(customerId: string, token: string | undefined): Promise<string> {
  return inTransaction(async (tx) => {
    // One sign-in of a person at a time. A plain FOR UPDATE would also wait for everybody who refers to him.
    await tx.$queryRaw`SELECT id FROM shop_user WHERE id = ${customerId}::uuid FOR NO KEY UPDATE`;
    const brought = await lockBasket(tx, token);
    if (token && brought?.customerId === customerId) {
      await touch(tx, brought.id);
      return token;
    }
    const own = await lockOwn(tx, customerId);
    if (brought && brought.customerId === null) {
      await tx.basketName.deleteMany({ where: { basketId: brought.id } });
      if (!own) {
        await tx.basket.update({ where: { id: brought.id }, data: { customerId }, select: { id: true } });
        return nameAnew(tx, brought.id);
      }
      await pour(tx, brought.id, own);
    }
    return nameAnew(tx, own ?? (await openOwn(tx, customerId)));
  });
}

/** At sign-out: the cookie no longer opens the person's basket. True when it was one; a nameless visitor's stays open. */
export async function leaveBasket(token: string | undefined): Promise<boolean> {
  if (!isBasketToken(token)) return false;
  return inTransaction(async (tx) => {
    const { count } = await tx.basketName.deleteMany({
      where: { tokenHash: hashBasketToken(token), basket: { customerId: { not: null } } },
    });
    return count > 0;
  });
}

/**
 * When somebody is signed out elsewhere: only the browser he asks from opens his basket by the cookie it has; the others find it again by
 * signing in.
 * @param token the cookie of the browser he asks from, where there is one
 */
export async function leaveElsewhere(
  tx: Transaction,
  customerId: string,
  token: string | undefined,
): Promise<void> {
  const kept = isBasketToken(token) ? { tokenHash: { not: hashBasketToken(token) } } : {};
  await tx.basketName.deleteMany({ where: { basket: { customerId }, ...kept } });
}

async function touch(tx: Transaction, basketId: string): Promise<void> {
  await tx.basket.update({
    where: { id: basketId },
    data: { expiresAt: basketExpiry() },
    select: { id: true },
  });
}

/** Locks a person's own basket; one that was to be forgotten is emptied first. */
async function lockOwn(tx: Transaction, customerId: string): Promise<string | null> {
  const [own] = await tx.$queryRaw<{ id: string; isOver: boolean }[]>`
    SELECT id, expires_at <= now() AS "isOver" FROM basket WHERE customer_id = ${customerId}::uuid FOR UPDATE`;
  if (!own) return null;
  if (own.isOver) {
    await tx.basketLine.deleteMany({ where: { basketId: own.id } });
    await tx.basketRemovedLine.deleteMany({ where: { basketId: own.id } });
    await tx.basket.update({
      where: { id: own.id },
      data: { email: null, postcode: null, delivery: null, code: null, contactAt: null },
      select: { id: true },
    });
  }
  return own.id;
}

async function openOwn(tx: Transaction, customerId: string): Promise<string> {
  const { id } = await tx.basket.create({
    data: { customerId, expiresAt: basketExpiry() },
    select: { id: true },
  });
  return id;
}

async function nameAnew(tx: Transaction, basketId: string): Promise<string> {
  const token = newBasketToken();
  await tx.basketName.create({
    data: { tokenHash: hashBasketToken(token), basketId },
    select: { basketId: true },
  });
  await tx.$executeRaw`
    DELETE FROM basket_name WHERE token_hash IN (
      SELECT token_hash FROM basket_name WHERE basket_id = ${basketId}::uuid
      ORDER BY created_at DESC OFFSET ${namesKept}::int
    )`;
  await touch(tx, basketId);
  return token;
}

/**
 * Pours one basket into another. An order that was begun from the first stays with it, holds and payment page and all: there may
 * be one begun from the second too, and each basket has at most one that is unfinished. So what has been ordered from is kept
 * as a shell that points to the other; an order's holds and what its payment takes out are looked up through it.
 */
async function pour(tx: Transaction, from: string, into: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE basket_line AS line SET
      quantity = least(${unitLimit}::int, line.quantity + brought.quantity),
      added_at = least(line.added_at, brought.added_at)
    FROM basket_line AS brought
    WHERE line.basket_id = ${into}::uuid AND brought.basket_id = ${from}::uuid AND brought.variant_id = line.variant_id`;
  await tx.$executeRaw`
    UPDATE basket_line SET basket_id = ${into}::uuid WHERE id IN (
      SELECT id FROM basket_line
      WHERE basket_id = ${from}::uuid
        AND variant_id NOT IN (SELECT variant_id FROM basket_line WHERE basket_id = ${into}::uuid)
      ORDER BY added_at, id
      LIMIT (SELECT greatest(0, ${lineLimit}::int - count(*)) FROM basket_line WHERE basket_id = ${into}::uuid)
    )`;
  await tx.basketLine.deleteMany({ where: { basketId: from } });
  await tx.$executeRaw`
    UPDATE basket AS own SET
      email = coalesce(nullif(newer.email, ''), older.email),
      postcode = coalesce(nullif(newer.postcode, ''), older.postcode),
      delivery = coalesce(newer.delivery, older.delivery), code = coalesce(newer.code, older.code),
      contact_at = newer.contact_at
    FROM basket AS newer, basket AS older
    WHERE own.id = ${into}::uuid AND newer.contact_at IS NOT NULL
      AND newer.id IN (${from}::uuid, ${into}::uuid) AND older.id IN (${from}::uuid, ${into}::uuid)
      AND newer.id <> older.id AND (older.contact_at IS NULL OR older.contact_at < newer.contact_at)`;
  const ordered = await tx.order.count({ where: { basketId: from } });
  if (ordered === 0) {
    await tx.basket.delete({ where: { id: from }, select: { id: true } });
    return;
  }
  await tx.basket.update({ where: { id: from }, data: { joinedId: into }, select: { id: true } });
}
