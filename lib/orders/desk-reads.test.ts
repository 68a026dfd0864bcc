import { randomUUID } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { closeDatabase, db } from "@/lib/db/client";
import { openOrder } from "@/scripts/testing/stock";
import { readOrderForDesk } from "./desk-reads";

writeOrdersByHand();

afterAll(closeDatabase);

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
    emails: [{ kind: "order-confirmation", isAgain: false, sentAt: null, attempts: 0 }],
    parcels: [],
    notes: [],
    audit: [],
  });
});
