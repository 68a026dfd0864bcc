import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { isOrderToken } from "@/lib/orders/order-link";
import { lockOrder, moveOrder } from "@/lib/orders/orders-commands";
import { readOrderByToken } from "@/lib/orders/orders-reads";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { stockShelf } from "@/scripts/testing/stock";
import { cancelOrder } from "./cancel-commands";
import { correctAddress, correctEmail } from "./correct-commands";
import { settle } from "./settle-commands";

const { stand } = withStand();

async function paidOrder(paid: Record<string, string> = {}, contact: Parameters<typeof press>[1] = form) {
  const sessionId = await press(await basketWith(await stockShelf(10), 1), contact);
  await stand().pay({ id: sessionId }, paid);
  await settle(sessionId);
  return orderOf(sessionId);
}

const elsewhere = {
  recipient: "Robin Fell",
  addressLine1: "2 Weir Street",
  addressLine2: "",
  town: "York",
  county: "",
  addressPostcode: "YO1 7HH",
} as const;

const orderById = (id: string) => db().order.findUniqueOrThrow({ where: { id } });
const letters = (id: string, kind: string) =>
  db().outbox.findMany({
    where: { kind, payload: { path: ["orderId"], equals: id } },
    orderBy: { createdAt: "asc" },
  });

function send(orderId: string): Promise<void> {
  return inTransaction(async (tx) => {
    const locked = await lockOrder(tx, orderId);
    if (locked) await moveOrder(tx, orderId, locked.state, "fulfilled");
  });
}

describe("an address that is put right", () => {
  test("is where it goes, and the buyer gets his confirmation again", async () => {
    const { id, number } = await paidOrder();
    expect(await correctAddress(id, elsewhere)).toEqual({ ok: true, value: undefined });
    expect(await correctAddress(id, elsewhere), "twice is once").toEqual({ ok: true, value: undefined });
    expect(await orderById(id)).toMatchObject({
      ...elsewhere,
      addressLine2: null,
      county: null,
      country: "GB",
    });
    expect(await letters(id, "order-again")).toHaveLength(1);
    expect(await db().auditLog.findMany({ where: { subject: `order:${number}` } })).toMatchObject([
      { action: "order.address", actor: "buyer", detail: { zone: expect.any(String) } },
    ]);
  });

  test("answers the question about it", async () => {
    const { id, number } = await paidOrder({ postcode: "JE2 3AB" });
    expect((await orderById(id)).state).toBe("address_query");
    expect((await correctAddress(id, elsewhere)).ok).toBe(true);
    expect((await orderById(id)).state).toBe("paid");
    const open = { kind: "address-query", subject: `order:${number}`, settledAt: null };
    expect(await db().deskAlert.count({ where: open })).toBe(0);
  });

  test("is refused outside the zone, for what is collected, sent or cancelled, and before payment", async () => {
    const { id } = await paidOrder();
    expect(await correctAddress(id, { ...elsewhere, addressPostcode: "JE2 3AB" })).toEqual({
      ok: false,
      refusal: "outside-zone",
    });
    await cancelOrder({ id }, { actor: "buyer", reason: "Test" });
    expect(await correctAddress(id, elsewhere)).toEqual({ ok: false, refusal: "cancelled" });
    const collected = await paidOrder({}, { ...form, delivery: "collect" });
    expect(await correctAddress(collected.id, elsewhere)).toEqual({ ok: false, refusal: "collected" });
    const sent = await paidOrder();
    await send(sent.id);
    expect(await correctAddress(sent.id, elsewhere)).toEqual({ ok: false, refusal: "sent-already" });
    const unpaid = await orderOf(await press(await basketWith(await stockShelf(1), 1)));
    expect(await correctAddress(unpaid.id, elsewhere)).toEqual({ ok: false, refusal: "not-paid" });
    expect(await correctAddress(randomUUID(), elsewhere)).toEqual({ ok: false, refusal: "unknown-order" });
  });

  test.each([0, 1, 2, 3])("while it is being sent, is on the parcel or refused (round %i)", async (round) => {
    const { id, addressLine1 } = await paidOrder();
    const first = round % 2 === 0 ? send(id) : null;
    const [corrected] = await Promise.all([correctAddress(id, elsewhere), first ?? send(id)]);
    const order = await orderById(id);
    expect(order.state).toBe("fulfilled");
    expect(order.addressLine1).toBe(corrected.ok ? elsewhere.addressLine1 : addressLine1);
    if (!corrected.ok) expect(corrected.refusal).toBe("sent-already");
  });

  test("by two at once is one of them whole, not a mixture", async () => {
    const { id } = await paidOrder();
    const other = { ...elsewhere, addressLine1: "3 Ford Lane", town: "Hull", addressPostcode: "HU1 1AA" };
    await Promise.all([correctAddress(id, elsewhere), correctAddress(id, other)]);
    const { addressLine1, town, addressPostcode } = await orderById(id);
    expect([
      [elsewhere.addressLine1, elsewhere.town, elsewhere.addressPostcode],
      [other.addressLine1, other.town, other.addressPostcode],
    ]).toContainEqual([addressLine1, town, addressPostcode]);
  });
});

describe("an email address that is put right", () => {
  test("gets the confirmation with a link that opens; the old one is told, and its link opens nothing", async () => {
    const { id, number, email, linkVersion } = await paidOrder();
    const corrected = await correctEmail(id, "anna@example.com");
    if (!corrected.ok) throw new Error(corrected.refusal);
    expect((await readOrderByToken(corrected.value))?.email).toBe("anna@example.com");
    expect(isOrderToken(corrected.value, id, linkVersion)).toBe(false);
    const [again] = await letters(id, "order-again");
    expect(again?.payload).toEqual({ orderId: id, letter: "order-confirmation", key: "email-1" });
    const [told] = await letters(id, "order-email-changed");
    expect(told?.payload, "with no word of the new one").toEqual({ orderId: id, to: email });
    const [line] = await db().auditLog.findMany({ where: { subject: `order:${number}` } });
    expect(line, "no mailbox stays in a journal for good").toMatchObject({
      action: "order.email",
      detail: { correction: 1 },
    });
  });

  test("can be put right three times, within a day of paying", async () => {
    const { id, paidAt } = await paidOrder();
    const paid = paidAt?.getTime() ?? 0;
    const day = 24 * 60 * 60_000;
    expect(await correctEmail(id, "a@example.com", new Date(paid + day))).toMatchObject({
      refusal: "too-late",
    });
    expect((await correctEmail(id, "a@example.com", new Date(paid + day - 1))).ok).toBe(true);
    expect(await correctEmail(id, "A@example.com")).toMatchObject({ refusal: "same-email" });
    expect((await correctEmail(id, "b@example.com")).ok).toBe(true);
    expect((await correctEmail(id, "c@example.com")).ok).toBe(true);
    expect(await correctEmail(id, "d@example.com")).toMatchObject({ refusal: "too-many" });
    await expect(db().order.update({ where: { id }, data: { emailCorrections: 4 } })).rejects.toThrow(
      /email_corrections/,
    );
    const unpaid = await orderOf(await press(await basketWith(await stockShelf(1), 1)));
    expect(await correctEmail(unpaid.id, "e@example.com")).toMatchObject({ refusal: "not-paid" });
  });

  test("by many at once is counted each time, and the last one to be written has the only link", async () => {
    const { id } = await paidOrder();
    const asked = ["a", "b", "c", "d", "e"].map((name) => correctEmail(id, `${name}@example.com`));
    const all = await Promise.all(asked);
    const done = all.flatMap((one) => (one.ok ? [one.value] : []));
    expect(done).toHaveLength(3);
    expect(new Set(done).size).toBe(3);
    const opening = await Promise.all(done.map(readOrderByToken));
    expect(opening.filter((order) => order !== null)).toHaveLength(1);
    expect(await letters(id, "order-again")).toHaveLength(3);
    const told = await letters(id, "order-email-changed");
    expect(new Set(told.map(({ payload }) => JSON.stringify(payload))).size, "each old one once").toBe(3);
  });
});
