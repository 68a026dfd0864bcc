import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { changeStock, takeHolds } from "@/lib/stock/stock-commands";
import type { StockForm } from "@/lib/stock/stock-schema";

export interface Shelf {
  readonly sku: string;
  readonly variantId: string;
}

/** A live product with one variant, received through the shop's own command; journals are append-only, so it stays. */
export async function stockShelf(
  units: number,
  { pricePence = 1000, lowStockAt = 5 }: { pricePence?: number; lowStockAt?: number } = {},
): Promise<Shelf> {
  const mark = randomUUID().slice(0, 8);
  const department = await db().department.upsert({
    where: { slug: "test" },
    create: { slug: "test", title: "Test", standfirst: "", position: 99 },
    update: {},
  });
  const sku = `T-${mark.toUpperCase()}`;
  const product = await db().product.create({
    data: {
      slug: `test-${mark}`,
      name: `Test ${mark}`,
      maker: "Test",
      state: "live",
      departmentId: department.id,
      summary: "",
      description: "",
      materials: "",
      care: "",
      position: 99,
      variants: { create: { sku, pricePence, vatRate: 2000, weightGrams: 100, lowStockAt, position: 0 } },
    },
    select: { variants: { select: { id: true } } },
  });
  if (units > 0) await changeStock("test", stockForm(sku, { quantity: units }));
  return { sku, variantId: product.variants[0]?.id ?? "" };
}

/** A form that knows of every movement: nothing has been counted since. */
const newestThereIs = 10n ** 17n;

export function stockForm(sku: string, parts: Partial<StockForm> = {}): StockForm {
  return {
    sku,
    task: "receive",
    quantity: 1,
    reason: "Test",
    seenOnHand: 0,
    seenQuarantined: 0,
    seenMovement: newestThereIs,
    formId: randomUUID(),
    ...parts,
  };
}

export async function openOrder(): Promise<string> {
  const { id } = await db().order.create({
    data: {
      email: "test@example.com",
      subtotalPence: 1000,
      deliveryPence: 0,
      totalPence: 1000,
      deliveryMethod: "collect",
      postcode: "LS1 4AP",
      zone: "collect",
      fingerprint: "test",
    },
  });
  return id;
}

/** Takes in a transaction of its own, rolled back when refused, as checkout does. */
export async function take(lines: { variantId: string; quantity: number }[], orderId?: string) {
  const id = orderId ?? (await openOrder());
  class Refused extends Error {
    readonly refusal;
    constructor(refusal: { variantId: string; left: number }) {
      super("refused");
      this.refusal = refusal;
    }
  }
  try {
    await inTransaction(async (tx) => {
      const taken = await takeHolds(tx, { orderId: id, lines, actor: "test" });
      if (!taken.ok) throw new Refused(taken.refusal);
    });
    return { orderId: id, refusal: null };
  } catch (error) {
    if (error instanceof Refused) return { orderId: id, refusal: error.refusal };
    throw error;
  }
}

export async function levelOf({ variantId }: Shelf) {
  return db().stockLevel.findUniqueOrThrow({
    where: { variantId },
    select: { onHand: true, reserved: true },
  });
}

export async function quarantinedOf({ variantId }: Shelf): Promise<number> {
  const level = await db().stockLevel.findUniqueOrThrow({
    where: { variantId },
    select: { quarantined: true },
  });
  return level.quarantined;
}

export async function kindsOf({ variantId }: Shelf): Promise<string[]> {
  const rows = await db().stockMovement.findMany({ where: { variantId }, orderBy: { id: "asc" } });
  return rows.map(({ kind, deltaOnHand, deltaReserved }) => `${kind} ${deltaOnHand} ${deltaReserved}`);
}

export async function announcementsOf({ sku }: Shelf): Promise<number> {
  return db().announcement.count({ where: { tags: { has: `stock:${sku}` } } });
}

/** The journal and the held reservations must add up to the level, whatever happened. */
export async function expectBooksToAgree(shelf: Shelf) {
  const { variantId } = shelf;
  const sums = await db().stockMovement.aggregate({
    where: { variantId },
    _sum: { deltaOnHand: true, deltaReserved: true, deltaQuarantined: true },
  });
  const held = await db().reservation.aggregate({
    where: { variantId, state: "held" },
    _sum: { quantity: true },
  });
  const level = await levelOf(shelf);
  expect(level).toEqual({ onHand: sums._sum.deltaOnHand ?? 0, reserved: sums._sum.deltaReserved ?? 0 });
  expect(level.reserved).toBe(held._sum.quantity ?? 0);
  expect(await quarantinedOf(shelf)).toBe(sums._sum.deltaQuarantined ?? 0);
}
