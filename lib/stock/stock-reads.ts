import { db, type Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import type { StockMovementKind } from "@/lib/db/generated/enums";
import { bandOf, type Bands } from "./stock";
import type { StockView } from "./stock-desk";
import type { StockTableFilter } from "./stock-schema";

/** The band of each SKU; one that does not exist is left out. */
export async function readBands(skus: readonly string[]): Promise<Bands> {
  const rows = await db().variant.findMany({
    where: { sku: { in: [...skus] } },
    select: { sku: true, lowStockAt: true, level: { select: { onHand: true, reserved: true } } },
  });
  return Object.fromEntries(
    rows.map((row) => [row.sku, row.level ? bandOf(row.level, row.lowStockAt) : "sold-out"]),
  );
}

export interface StockRow {
  readonly sku: string;
  readonly product: string;
  readonly options: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly quarantined: number;
  readonly lowStockAt: number;
  /** The id of the variant's newest movement, "0" before the first: what a form of this moment knows of. */
  readonly newestMovement: string;
}

const rowColumns = Prisma.sql`
  variant.sku, product.name AS product, on_hand AS "onHand", reserved, quarantined, low_stock_at AS "lowStockAt",
  coalesce((
    SELECT string_agg(value, ', ' ORDER BY product_option.position)
    FROM variant_value JOIN product_option ON product_option.id = option_id WHERE variant_id = variant.id
  ), '') AS options,
  coalesce((
    SELECT id FROM stock_movement WHERE variant_id = variant.id ORDER BY id DESC LIMIT 1
  ), 0)::text AS "newestMovement"
  FROM variant
  JOIN stock_level ON stock_level.variant_id = variant.id
  JOIN product ON product.id = variant.product_id`;

const viewConditions: Record<StockView, Prisma.Sql> = {
  all: Prisma.sql`true`,
  low: Prisma.sql`on_hand - reserved <= low_stock_at`,
  "sold-out": Prisma.sql`on_hand = reserved`,
  held: Prisma.sql`variant.id IN (SELECT variant_id FROM reservation WHERE state = 'held')`,
  quarantined: Prisma.sql`quarantined > 0`,
};

/** A word is in the SKU or in the product's name; each half has its own trigram index. */
function hasWord(word: string): Prisma.Sql {
  const pattern = `%${word.replaceAll(/[\\%_]/g, "\\$&")}%`;
  return Prisma.sql`variant.id IN (
    SELECT id FROM variant WHERE sku LIKE ${pattern.toUpperCase()}
    UNION ALL
    SELECT variant.id FROM product JOIN variant ON variant.product_id = product.id
    WHERE lower(product.name) LIKE ${pattern.toLowerCase()}
  )`;
}

const wordLimit = 5;

/**
 * Variants with their levels, in the order of SKUs.
 * @param filter words that all stand in the SKU or the product's name, which part of the stock, and after which SKU
 * @param take how many at most
 * @returns the rows, and the SKU that the next page comes after, null on the last
 */
export async function readStockTable(
  { q, show, after }: StockTableFilter,
  take: number,
): Promise<{ rows: StockRow[]; next: string | null }> {
  const words = q.split(/\s+/).filter(Boolean).slice(0, wordLimit);
  const conditions = [viewConditions[show], Prisma.sql`variant.sku > ${after}`, ...words.map(hasWord)];
  const found = await db().$queryRaw<StockRow[]>`
    SELECT ${rowColumns} WHERE ${Prisma.join(conditions, " AND ")} ORDER BY variant.sku LIMIT ${take + 1}`;
  const rows = found.slice(0, take);
  return { rows, next: found.length > take ? (rows.at(-1)?.sku ?? null) : null };
}

/** How many low variants the desk's first page names. */
const lowShown = 50;

/** What is on sale and sold out or low, the emptiest first. */
export async function readLowStock(): Promise<StockRow[]> {
  return db().$queryRaw<StockRow[]>`
    SELECT ${rowColumns} WHERE ${viewConditions.low} AND product.state = 'live'
    ORDER BY on_hand - reserved, variant.sku LIMIT ${lowShown}`;
}

export interface MovementRow {
  readonly id: string;
  readonly kind: StockMovementKind;
  readonly deltaOnHand: number;
  readonly deltaReserved: number;
  readonly deltaQuarantined: number;
  /** The level as this movement left it. */
  readonly onHandAfter: number;
  readonly reservedAfter: number;
  readonly quarantinedAfter: number;
  readonly reference: string;
  readonly actor: string;
  readonly reason: string;
  readonly createdAt: Date;
}

export interface StockJournal extends StockRow {
  readonly movements: readonly MovementRow[];
  /** The movement that the next, older page comes before; null on the last. */
  readonly older: string | null;
}

/** How many movements one page of a journal shows. */
export const journalPage = 100;

/**
 * One variant with a page of its movements, newest first, counted back from the level it has at the same moment.
 * @param before only movements older than the one with this id
 */
export async function readStockJournal(
  sku: string,
  before: bigint | null = null,
): Promise<StockJournal | null> {
  // One snapshot for both: a movement booked between them would shift every balance.
  return db().$transaction(
    async (tx) => {
      const [row] = await tx.$queryRaw<(StockRow & { id: string })[]>`
        SELECT variant.id, ${rowColumns} WHERE variant.sku = ${sku}`;
      if (!row) return null;
      const { id, ...shelf } = row;
      const found = await readMovements(tx, id, before);
      const movements = found.slice(0, journalPage);
      return {
        ...shelf,
        movements,
        older: found.length > journalPage ? (movements.at(-1)?.id ?? null) : null,
      };
    },
    { isolationLevel: "RepeatableRead" },
  );
}

/** One movement more than a page shows, to know whether there is an older page. */
async function readMovements(
  tx: Transaction,
  variantId: string,
  before: bigint | null,
): Promise<MovementRow[]> {
  return tx.$queryRaw<MovementRow[]>`
    WITH page AS (
      SELECT * FROM stock_movement
      WHERE variant_id = ${variantId}::uuid AND (${before}::bigint IS NULL OR id < ${before}::bigint)
      ORDER BY id DESC LIMIT ${journalPage + 1}
    ), newer AS (
      SELECT coalesce(sum(delta_on_hand), 0) AS on_hand, coalesce(sum(delta_reserved), 0) AS reserved,
        coalesce(sum(delta_quarantined), 0) AS quarantined
      FROM stock_movement WHERE variant_id = ${variantId}::uuid AND id >= ${before}::bigint
    )
    SELECT page.id::text, kind, delta_on_hand AS "deltaOnHand", delta_reserved AS "deltaReserved",
      delta_quarantined AS "deltaQuarantined",
      (level.on_hand - newer.on_hand - coalesce(sum(delta_on_hand) OVER newer_here, 0))::int AS "onHandAfter",
      (level.reserved - newer.reserved - coalesce(sum(delta_reserved) OVER newer_here, 0))::int AS "reservedAfter",
      (level.quarantined - newer.quarantined - coalesce(sum(delta_quarantined) OVER newer_here, 0))::int
        AS "quarantinedAfter",
      reference, actor, reason, created_at AS "createdAt"
    FROM page CROSS JOIN newer JOIN stock_level AS level ON level.variant_id = page.variant_id
    WINDOW newer_here AS (ORDER BY page.id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ORDER BY page.id DESC`;
}
