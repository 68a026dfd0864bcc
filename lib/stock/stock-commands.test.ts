import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase, db } from "@/lib/db/client";
import { changeStock } from "./stock-commands";
import {
  announcementsOf,
  expectBooksToAgree,
  kindsOf,
  levelOf,
  stockForm,
  stockShelf,
  take,
} from "@/scripts/testing/stock";

afterAll(closeDatabase);

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
    const shelf = await stockShelf(0);
    await changeStock("test", stockForm(shelf.sku, { quantity: 2 }));
    expect(await announcementsOf(shelf)).toBe(1);
    await changeStock("test", stockForm(shelf.sku, { quantity: 1 }));
    expect(await announcementsOf(shelf)).toBe(1);
    await changeStock("test", stockForm(shelf.sku, { quantity: 10 }));
    expect(await announcementsOf(shelf)).toBe(2);
  });
});
