import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { withStand } from "@/scripts/testing/checkout";
import { lettersOf, paidOrder } from "@/scripts/testing/paid";
import { dispatchOrders } from "./dispatch-commands";
import { correctTracking, markDelivered } from "./shipment-commands";

const { stand } = withStand();

const first = { carrier: "DPD", trackingNumber: "15501234567890" } as const;
const second = { carrier: "DPD", trackingNumber: "15501234567899" } as const;

async function sentOrder(delivery: "standard" | "collect" = "standard") {
  const order = await paidOrder(stand(), 1, { delivery });
  const [answer] = await dispatchOrders("owner", [{ number: order.number, ...first }]);
  const shipmentId = answer?.result.ok ? answer.result.value.shipmentId : "";
  return { ...order, shipmentId };
}

const audited = (number: number, action: string) =>
  db().auditLog.findMany({ where: { subject: `order:${number}`, action } });

describe("a tracking number", () => {
  test("is put right, with a letter for each time", async () => {
    const { shipmentId, id, number } = await sentOrder();
    expect(await correctTracking("owner", { shipmentId, ...second })).toMatchObject({
      ok: true,
      value: { number, isOddNumber: false },
    });
    expect(await correctTracking("owner", { shipmentId, ...second })).toMatchObject({
      refusal: "same-number",
    });
    expect(
      await correctTracking("owner", { shipmentId, carrier: "Evri", trackingNumber: "1" }),
    ).toMatchObject({
      value: { isOddNumber: true },
    });
    expect(await db().shipment.findUnique({ where: { id: shipmentId } })).toMatchObject({
      carrier: "Evri",
      trackingNumber: "1",
    });
    expect(await lettersOf(id, "order-again")).toBe(2);
    expect(await lettersOf(id, "order-dispatched")).toBe(1);
    expect((await audited(number, "order.tracking"))[0]?.reason).toBe(
      "Now DPD, 15501234567899; it was DPD, 15501234567890",
    );
  });

  test("put right the same way by many at once is put right once", async () => {
    const { shipmentId, id } = await sentOrder();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => correctTracking("owner", { shipmentId, ...second })),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await lettersOf(id, "order-again")).toBe(1);
  });

  test("is not given to what is collected, and not changed once the parcel was delivered", async () => {
    const collected = await sentOrder("collect");
    expect(await correctTracking("owner", { shipmentId: collected.shipmentId, ...second })).toMatchObject({
      refusal: "collected",
    });
    const delivered = await sentOrder();
    await markDelivered("owner", [delivered.shipmentId]);
    expect(await correctTracking("owner", { shipmentId: delivered.shipmentId, ...second })).toMatchObject({
      refusal: "delivered-already",
    });
    expect(await correctTracking("owner", { shipmentId: collected.id, ...second })).toMatchObject({
      refusal: "unknown-shipment",
    });
  });
});

describe("delivered", () => {
  test("is marked once with one letter, however many press at once, and each parcel has its answer", async () => {
    const parcel = await sentOrder();
    const counter = await sentOrder("collect");
    const ids = [parcel.shipmentId, counter.shipmentId];
    const lists = [ids, ids.toReversed(), ids, ids.toReversed()];
    const answers = (await Promise.all(lists.map((list) => markDelivered("owner", list)))).flat();
    expect(answers.filter(({ result }) => result.ok)).toHaveLength(2);
    for (const { id, shipmentId } of [parcel, counter]) {
      expect(await lettersOf(id, "order-delivered")).toBe(1);
      expect((await db().shipment.findUnique({ where: { id: shipmentId } }))?.deliveredAt).toBeInstanceOf(
        Date,
      );
    }
    expect(await audited(parcel.number, "order.delivered")).toHaveLength(1);
    expect(await audited(counter.number, "order.collected")).toHaveLength(1);
    const strangers = await markDelivered("owner", [parcel.id, parcel.shipmentId]);
    expect(strangers.map(({ result }) => (result.ok ? "ok" : result.refusal))).toEqual([
      "unknown-shipment",
      "delivered-already",
    ]);
  });
});
