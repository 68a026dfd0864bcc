import type { Transaction } from "@/lib/db/client";
import type { ShelfFacts, StockLevelFacts } from "./stock";

/** A level as it is read under lock, with what its band needs. */
export interface LevelRow extends StockLevelFacts {
  readonly variantId: string;
  readonly sku: string;
  readonly lowStockAt: number;
}

export interface Hold {
  readonly variantId: string;
  readonly quantity: number;
}

/** What an order holds or held. */
export interface ReservationRow extends Hold {
  readonly state: "held" | "committed" | "released";
}

/** A level with its quarantine, as the desk's tasks need it. */
export type ShelfRow = LevelRow & ShelfFacts;

/** The level of one SKU, locked until the transaction ends. */
export async function lockLevelOfSku(tx: Transaction, sku: string): Promise<ShelfRow | undefined> {
  const [level] = await tx.$queryRaw<ShelfRow[]>`
    SELECT variant_id AS "variantId", sku, low_stock_at AS "lowStockAt", on_hand AS "onHand", reserved, quarantined
    FROM stock_level JOIN variant ON variant.id = variant_id
    WHERE sku = ${sku} FOR UPDATE OF stock_level`;
  return level;
}

/** The levels of several variants, locked in the order of their ids, as every writer does. */
export async function lockLevels(
  tx: Transaction,
  holds: readonly Pick<Hold, "variantId">[],
): Promise<ReadonlyMap<string, ShelfRow>> {
  const variantIds = holds.map(({ variantId }) => variantId);
  const levels = await tx.$queryRaw<ShelfRow[]>`
    SELECT variant_id AS "variantId", sku, low_stock_at AS "lowStockAt", on_hand AS "onHand", reserved, quarantined
    FROM stock_level JOIN variant ON variant.id = variant_id
    WHERE variant_id = ANY(${variantIds}::uuid[]) ORDER BY variant_id FOR UPDATE OF stock_level`;
  return new Map(levels.map((level) => [level.variantId, level]));
}

/** What an order asked to hold, locked in variant order. */
export async function lockReservations(tx: Transaction, orderId: string): Promise<ReservationRow[]> {
  return tx.$queryRaw<ReservationRow[]>`
    SELECT variant_id AS "variantId", quantity, state FROM reservation
    WHERE order_id = ${orderId}::uuid ORDER BY variant_id FOR UPDATE`;
}

/** Moves an order's reservations out of one state into another that is final. */
export async function endReservations(
  tx: Transaction,
  orderId: string,
  from: "held" | "released",
  to: "committed" | "released",
): Promise<void> {
  await tx.reservation.updateMany({
    where: { orderId, state: from },
    data: { state: to, endedAt: new Date() },
  });
}

/** Writes a level that was read under lock; the quarantine stays as it is where nothing is said of it. */
export async function writeLevel(
  tx: Transaction,
  variantId: string,
  level: StockLevelFacts | ShelfFacts,
): Promise<void> {
  await tx.stockLevel.update({
    where: { variantId },
    data: {
      onHand: level.onHand,
      reserved: level.reserved,
      ...("quarantined" in level && { quarantined: level.quarantined }),
    },
    select: { variantId: true },
  });
}

/** @throws when the variant has no level, which the database makes impossible */
export function levelOf<Row extends LevelRow>(levels: ReadonlyMap<string, Row>, variantId: string): Row {
  const level = levels.get(variantId);
  if (!level) throw new Error(`Variant ${variantId} has no stock level.`);
  return level;
}
