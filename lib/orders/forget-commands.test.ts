import { beforeEach, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { readSalesBySection } from "@/lib/reports/reports-reads";
import { addToBasket } from "@/lib/basket/basket-commands";
import { settle } from "@/lib/checkout/settle-commands";
import { dispatchOrders } from "@/lib/checkout/dispatch-commands";
import { orderOf, press, withStand } from "@/scripts/testing/checkout";
import { stockShelf } from "@/scripts/testing/stock";
import { forgetOldSections } from "./forget-commands";

const { stand } = withStand();

const dayMilliseconds = 24 * 60 * 60 * 1_000;
const inDays = (days: number) => new Date(Date.now() + days * dayMilliseconds);
const nowhere = { guideSlug: null, sectionSlug: null, slotSlug: null };

/** Two things from one section, by two slots, and one from the shop; the first of them twice. */
async function ordered({ isPaid, isSent }: { isPaid: boolean; isSent: boolean }) {
  let token: string | undefined;
  for (const [slotSlug, quantity] of [
    ["bands", 2],
    ["rollers", 1],
    [null, 3],
  ] as const) {
    const { sku } = await stockShelf(9);
    const added = await addToBasket(token, { sku, quantity, place: null });
    if (!added.ok) throw new Error(added.refusal);
    token = added.value.token;
    if (slotSlug) {
      await db().basketLine.updateMany({
        where: { variant: { sku } },
        data: { guideSlug: "hamstrings", sectionSlug: "stretches", slotSlug },
      });
    }
  }
  if (!token) throw new Error("no basket");
  const sessionId = await press(token);
  if (isPaid) {
    await stand().pay({ id: sessionId });
    await settle(sessionId);
  }
  const { id, number } = await orderOf(sessionId);
  if (isSent) await dispatchOrders("owner", [{ number, carrier: "DPD", trackingNumber: "15501234567890" }]);
  return { id, number };
}

const placesOf = (orderId: string) =>
  db().orderLine.findMany({
    where: { orderId },
    orderBy: { position: "asc" },
    select: { guideSlug: true, sectionSlug: true, slotSlug: true },
  });
const isForgotten = async (orderId: string) =>
  (await placesOf(orderId)).every(({ guideSlug, slotSlug }) => guideSlug === null && slotSlug === null);
const totals = () =>
  db().guideSale.findMany({
    orderBy: [{ guideSlug: "asc" }, { slotSlug: "asc" }],
    select: { guideSlug: true, slotSlug: true, orders: true, units: true, revenuePence: true },
  });

beforeEach(async () => {
  // What the test before has left is counted, so that each begins with a report of its own.
  await forgetOldSections(inDays(1_000));
  await db().guideSale.deleteMany();
});

test("thirty days after it was sent an order forgets its sections, and the totals keep them", async () => {
  const { id } = await ordered({ isPaid: true, isSent: true });
  const report = await readSalesBySection();
  expect(report).toMatchObject([
    { guideSlug: "hamstrings", sectionSlug: "stretches", orders: 1, units: 3, revenuePence: 3_000 },
    { guideSlug: null, orders: 1, units: 3, revenuePence: 3_000 },
  ]);
  expect(await forgetOldSections(inDays(29.9))).toBe(0);
  expect(await isForgotten(id)).toBe(false);
  expect(await forgetOldSections(inDays(30.1))).toBe(1);
  expect(await placesOf(id)).toEqual([nowhere, nowhere, nowhere]);
  expect(await totals()).toEqual([
    { guideSlug: "", slotSlug: "", orders: 1, units: 3, revenuePence: 3_000 },
    { guideSlug: "hamstrings", slotSlug: "bands", orders: 1, units: 2, revenuePence: 2_000 },
    { guideSlug: "hamstrings", slotSlug: "rollers", orders: 0, units: 1, revenuePence: 1_000 },
  ]);
  expect(await readSalesBySection(), "the report has not moved").toEqual(report);
});

test("an order that is never sent forgets after ninety days, and counts only when it was paid for", async () => {
  const paid = await ordered({ isPaid: true, isSent: false });
  const unpaid = await ordered({ isPaid: false, isSent: false });
  const report = await readSalesBySection();
  await forgetOldSections(inDays(89.9));
  expect([await isForgotten(paid.id), await isForgotten(unpaid.id)]).toEqual([false, false]);
  await forgetOldSections(inDays(90.1));
  expect([await isForgotten(paid.id), await isForgotten(unpaid.id)]).toEqual([true, true]);
  expect((await totals()).map(({ units }) => units)).toEqual([3, 2, 1]);
  expect(await readSalesBySection()).toEqual(report);
});

test("several at once count every order once, and leave alone what another is at", async () => {
  const { id } = await ordered({ isPaid: true, isSent: true });
  for (const _ of [1, 2]) await ordered({ isPaid: true, isSent: true });
  const report = await readSalesBySection();
  const others = await inTransaction(async (tx) => {
    await tx.$queryRaw`SELECT 1 FROM shop_order WHERE id = ${id}::uuid FOR UPDATE`;
    return Promise.all(Array.from({ length: 5 }, () => forgetOldSections(inDays(31))));
  });
  expect(others.reduce((sum, count) => sum + count)).toBe(2);
  expect(await isForgotten(id)).toBe(false);
  expect(await readSalesBySection(), "in between").toEqual(report);
  expect(await forgetOldSections(inDays(31))).toBe(1);
  expect(await readSalesBySection()).toEqual(report);
  expect(report.map(({ orders }) => orders)).toEqual([3, 3]);
});

test("the database counts no order twice, and gives none that was counted a place again", async () => {
  const { id } = await ordered({ isPaid: true, isSent: true });
  await forgetOldSections(inDays(31));
  await expect(
    db().orderLine.updateMany({ where: { orderId: id }, data: { guideSlug: "hamstrings" } }),
  ).rejects.toThrow("already in the totals");
  await expect(db().order.update({ where: { id }, data: { sectionsCountedAt: null } })).rejects.toThrow(
    "already in the totals",
  );
});
