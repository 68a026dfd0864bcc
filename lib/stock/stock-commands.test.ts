import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase, db, inTransaction } from "@/lib/db/client";
import { changeStock, commitHolds, releaseHolds, takeHolds } from "./stock-commands";
import type { StockForm } from "./stock-schema";

afterAll(closeDatabase);

interface Shelf {
  readonly sku: string;
  readonly variantId: string;
}

/** A variant of its own with that many units on hand; journals are append-only, so it stays. */
async function stockShelf(units: number, lowStockAt = 5): Promise<Shelf> {
  const mark = randomUUID().slice(0, 8);
  // A department of its own would show in the shop's navigation for ever, so a draft joins whichever is there.
  const department =
    (await db().department.findFirst({ select: { id: true } })) ??
    (await db().department.create({
      data: { slug: `test-${mark}`, title: "Test", standfirst: "", position: 99 },
    }));
  const product = await db().product.create({
    data: {
      slug: `test-${mark}`,
      name: `Test ${mark}`,
      maker: "Test",
      departmentId: department.id,
      summary: "",
      description: "",
      materials: "",
      care: "",
      position: 99,
    },
  });
  const sku = `T-${mark.toUpperCase()}`;
  const variant = await db().variant.create({
    data: {
      productId: product.id,
      sku,
      pricePence: 1000,
      vatRate: 2000,
      weightGrams: 100,
      lowStockAt,
      position: 0,
    },
  });
  if (units > 0) await changeStock("test", stockForm(sku, { quantity: units }));
  return { sku, variantId: variant.id };
}

function stockForm(sku: string, parts: Partial<StockForm> = {}): StockForm {
  return { sku, task: "receive", quantity: 1, reason: "Test", seenOnHand: 0, formId: randomUUID(), ...parts };
}

async function openOrder(): Promise<string> {
  const { id } = await db().order.create({
    data: {
      email: "test@example.com",
      subtotalPence: 1000,
      deliveryPence: 0,
      totalPence: 1000,
      deliveryMethod: "collect",
      postcode: "LS1 4AP",
      zone: "test",
      fingerprint: "test",
    },
  });
  return id;
}

/** Takes in a transaction of its own, rolled back when refused, as checkout does. */
async function take(lines: { variantId: string; quantity: number }[], orderId?: string) {
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

async function levelOf({ variantId }: Shelf) {
  return db().stockLevel.findUniqueOrThrow({
    where: { variantId },
    select: { onHand: true, reserved: true },
  });
}

async function kindsOf({ variantId }: Shelf): Promise<string[]> {
  const rows = await db().stockMovement.findMany({ where: { variantId }, orderBy: { id: "asc" } });
  return rows.map(({ kind, deltaOnHand, deltaReserved }) => `${kind} ${deltaOnHand} ${deltaReserved}`);
}

async function announcementsOf({ sku }: Shelf): Promise<number> {
  return db().announcement.count({ where: { tags: { has: `stock:${sku}` } } });
}

/** The journal and the held reservations must add up to the level, whatever happened. */
async function expectBooksToAgree(shelf: Shelf) {
  const { variantId } = shelf;
  const sums = await db().stockMovement.aggregate({
    where: { variantId },
    _sum: { deltaOnHand: true, deltaReserved: true },
  });
  const held = await db().reservation.aggregate({
    where: { variantId, state: "held" },
    _sum: { quantity: true },
  });
  const level = await levelOf(shelf);
  expect(level).toEqual({ onHand: sums._sum.deltaOnHand ?? 0, reserved: sums._sum.deltaReserved ?? 0 });
  expect(level.reserved).toBe(held._sum.quantity ?? 0);
}

describe("changeStock", () => {
  test("receives with a movement, an audit line and the new level", async () => {
    const shelf = await stockShelf(0);
    const form = stockForm(shelf.sku, { quantity: 7, reason: "Delivery note 12" });
    expect(await changeStock("owner@example.com", form)).toEqual({
      ok: true,
      value: { onHand: 7, reserved: 0 },
    });
    const audit = await db().auditLog.findMany({ where: { subject: `variant:${shelf.sku}` } });
    expect(audit).toMatchObject([
      {
        actor: "owner@example.com",
        action: "stock.receive",
        reason: "Delivery note 12",
        detail: { before: 0, after: 7 },
      },
    ]);
    await expectBooksToAgree(shelf);
  });

  test("books a form once, however often and however fast it is pressed", async () => {
    const shelf = await stockShelf(0);
    const form = stockForm(shelf.sku, { quantity: 3 });
    const answers = await Promise.all([1, 2, 3, 4].map(() => changeStock("test", form)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.filter((answer) => !answer.ok && answer.refusal === "repeated")).toHaveLength(3);
    expect(await changeStock("test", { ...form, task: "write_off" })).toEqual({
      ok: false,
      refusal: "repeated",
    });
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
  });

  test("refuses a count of a shelf that has changed since it was shown", async () => {
    const shelf = await stockShelf(10);
    await changeStock("test", stockForm(shelf.sku, { quantity: 2 }));
    const count = stockForm(shelf.sku, { task: "count", quantity: 9, seenOnHand: 10 });
    expect(await changeStock("test", count)).toEqual({ ok: false, refusal: "changed-meanwhile" });
    expect(await changeStock("test", { ...count, seenOnHand: 12 })).toMatchObject({
      ok: true,
      value: { onHand: 9 },
    });
    expect(await kindsOf(shelf)).toEqual(["receive 10 0", "receive 2 0", "count -3 0"]);
  });

  test("keeps a count that finds what the books say", async () => {
    const shelf = await stockShelf(4);
    const count = stockForm(shelf.sku, { task: "count", quantity: 4, seenOnHand: 4 });
    expect(await changeStock("test", count)).toMatchObject({ ok: true });
    expect(await kindsOf(shelf)).toEqual(["receive 4 0", "count 0 0"]);
  });

  test("writes off what is free and no more", async () => {
    const shelf = await stockShelf(5);
    await take([{ variantId: shelf.variantId, quantity: 3 }]);
    const writeOff = stockForm(shelf.sku, { task: "write_off", quantity: 3 });
    expect(await changeStock("test", writeOff)).toEqual({ ok: false, refusal: "more-than-there" });
    expect(await changeStock("test", { ...writeOff, quantity: 2 })).toMatchObject({
      ok: true,
      value: { onHand: 3 },
    });
    await expectBooksToAgree(shelf);
  });

  test("refuses a SKU that does not exist", async () => {
    expect(await changeStock("test", stockForm("T-NOBODY"))).toEqual({
      ok: false,
      refusal: "unknown-variant",
    });
  });

  test("announces only when the band crosses an edge", async () => {
    const shelf = await stockShelf(0, 5);
    await changeStock("test", stockForm(shelf.sku, { quantity: 2 }));
    expect(await announcementsOf(shelf)).toBe(1);
    await changeStock("test", stockForm(shelf.sku, { quantity: 1 }));
    expect(await announcementsOf(shelf)).toBe(1);
    await changeStock("test", stockForm(shelf.sku, { quantity: 10 }));
    expect(await announcementsOf(shelf)).toBe(2);
  });
});

describe("takeHolds", () => {
  test("lets forty buyers at once take twelve units twelve times", async () => {
    const shelf = await stockShelf(12);
    const orders = await Promise.all(Array.from({ length: 40 }, openOrder));
    const answers = await Promise.all(
      orders.map((orderId) => take([{ variantId: shelf.variantId, quantity: 1 }], orderId)),
    );
    const refused = answers.flatMap(({ refusal }) => refusal ?? []);
    expect(refused).toHaveLength(28);
    expect(refused.every(({ variantId, left }) => variantId === shelf.variantId && left === 0)).toBe(true);
    expect(await levelOf(shelf)).toEqual({ onHand: 12, reserved: 12 });
    await expectBooksToAgree(shelf);
  });

  test("does not deadlock when baskets name the same variants in different orders", async () => {
    const [one, other] = await Promise.all([stockShelf(100), stockShelf(100)]);
    const lines = [one, other].map(({ variantId }) => ({ variantId, quantity: 2 }));
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, turn) => take(turn % 2 === 0 ? lines : lines.toReversed())),
    );
    expect(answers.every(({ refusal }) => refusal === null)).toBe(true);
    expect(await levelOf(one)).toEqual({ onHand: 100, reserved: 40 });
    expect(await levelOf(other)).toEqual({ onHand: 100, reserved: 40 });
  });

  test("adds up lines of one variant, and takes all or nothing", async () => {
    const [plenty, scarce] = await Promise.all([stockShelf(10), stockShelf(3)]);
    const line = { variantId: scarce.variantId, quantity: 2 };
    const { refusal } = await take([{ variantId: plenty.variantId, quantity: 1 }, line, line]);
    expect(refusal).toEqual({ variantId: scarce.variantId, left: 3 });
    expect(await levelOf(plenty)).toEqual({ onHand: 10, reserved: 0 });
    expect(await kindsOf(scarce)).toEqual(["receive 3 0"]);
  });
});

describe("releaseHolds", () => {
  test("gives back once, however often it is asked", async () => {
    const shelf = await stockShelf(3, 1);
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 3 }]);
    const before = await announcementsOf(shelf);
    const release = () =>
      inTransaction((tx) => releaseHolds(tx, { orderId, actor: "test", reason: "Expired" }));
    await Promise.all([release(), release(), release()]);
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
    expect(await kindsOf(shelf)).toEqual(["receive 3 0", "hold 0 3", "release 0 -3"]);
    expect(await announcementsOf(shelf)).toBe(before + 1);
    await expectBooksToAgree(shelf);
  });
});

describe("commitHolds", () => {
  const commit = (orderId: string) => inTransaction((tx) => commitHolds(tx, { orderId, actor: "test" }));
  const release = (orderId: string) =>
    inTransaction((tx) => releaseHolds(tx, { orderId, actor: "test", reason: "Expired" }));

  test("sells once, however often it is asked", async () => {
    const shelf = await stockShelf(5);
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 2 }]);
    const answers = await Promise.all([commit(orderId), commit(orderId), commit(orderId)]);
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
    expect(await kindsOf(shelf)).toEqual(["receive 5 0", "hold 0 2", "sale -2 -2"]);
    await release(orderId);
    expect(await levelOf(shelf)).toEqual({ onHand: 3, reserved: 0 });
    await expectBooksToAgree(shelf);
  });

  test("takes again from what is free when the hold had ended", async () => {
    const shelf = await stockShelf(5);
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 2 }]);
    await release(orderId);
    expect(await commit(orderId)).toMatchObject({ ok: true });
    expect(await commit(orderId)).toMatchObject({ ok: true });
    expect(await kindsOf(shelf)).toEqual(["receive 5 0", "hold 0 2", "release 0 -2", "sale -2 0"]);
    await expectBooksToAgree(shelf);
  });

  test("refuses, and writes nothing, when one of the units is gone", async () => {
    const [plenty, scarce] = await Promise.all([stockShelf(5), stockShelf(1)]);
    const lines = [plenty, scarce].map(({ variantId }) => ({ variantId, quantity: 1 }));
    const { orderId } = await take(lines);
    await release(orderId);
    await take([{ variantId: scarce.variantId, quantity: 1 }]);
    expect(await commit(orderId)).toEqual({ ok: false, refusal: "not-held" });
    expect(await levelOf(plenty)).toEqual({ onHand: 5, reserved: 0 });
    await expectBooksToAgree(plenty);
    await expectBooksToAgree(scarce);
  });

  test("settles on a sale when a release arrives at the same moment", async () => {
    const shelf = await stockShelf(4);
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 4 }]);
    await Promise.all([commit(orderId), release(orderId), commit(orderId), release(orderId)]);
    expect(await levelOf(shelf)).toEqual({ onHand: 0, reserved: 0 });
    await expectBooksToAgree(shelf);
  });

  test("refuses an order that never held anything", async () => {
    expect(await commit(await openOrder())).toEqual({ ok: false, refusal: "not-held" });
  });
});
