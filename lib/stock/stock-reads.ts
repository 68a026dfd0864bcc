import { db } from "@/lib/db/client";
import { bandOf, type Bands } from "./stock";

/** The band of each SKU; one that does not exist is left out. */
export async function readBands(skus: readonly string[]): Promise<Bands> {
  const rows = await db().variant.findMany({
    where: { sku: { in: [...skus] } },
    select: { sku: true, lowStockAt: true, level: { select: { onHand: true, reserved: true } } },
  });
  return Object.fromEntries(rows.map((row) => [row.sku, row.level ? bandOf(row.level, row.lowStockAt) : "sold-out"]));
}

export interface StockRow {
  readonly sku: string;
  readonly product: string;
  readonly options: string;
  readonly onHand: number;
  readonly reserved: number;
  readonly lowStockAt: number;
}

/** Every variant with its level, in the order of SKUs, at most `take` after the SKU `after`. */
export async function readStockTable(after = "", take = 200): Promise<StockRow[]> {
  const rows = await db().variant.findMany({
    where: { sku: { gt: after } },
    select: {
      sku: true,
      lowStockAt: true,
      product: { select: { name: true } },
      values: { select: { value: true }, orderBy: { option: { position: "asc" } } },
      level: { select: { onHand: true, reserved: true } },
    },
    orderBy: { sku: "asc" },
    take,
  });
  return rows.map((row) => ({
    sku: row.sku,
    product: row.product.name,
    options: row.values.map(({ value }) => value).join(", "),
    onHand: row.level?.onHand ?? 0,
    reserved: row.level?.reserved ?? 0,
    lowStockAt: row.lowStockAt,
  }));
}

export interface MovementRow {
  readonly id: string;
  readonly kind: string;
  readonly deltaOnHand: number;
  readonly deltaReserved: number;
  readonly reference: string;
  readonly actor: string;
  readonly reason: string;
  readonly createdAt: Date;
}

/** The newest movements of one variant, at most 100. */
export async function readMovements(sku: string): Promise<MovementRow[]> {
  const rows = await db().stockMovement.findMany({
    where: { variant: { sku } },
    select: {
      id: true,
      kind: true,
      deltaOnHand: true,
      deltaReserved: true,
      reference: true,
      actor: true,
      reason: true,
      createdAt: true,
    },
    orderBy: { id: "desc" },
    take: 100,
  });
  return rows.map((row) => ({ ...row, id: row.id.toString() }));
}
