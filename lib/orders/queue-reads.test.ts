import { randomUUID } from "node:crypto";
import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase, db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { openOrder, stockShelf, type Shelf } from "@/scripts/testing/stock";
import type { OrderState } from "./orders";
import { readDueNumbers, readQueue, readQueueCounts } from "./queue-reads";

writeOrdersByHand();

afterAll(closeDatabase);

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const noon = new Date("2026-11-29T12:00:00Z");

/** An order with one line, moved through these states past the shop. */
async function orderIn(
  states: readonly OrderState[],
  { shelf, ...data }: Prisma.OrderUncheckedUpdateInput & { shelf?: Shelf } = {},
) {
  const id = await openOrder();
  const { variantId, sku } = shelf ?? (await stockShelf(0, { pricePence: 500 }));
  const price = { cataloguePence: 500, unitPricePence: 500, vatRate: 2000, quantity: 2, totalPence: 1000 };
  const names = { productSlug: "x", productName: "X", optionText: "" };
  // A line cannot have been charged at a price before the catalogue had it.
  if (data.createdAt === undefined) {
    await db().orderLine.create({ data: { orderId: id, position: 0, variantId, sku, ...names, ...price } });
  }
  for (const state of states) await db().order.update({ where: { id }, data: { state } });
  const { number } = await db().order.update({ where: { id }, data, select: { number: true } });
  return { id, number, sku };
}

const parcel = (orderId: string, parts: Partial<Prisma.ShipmentUncheckedCreateInput> = {}) =>
  db().shipment.create({
    data: { orderId, actor: "x", carrier: "DPD", trackingNumber: "1550", isOwn: true, ...parts },
    select: { id: true },
  });

const numbers = async (filter: Parameters<typeof readQueue>[0]) =>
  (await readQueue(filter)).rows.map(({ number }) => number);

describe("the queue", () => {
  test("puts what is to be sent by its promised day, and counts what is late and what is due", async () => {
    const { number: unpromised } = await orderIn(["paid"]);
    const { number: later } = await orderIn(["paid"], { dispatchBy: day("2026-12-02") });
    const { number: today } = await orderIn(["paid"], { dispatchBy: day("2026-11-29") });
    const { number: late } = await orderIn(["paid", "partially_refunded"], { dispatchBy: day("2026-11-27") });
    const sent = await orderIn(["paid", "fulfilled", "partially_refunded"], {
      dispatchBy: day("2026-11-27"),
    });
    expect(await numbers({ show: "to-send" })).toEqual([unpromised, late, today, later]);
    expect(await readQueueCounts(noon)).toMatchObject({ "to-send": 4, late: 1, due: 3 });
    expect(await readDueNumbers(noon)).toEqual([unpromised, late, today]);
    const { rows } = await readQueue({ show: "to-send", q: String(late) });
    expect(rows).toMatchObject([{ number: late, units: 2, shipment: null, dispatchBy: day("2026-11-27") }]);
    expect(await db().order.findUnique({ where: { id: sent.id } })).toMatchObject({
      sentAt: expect.any(Date),
    });
    await db().order.updateMany({ data: { dispatchBy: null } });
  });

  test("shows parcels that are on their way and what waits at the counter, until they have arrived", async () => {
    const sent = await orderIn(["paid", "fulfilled"]);
    const ready = await orderIn(["paid", "fulfilled"]);
    const whole = await orderIn(["paid", "fulfilled", "refunded"]);
    const one = await parcel(sent.id);
    const two = await parcel(ready.id, { carrier: null, trackingNumber: null });
    await parcel(whole.id);
    const exchange = await parcel(whole.id, { isOwn: false, trackingNumber: "1551" });
    const { rows } = await readQueue({ show: "on-the-way" });
    expect(rows.map(({ shipment }) => shipment?.id)).toEqual([one.id, exchange.id]);
    expect(await numbers({ show: "to-collect" })).toEqual([ready.number]);
    await db().shipment.updateMany({
      where: { id: { in: [one.id, two.id] } },
      data: { deliveredAt: new Date() },
    });
    expect(await numbers({ show: "on-the-way" })).toEqual([whole.number]);
    expect(await numbers({ show: "to-collect" })).toEqual([]);
    await db().order.update({ where: { id: whole.id }, data: { state: "fulfilled" } });
    await db().shipment.updateMany({ data: { deliveredAt: new Date() } });
  });

  test("puts trouble together: money owed, open disputes, and payments that take too long", async () => {
    const longAgo = new Date(Date.now() - 3 * 60 * 60_000);
    const owed = await orderIn(["paid_unfulfillable"]);
    const stuck = await orderIn([], { createdAt: longAgo });
    await orderIn([]);
    await orderIn(["payment_processing"], { createdAt: longAgo });
    const slow = await orderIn(["payment_processing"], {
      createdAt: new Date(Date.now() - 8 * 24 * 60 * 60_000),
    });
    const asked = await orderIn(["address_query"]);
    await orderIn(["paid", "disputed"]);
    expect(await numbers({ show: "problems" })).toEqual(
      [owed, stuck, slow].map(({ number }) => number).sort(),
    );
    expect(await numbers({ show: "address" })).toEqual([asked.number]);
  });
});

describe("a search", () => {
  test("finds by number, by parts of email and name, by postcode, tracking number and SKU", async () => {
    const mark = randomUUID();
    const shelf = await stockShelf(0, { pricePence: 500 });
    const one = await orderIn(["paid", "fulfilled"], {
      email: `ann_${mark}@example.com`,
      recipient: `Ann O'Runner ${mark}`,
      postcode: "ZE1 0AA",
      shelf,
    });
    const other = await orderIn([], { email: `bob-${mark}@example.com`, addressPostcode: "ZE1 0AB", shelf });
    await parcel(one.id, { trackingNumber: "ZZ987654321GB" });
    for (const show of ["all", undefined] as const) {
      const find = (q: string) => numbers({ q, ...(show && { show }) });
      expect(await find(`F${one.number}`)).toEqual([one.number]);
      expect(await find(mark.toUpperCase())).toEqual([other.number, one.number]);
      expect(await find(`o'runner ${mark}`)).toEqual([one.number]);
      expect(await find(`ann_${mark}`)).toEqual([one.number]);
      expect(await find(`bob_${mark}`), "an underscore stands for itself").toEqual([]);
      expect(await find("%")).toEqual([]);
      expect(await find("ze10aa")).toEqual([one.number]);
      expect(await find("ZE1 0")).toEqual([other.number, one.number]);
      expect(await find("zz 9876 5432 1gb")).toEqual([one.number]);
      expect(await find(shelf.sku.toLowerCase())).toEqual([other.number, one.number]);
    }
    expect(await numbers({ show: "on-the-way", q: "zz987654321gb" })).toEqual([one.number]);
    expect(await numbers({ show: "on-the-way", q: shelf.sku })).toEqual([one.number]);
    expect(await numbers({ show: "to-send", q: shelf.sku })).toEqual([]);
    expect(await numbers({ show: "all", q: mark, state: "fulfilled" })).toEqual([one.number]);
  });
});

describe("page by page", () => {
  test("each order comes once, in every tab", async () => {
    const email = `${randomUUID()}@example.com`;
    const shelf = await stockShelf(0, { pricePence: 500 });
    const made: { number: number; id: string }[] = [];
    for (let turn = 0; turn < 53; turn += 1) {
      const dispatchBy = day(`2026-12-${turn % 3 === 0 ? "04" : "03"}`);
      made.push(await orderIn(["paid"], { email, dispatchBy, shelf }));
    }
    const all = async (filter: Parameters<typeof readQueue>[0]) => {
      const first = await readQueue(filter);
      expect(first.rows).toHaveLength(50);
      const second = await readQueue({ ...filter, after: first.next ?? "" });
      expect(second.next).toBeNull();
      return [...first.rows, ...second.rows].map(({ number }) => number);
    };
    const oldestFirst = made.map(({ number }) => number);
    expect(await all({ show: "all", q: email })).toEqual(oldestFirst.toReversed());
    expect(await all({ show: "all", q: shelf.sku })).toEqual(oldestFirst.toReversed());
    const byDay = [1, 0].flatMap((late) =>
      oldestFirst.filter((_, turn) => (turn % 3 === 0) === (late === 0)),
    );
    expect(await all({ show: "to-send", q: email })).toEqual(byDay);
    for (const { id } of made) {
      await db().order.update({ where: { id }, data: { state: "fulfilled" } });
      await parcel(id);
    }
    expect(await all({ show: "on-the-way", q: email })).toEqual(oldestFirst);
    // The place of another tab is no place here.
    expect((await readQueue({ show: "on-the-way", q: email, after: "10001~10001" })).rows).toHaveLength(50);
  });
});
