import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { readRefundable } from "@/lib/checkout/refund-reads";
import { reconcile } from "@/lib/checkout/reconcile-commands";
import { requestRefund } from "@/lib/checkout/refund-commands";
import { settle } from "@/lib/checkout/settle-commands";
import { db } from "@/lib/db/client";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { besideShelf, receiptOf, returnForm, sentLine } from "@/scripts/testing/returns";
import { stockShelf } from "@/scripts/testing/stock";
import { askReturn, withdrawReturn } from "./ask-commands";
import { receiveReturn } from "./receive-commands";
import { readReturnable } from "./returnable-reads";

const { stand } = withStand();

afterEach(async () => {
  await stand().control("POST", "/clock", { now: Math.floor(Date.now() / 1000) });
});

const dayMilliseconds = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * dayMilliseconds);

const oneLine = (units: number, how?: Parameters<typeof sentLine>[2]) => sentLine(stand(), units, how);

describe("a return", () => {
  test("gets a number, a letter and 14 days; what was asked for cannot be asked for again", async () => {
    const { id, lineId } = await oneLine(3);
    const asked = await askReturn(id, returnForm([{ lineId, units: 2 }]));
    expect(asked.ok && asked.value).toBeGreaterThan(1000);
    const request = await db().returnRequest.findFirstOrThrow({ where: { orderId: id } });
    expect(request).toMatchObject({ state: "asked", actor: "buyer", refundId: null });
    expect(await db().outbox.count({ where: { dedupeKey: `return-asked:${request.id}` } })).toBe(1);
    expect((await readReturnable(id))?.lines[0]).toMatchObject({ quantity: 3, left: 1 });
    expect(await askReturn(id, returnForm([{ lineId, units: 2 }]))).toEqual({
      ok: false,
      refusal: "too-many-units",
    });
  });

  test("sent twice from one form is one return", async () => {
    const { id, lineId } = await oneLine(2);
    const form = returnForm([{ lineId }]);
    const asked = await Promise.all(Array.from({ length: 5 }, () => askReturn(id, form)));
    expect(new Set(asked.map((one) => one.ok && one.value)).size).toBe(1);
    expect(await db().returnRequest.count({ where: { orderId: id } })).toBe(1);
    const other = await oneLine(1);
    expect(await askReturn(other.id, form)).toEqual({ ok: false, refusal: "unreadable" });
  });

  test("of the same units, asked for by eight at once, is one", async () => {
    const { id, lineId } = await oneLine(2);
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => askReturn(id, returnForm([{ lineId, units: 2 }]))),
    );
    expect(asked.filter(({ ok }) => ok)).toHaveLength(1);
    expect(asked.filter((one) => !one.ok && one.refusal === "too-many-units")).toHaveLength(7);
  });

  test("and a refund at the desk for the same units: one of the two, whoever is first", async () => {
    const outcomes: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const { id, number, lineId } = await oneLine(1);
      const refund = {
        number,
        what: "chosen" as const,
        units: { [lineId]: 1 },
        delivery: false,
        restock: false,
        reason: "Test",
        seenBackPence: 0,
        formId: randomUUID(),
      };
      const work = [() => askReturn(id, returnForm([{ lineId }])), () => requestRefund("owner", refund)];
      const done = await Promise.all((round % 2 === 0 ? work : work.toReversed()).map((one) => one()));
      expect(done.filter(({ ok }) => ok)).toHaveLength(1);
      outcomes.push(...done.flatMap((one) => (one.ok ? [] : [one.refusal])));
    }
    expect(outcomes.every((refusal) => refusal === "in-return" || refusal === "too-many-units")).toBe(true);
  });

  test("leaves its units to itself on the desk's refund form, and gives them back when it is called off", async () => {
    const { id, number, lineId } = await oneLine(2);
    const asked = await askReturn(id, returnForm([{ lineId }]));
    expect((await readRefundable(number))?.lines[0]).toMatchObject({ inReturns: 1 });
    const rest = {
      units: {},
      delivery: false,
      restock: false,
      reason: "Test",
      seenBackPence: 0,
      formId: randomUUID(),
    };
    expect(await requestRefund("owner", { ...rest, number, what: "rest" })).toEqual({
      ok: false,
      refusal: "in-return",
    });
    expect(await withdrawReturn(id, asked.ok ? asked.value : 0)).toEqual({ ok: true, value: undefined });
    expect(await withdrawReturn(id, asked.ok ? asked.value : 0)).toEqual({
      ok: false,
      refusal: "not-on-its-way",
    });
    expect((await readReturnable(id))?.lines[0]).toMatchObject({ left: 2 });
    expect((await requestRefund("owner", { ...rest, number, what: "rest" })).ok).toBe(true);
    expect((await readReturnable(id))?.lines[0]).toMatchObject({ left: 0 });
  });

  test("of another's order cannot be called off", async () => {
    const { id, lineId } = await oneLine(1);
    const asked = await askReturn(id, returnForm([{ lineId }]));
    const other = await oneLine(1);
    expect(await withdrawReturn(other.id, asked.ok ? asked.value : 0)).toEqual({
      ok: false,
      refusal: "unknown-return",
    });
  });

  test("of what has not been sent is not taken: it is cancelled instead", async () => {
    const shelf = await stockShelf(5);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand().pay({ id: sessionId });
    await settle(sessionId);
    const { id } = await orderOf(sessionId);
    const line = await db().orderLine.findFirstOrThrow({ where: { orderId: id } });
    expect(await askReturn(id, returnForm([{ lineId: line.id }]))).toEqual({
      ok: false,
      refusal: "not-sent",
    });
  });

  test("is not taken while the bank disputes the payment", async () => {
    const { id, lineId } = await oneLine(1, { card: { number: "4000 0000 0000 0259" } });
    await reconcile();
    expect((await db().order.findUniqueOrThrow({ where: { id } })).state).toBe("disputed");
    expect(await askReturn(id, returnForm([{ lineId }]))).toEqual({ ok: false, refusal: "disputed" });
  });

  test("keeps to its days, and to the goods' seal", async () => {
    const late = await oneLine(1, { dispatchedAt: ago(16) });
    expect(await askReturn(late.id, returnForm([late]))).toEqual({
      ok: false,
      refusal: "too-late-to-change-mind",
    });
    expect((await askReturn(late.id, returnForm([{ ...late, reason: "faulty" }]))).ok).toBe(true);
    const unknown = await oneLine(1, { dispatchedAt: ago(16), isDelivered: false });
    expect((await askReturn(unknown.id, returnForm([unknown]))).ok, "five working days on the way").toBe(
      true,
    );
    const older = await oneLine(1, { dispatchedAt: ago(32) });
    expect(await askReturn(older.id, returnForm([{ ...older, reason: "damaged" }]))).toEqual({
      ok: false,
      refusal: "too-late-to-reject",
    });
    const sealed = await oneLine(1);
    await db().orderLine.update({ where: { id: sealed.lineId }, data: { sealedOnly: true } });
    expect(await askReturn(sealed.id, returnForm([sealed]))).toEqual({ ok: false, refusal: "opened" });
    expect((await askReturn(sealed.id, returnForm([{ ...sealed, sealed: true }]))).ok).toBe(true);
  });

  test("for nothing, or of a line that is another order's, is refused", async () => {
    const { id } = await oneLine(1);
    const other = await oneLine(1);
    expect(await askReturn(id, returnForm([]))).toEqual({ ok: false, refusal: "nothing-chosen" });
    expect(await askReturn(id, returnForm([other]))).toEqual({ ok: false, refusal: "too-many-units" });
    expect(await askReturn(randomUUID(), returnForm([]))).toEqual({ ok: false, refusal: "unknown-order" });
  });
});

describe("an exchange", () => {
  test("is for another one of the product at the same price that is in stock, and for the same one only when it was faulty", async () => {
    const { id, lineId, shelf } = await oneLine(2);
    const beside = await besideShelf(shelf, 1);
    const dearer = await besideShelf(shelf, 5, { pricePence: 1100 });
    const stranger = await stockShelf(5);
    const ask = (exchangeVariantId: string, units = 1, reason: "wrong_size" | "faulty" = "wrong_size") =>
      askReturn(id, returnForm([{ lineId, units, reason, exchangeVariantId }]));
    for (const { variantId } of [dearer, stranger, shelf]) {
      expect(await ask(variantId)).toEqual({ ok: false, refusal: "exchange-gone" });
    }
    expect(await ask(beside.variantId, 2)).toEqual({ ok: false, refusal: "exchange-gone" });
    expect((await ask(shelf.variantId, 1, "faulty")).ok).toBe(true);
    expect((await ask(beside.variantId)).ok).toBe(true);
  });
});

test("a return and its withdrawal against its receipt: one of the two", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { id, lineId } = await oneLine(1);
    const asked = await askReturn(id, returnForm([{ lineId }]));
    const number = asked.ok ? asked.value : 0;
    const receipt = await receiptOf(number);
    const [received, withdrawn] = await Promise.all([
      receiveReturn("desk", receipt),
      withdrawReturn(id, number),
    ]);
    expect([received.ok, withdrawn.ok].filter(Boolean)).toHaveLength(1);
    const { state } = await db().returnRequest.findUniqueOrThrow({ where: { number } });
    expect(state).toBe(received.ok ? "closed" : "withdrawn");
  }
});
