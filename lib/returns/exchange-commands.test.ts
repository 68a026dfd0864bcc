import { randomUUID } from "node:crypto";
import { afterEach, describe, expect, test } from "vitest";
import { reconcile } from "@/lib/checkout/reconcile-commands";
import { requestRefund } from "@/lib/checkout/refund-commands";
import { readShipmentForEmail } from "@/lib/checkout/shipment-reads";
import { db } from "@/lib/db/client";
import { withStand } from "@/scripts/testing/checkout";
import { askFor, besideShelf, receiptOf, requestOf, sentLine, sentOrder } from "@/scripts/testing/returns";
import { kindsOf, levelOf, quarantinedOf, stockShelf, type Shelf } from "@/scripts/testing/stock";
import { sendExchange } from "./exchange-commands";
import { receiveReturn } from "./receive-commands";
import { readReturnable } from "./returnable-reads";

const { stand } = withStand();

afterEach(async () => {
  await stand().control("POST", "/clock", { now: Math.floor(Date.now() / 1000) });
});

const oneLine = (units: number, how?: Parameters<typeof sentLine>[2]) => sentLine(stand(), units, how);
const stateOf = async (id: string) => (await db().order.findUniqueOrThrow({ where: { id } })).state;
const shelfOf = async (shelf: Shelf) => (await levelOf(shelf)).onHand;

describe("an exchange", () => {
  test("takes the other one off the shelf, moves no money, and is closed by its parcel", async () => {
    const { id, lineId, shelf } = await oneLine(2);
    const blue = await besideShelf(shelf, 3);
    const number = await askFor(id, {
      lineId,
      units: 2,
      reason: "wrong_size",
      exchangeVariantId: blue.variantId,
    });
    expect(await receiveReturn("desk", await receiptOf(number))).toEqual({
      ok: true,
      value: { refundPence: 0, exchanged: 2, soldOut: 0 },
    });
    expect([await shelfOf(shelf), await shelfOf(blue)]).toEqual([10, 1]);
    expect(await kindsOf(blue)).toContain("sale -2 0");
    expect((await requestOf(number)).state).toBe("received");
    expect(await sendExchange("desk", { number, carrier: "Royal Mail" })).toEqual({
      ok: false,
      refusal: "no-tracking",
    });
    const form = { number, carrier: "Royal Mail", trackingNumber: "AB123456785GB" } as const;
    const sent = await Promise.all(Array.from({ length: 4 }, () => sendExchange("desk", form)));
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect(sent.filter((one) => !one.ok && one.refusal === "nothing-to-send")).toHaveLength(3);
    const { state, shipmentId } = await requestOf(number);
    expect(state).toBe("closed");
    expect(await db().outbox.count({ where: { dedupeKey: `exchange-dispatched:${shipmentId}` } })).toBe(1);
    expect((await readShipmentForEmail(id, shipmentId ?? "")).units).toMatchObject([{ quantity: 2 }]);
    expect(await stateOf(id)).toBe("fulfilled");
    expect(
      (await readReturnable(id))?.lines[0],
      "what was exchanged comes back by letter alone",
    ).toMatchObject({
      left: 0,
    });
  });

  test("of the last one, wanted by six returns that are received at once, is one; the others get their money", async () => {
    const shelf = await stockShelf(20);
    const blue = await besideShelf(shelf, 1);
    const numbers: number[] = [];
    for (let buyer = 0; buyer < 6; buyer += 1) {
      const { id, lineIds } = await sentOrder(stand(), [[shelf, 1]]);
      numbers.push(
        await askFor(id, {
          lineId: lineIds[0] ?? "",
          reason: "wrong_size",
          exchangeVariantId: blue.variantId,
        }),
      );
    }
    const receipts = await Promise.all(numbers.map((number) => receiptOf(number)));
    const received = await Promise.all(receipts.map((receipt) => receiveReturn("desk", receipt)));
    const values = received.flatMap((one) => (one.ok ? [one.value] : []));
    expect(values).toHaveLength(6);
    expect(values.filter(({ exchanged }) => exchanged === 1)).toHaveLength(1);
    expect(values.filter(({ soldOut, refundPence }) => soldOut === 1 && refundPence === 1395)).toHaveLength(
      5,
    );
    expect(await shelfOf(blue)).toBe(0);
    expect(await shelfOf(shelf)).toBe(20);
  });

  test("crossed with another does not deadlock", async () => {
    const red = await stockShelf(20);
    const blue = await besideShelf(red, 20);
    const receipts = [];
    for (let buyer = 0; buyer < 8; buyer += 1) {
      const [from, to] = buyer % 2 === 0 ? [red, blue] : [blue, red];
      const { id, lineIds } = await sentOrder(stand(), [[from, 1]]);
      receipts.push(
        await receiptOf(
          await askFor(id, {
            lineId: lineIds[0] ?? "",
            reason: "wrong_size",
            exchangeVariantId: to.variantId,
          }),
        ),
      );
    }
    const received = await Promise.all(receipts.map((receipt) => receiveReturn("desk", receipt)));
    expect(received.every((one) => one.ok && one.value.exchanged === 1)).toBe(true);
  });

  test("for the very same one, when it was faulty, is one out and one into quarantine", async () => {
    const { id, lineId, shelf } = await oneLine(1);
    const number = await askFor(id, { lineId, reason: "faulty", exchangeVariantId: shelf.variantId });
    const receipt = await receiptOf(number, { condition: "faulty", place: "quarantine" });
    expect(await receiveReturn("desk", receipt)).toMatchObject({ value: { exchanged: 1, refundPence: 0 } });
    expect(await shelfOf(shelf)).toBe(8);
    expect(await quarantinedOf(shelf)).toBe(1);
  });

  test("keeps its units from the desk's refund form until it has left; then a faulty one is the desk's to pay back", async () => {
    const { id, number: orderNumber, lineId, shelf } = await oneLine(1);
    const blue = await besideShelf(shelf, 3);
    const number = await askFor(id, { lineId, reason: "wrong_size", exchangeVariantId: blue.variantId });
    await receiveReturn("desk", await receiptOf(number));
    const form = {
      number: orderNumber,
      what: "chosen" as const,
      units: { [lineId]: 1 },
      delivery: false,
      restock: false,
      reason: "Test",
      seenBackPence: 0,
      formId: randomUUID(),
    };
    expect(await requestRefund("desk", form)).toEqual({ ok: false, refusal: "in-return" });
    const parcel = { number, carrier: "Royal Mail", trackingNumber: "AB123456785GB" } as const;
    expect((await sendExchange("desk", parcel)).ok).toBe(true);
    expect(await requestRefund("desk", form)).toMatchObject({ ok: true, value: { amountPence: 1000 } });
    expect((await readReturnable(id))?.lines[0], "nor does it come back by the form").toMatchObject({
      left: 0,
    });
  });

  test("does not leave while the bank disputes the payment", async () => {
    const { id, lineId, shelf } = await oneLine(1, { card: { number: "4000 0000 0000 0259" } });
    const blue = await besideShelf(shelf, 3);
    const number = await askFor(id, { lineId, reason: "wrong_size", exchangeVariantId: blue.variantId });
    await receiveReturn("desk", await receiptOf(number));
    await reconcile();
    expect(await stateOf(id)).toBe("disputed");
    const parcel = { number, carrier: "Royal Mail", trackingNumber: "AB123456785GB" } as const;
    expect(await sendExchange("desk", parcel)).toEqual({ ok: false, refusal: "disputed" });
    expect((await requestOf(number)).state).toBe("received");
  });
});
