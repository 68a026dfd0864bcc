import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { db, inTransaction } from "@/lib/db/client";
import { enqueue, workOff, type OutboxKind } from "@/lib/outbox/outbox-commands";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { withMailbox } from "@/scripts/testing/mailbox";
import { stockShelf } from "@/scripts/testing/stock";
import { carryOut } from "./outbox-work";
import { settle } from "./settle-commands";

const { stand } = withStand();
const mailbox = withMailbox();

async function write(kind: OutboxKind, payload: Record<string, string>): Promise<string> {
  await db().outbox.updateMany({ where: { sentAt: null }, data: { sentAt: new Date() } });
  const dedupeKey = `test:${randomUUID()}`;
  await inTransaction((tx) => enqueue(tx, { kind, dedupeKey, payload }));
  await workOff(carryOut);
  const row = await db().outbox.findUniqueOrThrow({ where: { dedupeKey } });
  return row.lastError ?? "sent";
}

test("a return is told with its slip, its last day and its exchange, and can be told again", async () => {
  const email = `${randomUUID().slice(0, 8)}@example.com`;
  const instead = await stockShelf(1);
  const session = await press(await basketWith(await stockShelf(3), 2), { ...form, email });
  await stand().pay({ id: session }, { email });
  await settle(session);
  const { id: orderId } = await orderOf(session);
  const line = await db().orderLine.findFirstOrThrow({ where: { orderId } });
  const request = await db().returnRequest.create({
    data: {
      orderId,
      formId: randomUUID(),
      actor: "buyer",
      sendBackBy: new Date("2026-12-13"),
      lines: {
        create: {
          orderLineId: line.id,
          quantity: 2,
          reason: "faulty",
          wish: "exchange",
          exchangeVariantId: instead.variantId,
        },
      },
    },
    select: { id: true, number: true },
  });
  const { name } = await db().product.findFirstOrThrow({
    where: { variants: { some: { id: instead.variantId } } },
    select: { name: true },
  });

  expect(await write("return-asked", { orderId, returnId: request.id })).toBe("sent");
  const asked = mailbox.mailTo(email).at(-1);
  expect(asked?.text).toContain(`Return R${request.number}`);
  expect(asked?.text).toContain("Send it by Sunday 13 December.");
  expect(asked?.text).toContain(`in exchange for ${name}`);
  expect(asked?.text).toContain("the postage is ours");

  expect(await write("order-again", { orderId, letter: "return-asked", key: "again" })).toBe("sent");
  const ids = mailbox.mailTo(email).map(({ messageId }) => messageId);
  expect(new Set(ids).size).toBe(ids.length);
});

test("another order's return is nobody's letter", async () => {
  const session = await press(await basketWith(await stockShelf(1), 1));
  await stand().pay({ id: session });
  await settle(session);
  const { id: orderId } = await orderOf(session);
  const strange = await db().returnRequest.findFirstOrThrow({ select: { id: true } });
  expect(await write("return-asked", { orderId, returnId: strange.id })).not.toBe("sent");
  await db().outbox.updateMany({ where: { sentAt: null }, data: { sentAt: new Date() } });
});
