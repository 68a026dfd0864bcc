import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import type { StockMovementKind } from "@/lib/db/generated/enums";
import { bandOf, type Bands } from "./stock";

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
  readonly lowStockAt: number;
}

const rowSelect = {
  sku: true,
  lowStockAt: true,
  product: { select: { name: true } },
  values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
  level: { select: { onHand: true, reserved: true } },
} as const satisfies Prisma.VariantSelect;

function toStockRow(row: Prisma.VariantGetPayload<{ select: typeof rowSelect }>): StockRow {
  return {
    sku: row.sku,
    product: row.product.name,
    options: row.values.map(({ value }) => value).join(", "),
    onHand: row.level?.onHand ?? 0,
    reserved: row.level?.reserved ?? 0,
    lowStockAt: row.lowStockAt,
  };
}

/** Every variant with its level, in the order of SKUs, at most `take` after the SKU `after`. */
export async function readStockTable(after = "", take = 200): Promise<StockRow[]> {
  const rows = await db().variant.findMany({
    where: { sku: { gt: after } },
    select: rowSelect,
    orderBy: { sku: "asc" },
    take,
  });
  return rows.map(toStockRow);
}

/** How many low variants the desk's first page names. */
const lowShown = 50;

/** What is sold out or low, the emptiest first. */
export async function readLowStock(): Promise<StockRow[]> {
  return db().$queryRaw<StockRow[]>`
    SELECT variant.sku, product.name AS product, on_hand AS "onHand", reserved, low_stock_at AS "lowStockAt",
      coalesce((
        SELECT string_agg(value, ', ' ORDER BY product_option.position)
        FROM variant_value JOIN product_option ON product_option.id = option_id WHERE variant_id = variant.id
      ), '') AS options
    FROM stock_level
    JOIN variant ON variant.id = stock_level.variant_id
    JOIN product ON product.id = variant.product_id
    WHERE on_hand - reserved <= low_stock_at AND product.state = 'live'
    ORDER BY on_hand - reserved, variant.sku
    LIMIT ${lowShown}`;
}

export interface MovementRow {
  readonly id: string;
  readonly kind: StockMovementKind;
  readonly deltaOnHand: number;
  readonly deltaReserved: number;
  /** The level as this movement left it. */
  readonly onHandAfter: number;
  readonly reservedAfter: number;
  readonly reference: string;
  readonly actor: string;
  readonly reason: string;
  readonly createdAt: Date;
}

export interface StockJournal extends StockRow {
  readonly movements: readonly MovementRow[];
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
  const row = await db().variant.findUnique({ where: { sku }, select: { id: true, ...rowSelect } });
  if (!row) return null;
  const movements = await db().$queryRaw<MovementRow[]>`
    WITH page AS (
      SELECT * FROM stock_movement
      WHERE variant_id = ${row.id}::uuid AND (${before}::bigint IS NULL OR id < ${before}::bigint)
      ORDER BY id DESC LIMIT ${journalPage}
    ), level AS (
      SELECT on_hand - coalesce(sum(delta_on_hand), 0) AS on_hand, reserved - coalesce(sum(delta_reserved), 0) AS reserved
      FROM stock_level LEFT JOIN stock_movement AS newer
        ON newer.variant_id = stock_level.variant_id AND newer.id >= ${before}::bigint
      WHERE stock_level.variant_id = ${row.id}::uuid GROUP BY on_hand, stock_level.reserved
    )
    SELECT id::text, kind, delta_on_hand AS "deltaOnHand", delta_reserved AS "deltaReserved",
      (on_hand - coalesce(sum(delta_on_hand) OVER newer_here, 0))::int AS "onHandAfter",
      (reserved - coalesce(sum(delta_reserved) OVER newer_here, 0))::int AS "reservedAfter",
      reference, actor, reason, created_at AS "createdAt"
    FROM page CROSS JOIN level
    WINDOW newer_here AS (ORDER BY id DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
    ORDER BY page.id DESC`;
  return { ...toStockRow(row), movements };
}
