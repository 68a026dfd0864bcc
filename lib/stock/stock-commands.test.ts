import { afterAll, describe, expect, test } from "vitest";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { closeDatabase, db, inTransaction } from "@/lib/db/client";
import type { StockTask } from "./stock";
import { changeLowMark, changeStock, commitHolds } from "./stock-commands";
import {
  announcementsOf,
  expectBooksToAgree,
  kindsOf,
  levelOf,
  quarantinedOf,
  stockForm,
  stockShelf,
  take,
} from "@/scripts/testing/stock";

writeOrdersByHand();

afterAll(closeDatabase);

describe("changeStock", () => {
  test("receives with a movement, an audit line and the new level", async () => {
    const shelf = await stockShelf(0);
    const form = stockForm(shelf.sku, { quantity: 7, reason: "Delivery note 12" });
    expect(await changeStock("owner@example.com", form)).toEqual({
      ok: true,
      value: { onHand: 7, reserved: 0, quarantined: 0, short: 0 },
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

  test("counts down to what is held and no further, and has the desk look at what is missing", async () => {
    const shelf = await stockShelf(8);
    await take([{ variantId: shelf.variantId, quantity: 5 }]);
    const count = stockForm(shelf.sku, { task: "count", quantity: 3, seenOnHand: 8 });
    expect(await changeStock("test", count)).toMatchObject({
      ok: true,
      value: { onHand: 5, reserved: 5, short: 2 },
    });
    const again = stockForm(shelf.sku, { task: "count", quantity: 4, seenOnHand: 5 });
    expect(await changeStock("test", again)).toMatchObject({ ok: true, value: { onHand: 5, short: 1 } });
    const alerts = await db().deskAlert.findMany({ where: { subject: `variant:${shelf.sku}` } });
    expect(alerts).toMatchObject([{ kind: "stock-short", words: expect.stringContaining("1 short") }]);
    expect(await kindsOf(shelf)).toEqual(["receive 8 0", "hold 0 5", "count -3 0", "count 0 0"]);
    await expectBooksToAgree(shelf);
  });

  test("sets units aside and decides about them, each with a movement", async () => {
    const shelf = await stockShelf(6);
    const { sku } = shelf;
    await take([{ variantId: shelf.variantId, quantity: 2 }]);
    const aside = stockForm(sku, { task: "quarantine", quantity: 5 });
    expect(await changeStock("test", aside)).toEqual({ ok: false, refusal: "more-than-there" });
    expect(await changeStock("test", { ...aside, quantity: 4 })).toMatchObject({
      ok: true,
      value: { onHand: 2, reserved: 2, quarantined: 4 },
    });
    await expectBooksToAgree(shelf);
    const back = stockForm(sku, { task: "reshelve", quantity: 1, seenQuarantined: 4 });
    expect(await changeStock("test", back)).toMatchObject({
      ok: true,
      value: { onHand: 3, quarantined: 3 },
    });
    const gone = stockForm(sku, { task: "discard", quantity: 4, seenQuarantined: 3 });
    expect(await changeStock("test", gone)).toEqual({ ok: false, refusal: "more-than-quarantined" });
    expect(await changeStock("test", { ...gone, quantity: 3 })).toMatchObject({
      ok: true,
      value: { onHand: 3, quarantined: 0 },
    });
    await expectBooksToAgree(shelf);
    const audit = await db().auditLog.findMany({
      where: { subject: `variant:${sku}` },
      orderBy: { id: "asc" },
    });
    expect(audit.map(({ action }) => action)).toEqual([
      "stock.receive",
      "stock.quarantine",
      "stock.reshelve",
      "stock.discard",
    ]);
  });

  test("refuses what speaks of a shelf that was counted, or of a quarantine that changed, since", async () => {
    const shelf = await stockShelf(10);
    const { sku } = shelf;
    const [newest] = await db().stockMovement.findMany({ where: { variantId: shelf.variantId } });
    const writeOff = stockForm(sku, { task: "write_off", quantity: 2, seenMovement: newest?.id ?? 0n });
    await changeStock("test", stockForm(sku, { task: "count", quantity: 8, seenOnHand: 10 }));
    expect(await changeStock("test", writeOff)).toEqual({ ok: false, refusal: "counted-meanwhile" });
    await changeStock("test", stockForm(sku, { task: "quarantine", quantity: 3 }));
    const discard = stockForm(sku, { task: "discard", quantity: 1, seenQuarantined: 0 });
    expect(await changeStock("test", discard)).toEqual({ ok: false, refusal: "quarantine-changed" });
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 0 });
    await expectBooksToAgree(shelf);
  });

  test("works beside sales: every unit is sold, written off, set aside or there", async () => {
    const shelf = await stockShelf(40);
    const { sku, variantId } = shelf;
    const sell = async () => {
      const { orderId, refusal } = await take([{ variantId, quantity: 1 }]);
      if (refusal) return 0;
      const sold = await inTransaction((tx) => commitHolds(tx, { orderId, actor: "test" }));
      return sold.ok ? 1 : 0;
    };
    const desk = (task: StockTask, quantity: number) =>
      changeStock("test", stockForm(sku, { task, quantity }));
    const [sold, booked] = await Promise.all([
      Promise.all(Array.from({ length: 30 }, sell)),
      Promise.all([
        ...Array.from({ length: 5 }, () => desk("receive", 2)),
        ...Array.from({ length: 5 }, () => desk("write_off", 3)),
        ...Array.from({ length: 5 }, () => desk("quarantine", 2)),
      ]),
    ]);
    const units = sold.reduce<number>((sum, one) => sum + one, 0);
    const moved = (from: number, each: number) =>
      booked.slice(from, from + 5).filter(({ ok }) => ok).length * each;
    expect(await levelOf(shelf)).toEqual({
      onHand: 40 - units + moved(0, 2) - moved(5, 3) - moved(10, 2),
      reserved: 0,
    });
    expect(await quarantinedOf(shelf)).toBe(moved(10, 2));
    await expectBooksToAgree(shelf);
  });

  test("refuses a count when a sale goes through in the same moment, or books it before", async () => {
    const shelf = await stockShelf(10);
    const { orderId } = await take([{ variantId: shelf.variantId, quantity: 4 }]);
    const count = stockForm(shelf.sku, { task: "count", quantity: 9, seenOnHand: 10 });
    const [counted] = await Promise.all([
      changeStock("test", count),
      inTransaction((tx) => commitHolds(tx, { orderId, actor: "test" })),
    ]);
    expect((await levelOf(shelf)).onHand).toBe(counted.ok ? 5 : 6);
    if (!counted.ok) expect(counted.refusal).toBe("changed-meanwhile");
    await expectBooksToAgree(shelf);
  });

  test("cannot write a movement that its kind does not make, whoever writes", async () => {
    const shelf = await stockShelf(3);
    const wrong = { deltaOnHand: -1, deltaReserved: 0, deltaQuarantined: 0, kind: "quarantine" } as const;
    const words = { reference: "x", actor: "test", reason: "test" };
    await expect(
      db().stockMovement.create({ data: { variantId: shelf.variantId, ...wrong, ...words } }),
    ).rejects.toThrow(/stock_movement_moves/);
    await expect(
      db().stockLevel.update({ where: { variantId: shelf.variantId }, data: { quarantined: -1 } }),
    ).rejects.toThrow(/stock_level_quarantine/);
  });

  test("refuses a SKU that does not exist", async () => {
    expect(await changeStock("test", stockForm("T-NOBODY"))).toEqual({
      ok: false,
      refusal: "unknown-variant",
    });
  });

  test("announces only when the band crosses an edge", async () => {
    const shelf = await stockShelf(0);
    await changeStock("test", stockForm(shelf.sku, { quantity: 2 }));
    expect(await announcementsOf(shelf)).toBe(1);
    await changeStock("test", stockForm(shelf.sku, { quantity: 1 }));
    expect(await announcementsOf(shelf)).toBe(1);
    await changeStock("test", stockForm(shelf.sku, { quantity: 10 }));
    expect(await announcementsOf(shelf)).toBe(2);
  });
});

describe("changeLowMark", () => {
  test("moves the mark with a line in the audit log, and has pages follow", async () => {
    const shelf = await stockShelf(6);
    const announced = await announcementsOf(shelf);
    expect(await changeLowMark("test", { sku: shelf.sku, lowStockAt: 6 })).toMatchObject({ ok: true });
    expect(await changeLowMark("test", { sku: shelf.sku, lowStockAt: 6 })).toMatchObject({ ok: true });
    expect(await announcementsOf(shelf)).toBe(announced + 1);
    const audit = await db().auditLog.findMany({ where: { action: "stock.low_mark" } });
    expect(audit).toMatchObject([
      { actor: "test", subject: `variant:${shelf.sku}`, detail: { before: 5, after: 6 } },
    ]);
  });

  test("refuses a SKU that does not exist", async () => {
    expect(await changeLowMark("test", { sku: "T-NOBODY", lowStockAt: 1 })).toEqual({
      ok: false,
      refusal: "unknown-variant",
    });
  });
});
