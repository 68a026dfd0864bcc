import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { closeDatabase, db } from "@/lib/db/client";
import { openOrder } from "@/scripts/testing/stock";
import { readOrderForDesk, readOrderList } from "./desk-reads";
import { askedNumber, orderListSchema } from "./desk-schema";

writeOrdersByHand();

afterAll(closeDatabase);

async function orderOf(data: { email: string; recipient?: string }): Promise<number> {
  const id = await openOrder();
  const { number } = await db().order.update({ where: { id }, data, select: { number: true } });
  return number;
}

describe("readOrderList", () => {
  test("finds by number, by a part of the email, and by a part of the name", async () => {
    const mark = randomUUID();
    const one = await orderOf({ email: `Ann_${mark}@example.com`, recipient: `Ann O'Runner ${mark}` });
    const other = await orderOf({ email: `bob-${mark}@example.com` });
    const find = async (q: string) => (await readOrderList({ q })).rows.map(({ number }) => number);
    expect(await find(`F${one}`)).toEqual([one]);
    expect(await find(String(other))).toEqual([other]);
    expect(await find(mark.toUpperCase())).toEqual([other, one]);
    expect(await find(`o'runner ${mark}`)).toEqual([one]);
    expect(await find(`ann_${mark}`)).toEqual([one]);
    expect(await find(`bob_${mark}`), "an underscore stands for itself").toEqual([]);
    expect(await find("%")).toEqual([]);
  });

  test("filters by state and goes on page by page, each order once", async () => {
    const email = `${randomUUID()}@example.com`;
    const made: number[] = [];
    for (let turn = 0; turn < 52; turn += 1) made.unshift(await orderOf({ email }));
    const first = await readOrderList({ q: email });
    expect(first.rows.map(({ number }) => number)).toEqual(made.slice(0, 50));
    const second = await readOrderList({ q: email, before: first.next ?? 0 });
    expect(second).toMatchObject({ next: null });
    expect(second.rows.map(({ number }) => number)).toEqual(made.slice(50));
    expect((await readOrderList({ q: email, state: "paid" })).rows).toEqual([]);
  });
});

test("an order shows its payment pages and its emails", async () => {
  const id = await openOrder();
  const expiresAt = new Date();
  await db().checkoutAttempt.create({
    data: { orderId: id, idempotencyKey: randomUUID(), params: {}, expiresAt },
  });
  await db().outbox.create({
    data: { kind: "order-confirmation", dedupeKey: randomUUID(), payload: { orderId: id } },
  });
  const { number } = await db().order.findUniqueOrThrow({ where: { id }, select: { number: true } });
  expect(await readOrderForDesk(number)).toMatchObject({
    attempts: [{ state: "creating", sessionId: null, expiresAt }],
    emails: [{ kind: "order-confirmation", sentAt: null, attempts: 0 }],
  });
});

test("what an address asks for is read, and what makes no sense is left out", () => {
  expect(["F10023", "f 10023", "10023", "F", "10023a", "1234567890"].map(askedNumber)).toEqual([
    10023,
    10023,
    10023,
    null,
    null,
    null,
  ]);
  expect(orderListSchema.parse({ q: " ann\0 ", state: "paid", before: "10001" })).toEqual({
    q: "ann",
    state: "paid",
    before: 10001,
  });
  expect(orderListSchema.parse({ q: ["a", "b"], state: "lost", before: "-1" })).toEqual({ q: "" });
});
