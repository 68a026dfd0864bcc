import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { enqueue, forgetOldLetters, workOff, type OutboxKind } from "@/lib/outbox/outbox-commands";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { stockShelf } from "@/scripts/testing/stock";
import { settle } from "./settle-commands";
import { watchOutbox } from "./watch-commands";

const { stand } = withStand();
const day = 24 * 60 * 60 * 1_000;

beforeEach(async () => {
  await db().outbox.updateMany({ where: { sentAt: null, givenUpAt: null }, data: { sentAt: new Date(0) } });
  await db().outbox.updateMany({ where: { sentAt: { not: null } }, data: { sentAt: new Date(0) } });
  await db().deskAlert.updateMany({
    where: { settledAt: null },
    data: { settledAt: new Date(), settledBy: "test", settledReason: "Over" },
  });
});

/** An item of the outbox that has failed for so many days. */
async function failing(
  kind: OutboxKind,
  days: number,
  payload: Record<string, string> = {},
): Promise<string> {
  const dedupeKey = `test:${randomUUID()}`;
  await inTransaction((tx) => enqueue(tx, { kind, dedupeKey, payload }));
  const { id } = await db().outbox.update({
    where: { dedupeKey },
    data: {
      attempts: 17,
      lastError: "550 No such mailbox",
      firstFailedAt: new Date(Date.now() - days * day),
      availableAt: new Date(Date.now() + day / 4),
    },
    select: { id: true },
  });
  return id;
}

async function sent(): Promise<void> {
  const dedupeKey = `test:${randomUUID()}`;
  await inTransaction((tx) => enqueue(tx, { kind: "stock-alert", dedupeKey, payload: {} }));
  await db().outbox.update({ where: { dedupeKey }, data: { sentAt: new Date() }, select: { id: true } });
}

async function isGivenUp(id: string): Promise<boolean> {
  const row = await db().outbox.findUniqueOrThrow({ where: { id }, select: { givenUpAt: true } });
  return row.givenUpAt !== null;
}

async function alerts() {
  return db().deskAlert.findMany({
    where: { settledAt: null, kind: "emails-failing" },
    orderBy: { subject: "asc" },
    select: { subject: true, words: true },
  });
}

describe("a letter whose mailbox never takes it", () => {
  test("is given up after three days, and one alert says which; nobody tries it again", async () => {
    const session = await press(await basketWith(await stockShelf(1), 1));
    await stand().pay({ id: session });
    await settle(session);
    await db().outbox.updateMany({ where: { sentAt: null }, data: { sentAt: new Date(0) } });
    const order = await orderOf(session);
    const id = await failing("order-dispatched", 3.1, { orderId: order.id });
    const younger = await failing("order-dispatched", 2.9, { orderId: order.id });
    await sent();
    await Promise.all([watchOutbox(), watchOutbox(), watchOutbox()]);
    expect(await isGivenUp(id)).toBe(true);
    expect(await isGivenUp(younger)).toBe(false);
    expect(await alerts()).toMatchObject([
      {
        subject: `order:${order.number}:${id}`,
        words: expect.stringMatching(
          /^A letter about order F\d+ \(order dispatched\) was given up after 3 days, .*550 No such mailbox/,
        ) as string,
      },
      { subject: "shop:outbox", words: expect.stringMatching(/^One email or job fails/) as string },
    ]);
    await db().outbox.update({ where: { id: younger }, data: { sentAt: new Date() }, select: { id: true } });
    const tried: string[] = [];
    await db().outbox.updateMany({ data: { availableAt: new Date(0) } });
    await workOff(async (item) => {
      tried.push(item.id);
      return Promise.resolve();
    });
    expect(tried).not.toContain(id);
    await watchOutbox();
    expect((await alerts()).map(({ subject }) => subject)).toEqual([`order:${order.number}:${id}`]);
  });

  test("waits on while no letter gets out at all: then it is the mail server that is away", async () => {
    const id = await failing("stock-alert", 20);
    await watchOutbox();
    expect(await isGivenUp(id)).toBe(false);
    await sent();
    await watchOutbox();
    expect(await isGivenUp(id)).toBe(true);
  });

  test("is tried once more after days without a mail server, before anybody is told that it was given up", async () => {
    const ids = [
      await failing("stock-alert", 4),
      await failing("order-link", 4),
      await failing("stock-alert", 4),
    ];
    const turn = async (isServerThere: (id: string) => boolean) => {
      await db().outbox.updateMany({ where: { id: { in: ids } }, data: { availableAt: new Date(0) } });
      await workOff(async ({ id }) => {
        if (!isServerThere(id)) throw new Error("connect ECONNREFUSED");
        return Promise.resolve();
      });
      await watchOutbox();
    };
    await turn(() => false);
    // It is back: one letter gets out, the others have bad luck once more.
    await turn((id) => id === ids[0]);
    expect(await Promise.all(ids.slice(1).map(isGivenUp))).toEqual([false, false]);
    expect((await alerts()).map(({ subject }) => subject)).toEqual(["shop:outbox"]);
    await turn(() => true);
    expect(await db().outbox.count({ where: { id: { in: ids }, sentAt: null } })).toBe(0);
  });

  test("is not given up while it waits to be tried at this moment", async () => {
    const id = await failing("stock-alert", 4);
    await sent();
    await db().outbox.update({ where: { id }, data: { availableAt: new Date(0) }, select: { id: true } });
    await watchOutbox();
    expect(await isGivenUp(id)).toBe(false);
  });

  test("is never money that is owed, by the database as well", async () => {
    const id = await failing("refund", 20);
    await sent();
    await watchOutbox();
    expect(await isGivenUp(id)).toBe(false);
    const forced = db().outbox.update({ where: { id }, data: { givenUpAt: new Date() } });
    await expect(forced).rejects.toThrow(/outbox_refund_never_given_up/);
  });
});

test("what names a mailbox that no order holds is forgotten a month after it was sent", async () => {
  const link = await failing("order-link", 1);
  const kept = await failing("order-dispatched", 1);
  await db().outbox.updateMany({
    where: { id: { in: [link, kept] } },
    data: { sentAt: new Date(Date.now() - 29 * day) },
  });
  await forgetOldLetters();
  expect(await db().outbox.count({ where: { id: { in: [link, kept] } } })).toBe(2);
  await forgetOldLetters(new Date(Date.now() + 2 * day));
  expect(await db().outbox.findMany({ where: { id: { in: [link, kept] } }, select: { id: true } })).toEqual([
    { id: kept },
  ]);
});
