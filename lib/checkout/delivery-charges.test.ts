import { describe, expect, test } from "vitest";
import { changeQuantity } from "@/lib/basket/line-commands";
import { db } from "@/lib/db/client";
import { deliveryTable } from "@/lib/delivery/delivery";
import { outsideVatWords } from "@/lib/delivery/outside-vat";
import { dispatchBy } from "@/lib/delivery/working-days";
import { readDatabaseFindings } from "@/lib/invariants/database-reads";
import { readOrder } from "@/lib/orders/orders-reads";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { levelOf, stockShelf, type Shelf } from "@/scripts/testing/stock";
import { addressFormSchema } from "./address-schema";
import { putAddressRight } from "./address-commands";
import { beginCheckout } from "./begin-commands";
import { orderConfirmation } from "./emails/confirmation";
import { settle } from "./settle-commands";

const { stand } = withStand();

/** A shelf of something that weighs so much. */
async function shelfOf(weightGrams: number, pricePence = 1_000): Promise<Shelf> {
  const shelf = await stockShelf(20, { pricePence });
  await db().variant.update({ where: { id: shelf.variantId }, data: { weightGrams } });
  return shelf;
}

function reprice(shelf: Shelf, pricePence: number) {
  return db().variant.update({ where: { id: shelf.variantId }, data: { pricePence } });
}

function ordersOf(shelf: Shelf) {
  return db().order.findMany({ where: { lines: { some: { variantId: shelf.variantId } } } });
}

describe("an order is charged by zone and weight", () => {
  test.each([
    ["LS1 4DY", "standard", "mainland", 100, 395],
    ["LS1 4DY", "standard", "mainland", 2_001, 595],
    ["LS1 4DY", "standard", "mainland", 10_001, 895],
    ["LS1 4DY", "standard", "mainland", 30_000, 1195],
    ["LS1 4DY", "express", "mainland", 100, 695],
    ["IV27 4AA", "standard", "highlands-islands", 100, 595],
    ["IM1 1AA", "standard", "highlands-islands", 2_001, 995],
    ["BT1 1AA", "standard", "northern-ireland", 100, 595],
    ["GY1 1AA", "standard", "channel-islands", 100, 795],
    ["JE2 3AB", "collect", "collect", 100_000, 0],
  ] as const)("to %s, %s: %s at %i g is %i p", async (postcode, delivery, zone, grams, charge) => {
    const sessionId = await press(await basketWith(await shelfOf(grams), 1), { ...form, postcode, delivery });
    const order = await orderOf(sessionId);
    expect(order).toMatchObject({ zone, deliveryMethod: delivery, deliveryPence: charge, postcode });
    const session = await stand().stripe.checkout.sessions.retrieve(sessionId);
    expect(session.amount_total).toBe(order.totalPence);
    expect(session.total_details?.amount_shipping).toBe(charge);
  });

  test("and goes free from the zone's own sum on", async () => {
    const { freeFrom } = deliveryTable["northern-ireland"].standard;
    const shelf = await shelfOf(20_000, freeFrom);
    const order = await orderOf(
      await press(await basketWith(shelf, 1), { ...form, postcode: "BT1 1AA", shownPence: freeFrom }),
    );
    expect(order).toMatchObject({ deliveryPence: 0, totalPence: freeFrom });
  });

  test("without VAT to the Channel Islands, to the penny, here and at Stripe", async () => {
    const shelf = await shelfOf(100, 999);
    const sessionId = await press(await basketWith(shelf, 3), { ...form, postcode: "je23ab" });
    const session = await stand().stripe.checkout.sessions.retrieve(sessionId);
    expect(session.amount_total).toBe(3 * 832 + 795);
    await stand().pay({ id: sessionId }, { postcode: "GY1 1AA", country: "GG" });
    await settle(sessionId);
    const order = await orderOf(sessionId);
    expect(order, "Guernsey is charged what Jersey is").toMatchObject({
      state: "paid",
      totalPence: 3_291,
      country: "GG",
    });
    const read = await readOrder(order.id);
    const receipt = read && orderConfirmation(read).text.replaceAll(/\s+/g, " ");
    expect(receipt).toContain("Total, no UK VAT in it");
    expect(receipt).toContain(outsideVatWords);
    expect(receipt).not.toContain("of which VAT");
    const lines = await db().orderLine.findMany({ where: { orderId: order.id } });
    expect(lines).toMatchObject([
      { cataloguePence: 999, unitPricePence: 832, vatRate: 0, totalPence: 2_496 },
    ]);
  });

  test.each([
    ["IV27 4AA", "express", 100, "not-there"],
    ["BT1 1AA", "express", 100, "not-there"],
    ["LS1 4DY", "standard", 30_001, "too-heavy"],
    ["GX11 1AA", "standard", 100, "outside-zone"],
  ] as const)("or not at all: to %s, %s, %i g is %s", async (postcode, delivery, grams, kind) => {
    const shelf = await shelfOf(grams);
    const token = await basketWith(shelf, 1);
    const begun = await beginCheckout(token, { ...form, postcode, delivery });
    expect(begun).toEqual({ ok: false, refusal: { kind } });
    expect(await ordersOf(shelf)).toEqual([]);
    expect(await levelOf(shelf)).toMatchObject({ reserved: 0 });
  });
});

describe("nobody is sent to pay a sum that he has not seen", () => {
  test.each([
    ["a price", (shelf: Shelf) => reprice(shelf, 1_100), 1_495],
    [
      "a weight",
      ({ variantId }: Shelf) =>
        db().variant.update({ where: { id: variantId }, data: { weightGrams: 2_500 } }),
      1_595,
    ],
  ])("when %s has changed since", async (_name, change, now) => {
    const shelf = await shelfOf(100);
    const token = await basketWith(shelf, 1);
    await change(shelf);
    expect(await beginCheckout(token, { ...form, shownPence: 1_395 })).toEqual({
      ok: false,
      refusal: { kind: "delivery-changed" },
    });
    expect(await ordersOf(shelf)).toEqual([]);
    expect(await levelOf(shelf)).toMatchObject({ reserved: 0 });
    expect((await orderOf(await press(token, { ...form, shownPence: now }))).totalPence).toBe(now);
  });

  test("when he types a postcode that costs more than the page showed, and keeps it", async () => {
    const token = await basketWith(await shelfOf(100), 1);
    const typed = { ...form, postcode: "IV27 4AA" };
    expect(await beginCheckout(token, { ...typed, shownPence: 1_395 })).toMatchObject({
      refusal: { kind: "delivery-changed" },
    });
    expect((await beginCheckout(token, { ...typed, shownPence: 1_595 })).ok).toBe(true);
  });

  test("and the page that he has stays open, with its hold, until he has seen it", async () => {
    const shelf = await shelfOf(100);
    const token = await basketWith(shelf, 1);
    const first = await press(token, { ...form, shownPence: 1_395 });
    await changeQuantity(token, shelf.sku, 2);
    expect(await beginCheckout(token, { ...form, shownPence: 1_395 })).toMatchObject({
      refusal: { kind: "delivery-changed" },
    });
    expect((await stand().stripe.checkout.sessions.retrieve(first)).status).toBe("open");
    expect(await levelOf(shelf)).toMatchObject({ reserved: 1 });
    const second = await press(token, { ...form, shownPence: 2_395 });
    expect(second).not.toBe(first);
    expect((await stand().stripe.checkout.sessions.retrieve(first)).status).toBe("expired");
    expect(await levelOf(shelf)).toMatchObject({ reserved: 2 });
  });

  test("however often the price changes while many press", async () => {
    const shelf = await shelfOf(100);
    const tokens = await Promise.all(Array.from({ length: 16 }, () => basketWith(shelf, 1)));
    const changes = (async () => {
      for (let round = 0; round < 40; round += 1) await reprice(shelf, round % 2 === 0 ? 1_200 : 1_000);
    })();
    const begun = await Promise.all(
      tokens.map((token, index) => {
        const shownPence = index % 2 === 0 ? 1_395 : 1_595;
        const email = `saw-${shownPence}-${index}@example.com`;
        return beginCheckout(token, { ...form, email, shownPence });
      }),
    );
    await changes;
    const kinds = begun.map((one) => (one.ok ? "ok" : one.refusal.kind));
    expect(kinds.filter((kind) => kind !== "ok" && kind !== "delivery-changed")).toEqual([]);
    const orders = await ordersOf(shelf);
    expect(orders).toHaveLength(kinds.filter((kind) => kind === "ok").length);
    expect(await levelOf(shelf)).toMatchObject({ reserved: orders.length });
    for (const { email, totalPence } of orders) expect(email).toContain(`saw-${totalPence}-`);
  });
});

describe("the day by which it leaves us", () => {
  test("is promised when it is paid, and kept with the order", async () => {
    const sessionId = await press(await basketWith(await shelfOf(100), 1));
    expect((await orderOf(sessionId)).dispatchBy).toBeNull();
    await stand().pay({ id: sessionId });
    await settle(sessionId);
    const { paidAt, dispatchBy: promised } = await orderOf(sessionId);
    expect(promised).toEqual(dispatchBy(paidAt ?? new Date(0)));
  });

  test("is promised for an address in question once it has been put right", async () => {
    const sessionId = await press(await basketWith(await shelfOf(100), 1), { ...form, postcode: "IM1 1AA" });
    await stand().pay({ id: sessionId }, { postcode: "LS1 4AP" });
    await settle(sessionId);
    const { number, state, dispatchBy: none } = await orderOf(sessionId);
    expect({ state, none }).toEqual({ state: "address_query", none: null });
    const right = addressFormSchema.parse({
      number: String(number),
      recipient: "Ann Runner",
      addressLine1: "1 Track Lane",
      town: "Douglas",
      addressPostcode: "im1 1aa",
      reason: "She had mistyped it",
    });
    expect(await putAddressRight("owner", right)).toEqual({ ok: true, value: undefined });
    expect(await orderOf(sessionId)).toMatchObject({
      state: "paid",
      country: "IM",
      dispatchBy: dispatchBy(new Date()),
    });
  });
});

test.each([
  ["LS1 4DY", 2000],
  ["JE2 3AB", 0],
] as const)(
  "to %s, what was sold stays as it was charged the day a rate of VAT changes",
  async (postcode, vatRate) => {
    const shelf = await shelfOf(100, 1_200);
    const order = await orderOf(await press(await basketWith(shelf, 1), { ...form, postcode }));
    await db().variant.update({ where: { id: shelf.variantId }, data: { vatRate: 500 } });
    const history = await db().priceHistory.findMany({
      where: { variantId: shelf.variantId },
      orderBy: { id: "asc" },
      select: { pricePence: true, vatRate: true },
    });
    expect(history).toEqual([
      { pricePence: 1_200, vatRate: 2000 },
      { pricePence: 1_200, vatRate: 500 },
    ]);
    const broken = async () => (await readDatabaseFindings()).find(({ id }) => id === "I17")?.broken;
    expect(await broken()).toEqual([]);
    const charge = (rate: number) =>
      db().orderLine.updateMany({ where: { orderId: order.id }, data: { vatRate: rate } });
    await charge(1_750);
    expect(await broken(), "a rate that the catalogue never had").toHaveLength(1);
    await charge(vatRate);
  },
);
