import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { orderNumberText } from "@/lib/orders/orders";
import { orderToken } from "@/lib/orders/order-link";
import { enqueue, workOff, type OutboxKind } from "@/lib/outbox/outbox-commands";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { withMailbox } from "@/scripts/testing/mailbox";
import { stockShelf } from "@/scripts/testing/stock";
import { cancelOrder } from "./cancel-commands";
import { carryOut } from "./outbox-work";
import { settle } from "./settle-commands";

const { stand } = withStand();
const mailbox = withMailbox();

/** What an earlier test left in the outbox is none of the next one's. */
beforeEach(async () => {
  await db().outbox.updateMany({ where: { sentAt: null }, data: { sentAt: new Date() } });
});

function someone() {
  return { ...form, email: `${randomUUID().slice(0, 8)}@example.com` };
}

async function paidOrder() {
  const buyer = someone();
  const sessionId = await press(await basketWith(await stockShelf(3), 2), buyer);
  await stand().pay({ id: sessionId }, { email: buyer.email });
  await settle(sessionId);
  return orderOf(sessionId);
}

async function write(kind: OutboxKind, payload: Record<string, string | number>): Promise<void> {
  const dedupeKey = `test:${randomUUID()}`;
  await inTransaction((tx) => enqueue(tx, { kind, dedupeKey, payload }));
}

async function shipmentOf(orderId: string) {
  return db().shipment.create({
    data: {
      orderId,
      carrier: "Royal Mail",
      trackingNumber: "AB123456789GB",
      actor: "test",
      dispatchedAt: new Date("2026-11-27T09:00:00Z"),
      deliveredAt: new Date("2026-11-28T09:00:00Z"),
    },
    select: { id: true },
  });
}

/** The one letter of a kind to an address, besides the confirmation that every paid order gets. */
function letterTo(email: string, subject: RegExp) {
  const letters = mailbox.mailTo(email).filter((mail) => subject.test(mail.subject ?? ""));
  expect(letters, `letters to ${email} about ${subject.source}`).toHaveLength(1);
  const [letter] = letters;
  if (!letter) throw new Error("unreachable");
  return letter;
}

describe("letters about an order", () => {
  test("tell of its parcel: when it leaves, and when it has arrived with the last day to send things back", async () => {
    const { id, email, number } = await paidOrder();
    const shipment = await shipmentOf(id);
    await write("order-dispatched", { orderId: id, shipmentId: shipment.id });
    await write("order-delivered", { orderId: id, shipmentId: shipment.id });
    await workOff(carryOut);
    const left = letterTo(email, /is on its way/);
    expect(left.text).toContain(`Order ${orderNumberText(number)} has left us.`);
    expect(left.text).toContain("https://www.royalmail.com/track-your-item#/tracking-results/AB123456789GB");
    expect(left.text).toMatch(/Test \w{8}\s+× 2/);
    expect(letterTo(email, /has arrived/).text).toContain("until Saturday 12 December");
  });

  test("say that it is cancelled, and what goes back", async () => {
    const { id, email } = await paidOrder();
    expect((await cancelOrder({ id }, { actor: "buyer", reason: "Changed my mind" })).ok).toBe(true);
    await workOff(carryOut);
    const { text } = letterTo(email, /is cancelled/);
    expect(text).toContain("You have cancelled order");
    expect(text).toContain("£23.95");
  });

  test("go to where the order writes now when they are sent again, under a name of their own", async () => {
    const { id, email } = await paidOrder();
    await workOff(carryOut);
    const first = letterTo(email, /^Your Fettle order/);
    await db().order.update({ where: { id }, data: { email: `new-${email}` }, select: { id: true } });
    await write("order-again", { orderId: id, letter: "order-confirmation", key: "1" });
    await workOff(carryOut);
    const second = letterTo(`new-${email}`, /^Your Fettle order/);
    expect(second.html).toBe(first.html);
    expect(second.messageId).not.toBe(first.messageId);
  });

  test("tell the old address that it is no longer written to, and nothing else", async () => {
    const { id, email, number, linkVersion, recipient } = await paidOrder();
    await db().order.update({
      where: { id },
      data: { email: "right@example.org", linkVersion: linkVersion + 1 },
      select: { id: true },
    });
    await write("order-email-changed", { orderId: id, to: email });
    await workOff(carryOut);
    const letter = letterTo(email, /writes to another address now/);
    const all = `${letter.text} ${String(letter.html)}`;
    expect(all).toContain(orderNumberText(number));
    expect(recipient).toBe("Ann Runner");
    for (const secret of [
      "right@example.org",
      "Ann Runner",
      "LS1",
      "/orders/",
      orderToken(id, linkVersion + 1),
    ])
      expect(all).not.toContain(secret);
  });
});

describe("a link that is asked for with a number and an email", () => {
  test("goes to the order's own mailbox when they belong together, however it was typed", async () => {
    const { id, email, number, linkVersion } = await paidOrder();
    await write("order-link", {
      email: ` ${email.toUpperCase()}`,
      number,
      askedAt: new Date().toISOString(),
    });
    await workOff(carryOut);
    expect(letterTo(email, /^The link to your/).text).toContain(orderToken(id, linkVersion));
  });

  test("goes to nobody when they do not, and that is the end of it", async () => {
    const one = await paidOrder();
    const other = await paidOrder();
    await workOff(carryOut);
    const stranger = { email: "stranger@example.com", askedAt: new Date().toISOString() };
    await write("order-link", { ...stranger, number: one.number });
    await write("order-link", { ...stranger, number: 2_000_000_000 });
    await write("order-link", { ...stranger, email: other.email, number: one.number });
    expect(await workOff(carryOut)).toEqual({ done: 3, failed: 0 });
    expect(mailbox.mailTo("stranger@example.com")).toEqual([]);
    for (const { email } of [one, other])
      expect(mailbox.mailTo(email).filter(({ subject }) => subject?.includes("link"))).toEqual([]);
  });
});

describe("at least once", () => {
  test("a worker that dies after the server took the letter has it sent again under the same name", async () => {
    const { email } = await paidOrder();
    const dying = await workOff(async (item) => {
      await carryOut(item);
      throw new Error("Killed before it was noted");
    });
    expect(dying).toEqual({ done: 0, failed: 1 });
    await db().outbox.updateMany({ where: { sentAt: null }, data: { availableAt: new Date() } });
    expect(await workOff(carryOut)).toEqual({ done: 1, failed: 0 });
    const letters = mailbox.mailTo(email);
    expect(letters).toHaveLength(2);
    expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await workOff(carryOut)).toEqual({ done: 0, failed: 0 });
  });

  test("many workers at once send each letter once", async () => {
    const orders = [await paidOrder(), await paidOrder(), await paidOrder()];
    const rounds = await Promise.all(Array.from({ length: 8 }, () => workOff(carryOut)));
    expect(rounds.reduce((sum, { done }) => sum + done, 0)).toBe(orders.length);
    for (const { email } of orders) expect(mailbox.mailTo(email)).toHaveLength(1);
  });

  test("a server that says no is asked again, and the letter's name stays", async () => {
    const { email } = await paidOrder();
    mailbox.refuse(1);
    expect(await workOff(carryOut)).toEqual({ done: 0, failed: 1 });
    const row = await db().outbox.findFirstOrThrow({ where: { sentAt: null } });
    expect(row).toMatchObject({ attempts: 1, firstFailedAt: expect.any(Date) as Date });
    await db().outbox.updateMany({ where: { sentAt: null }, data: { availableAt: new Date() } });
    await workOff(carryOut);
    expect(mailbox.mailTo(email)).toHaveLength(1);
    expect(await db().outbox.findUnique({ where: { id: row.id } })).toMatchObject({
      firstFailedAt: null,
      lastError: null,
    });
  });
});
