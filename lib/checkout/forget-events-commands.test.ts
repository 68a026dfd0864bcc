import type Stripe from "stripe";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { readDatabaseFindings } from "@/lib/invariants/database-reads";
import { basketWith, press, withStand } from "@/scripts/testing/checkout";
import { stockShelf } from "@/scripts/testing/stock";
import { eventTypes, planForEvent } from "./checkout";
import { forgetEventDetails } from "./forget-events-commands";
import { eventDetailDays } from "./inbox-terms";
import { reconcile } from "./reconcile-commands";
import { processEvent } from "./webhook-commands";

const { stand } = withStand();
const someone = "personal-and-private@example.com";

function agoDays(days: number): Date {
  return new Date(Date.now() - days * 24 * 60 * 60 * 1_000);
}

/** An event of each kind, as Stripe tells it: with more about a person than the shop asks for. */
function eventOf(type: (typeof eventTypes)[number]) {
  const id = `evt_old_${type.replaceAll(".", "_")}`;
  const object = {
    id: `x_${id}`,
    payment_intent: "pi_nobody",
    payment_status: "unpaid",
    amount: 100,
    metadata: { order_id: "0192f0c1-0000-7000-8000-000000000000", note: someone },
    customer_details: { email: someone, name: someone },
    shipping_details: { address: { line1: someone } },
    last_payment_error: { payment_method: { billing_details: { email: someone } } },
  };
  return { id, object: "event", type, created: 1_700_000_000, livemode: false, data: { object } };
}

async function payloadOf(id: string) {
  const { payload } = await db().stripeEvent.findUniqueOrThrow({ where: { id } });
  return payload;
}

async function planOf(id: string) {
  return planForEvent((await payloadOf(id)) as unknown as Stripe.Event);
}

async function brokenEvents(): Promise<readonly string[]> {
  return (await readDatabaseFindings()).find(({ id }) => id === "I12")?.broken ?? [];
}

test("events that were carried out long ago say nothing of people, and ask for the same", async () => {
  const events = eventTypes.map(eventOf);
  await db().stripeEvent.createMany({
    data: events.map((event) => ({
      id: event.id,
      type: event.type,
      payload: event,
      processedAt: agoDays(eventDetailDays + 1),
    })),
  });
  const plans = await Promise.all(events.map(({ id }) => planOf(id)));
  expect(await forgetEventDetails(new Date(), 3)).toBe(events.length);
  expect(await Promise.all(events.map(({ id }) => planOf(id)))).toEqual(plans);
  expect(JSON.stringify(await Promise.all(events.map(({ id }) => payloadOf(id))))).not.toContain(someone);
  expect(await forgetEventDetails(), "once is enough").toBe(0);
});

test("a paid order's event is emptied when its time has come, still has its one effect, and is still checked", async () => {
  const session = await press(await basketWith(await stockShelf(3), 1));
  await stand().pay({ id: session });
  await reconcile();
  const { id, payload } = await db().stripeEvent.findFirstOrThrow({
    where: {
      type: "checkout.session.completed",
      payload: { path: ["data", "object", "id"], equals: session },
    },
  });
  expect(JSON.stringify(payload)).toContain("ann@example.com");
  const carriedOut = (processedAt: Date | null) =>
    db().stripeEvent.update({ where: { id }, data: { processedAt, receivedAt: agoDays(90) } });
  for (const kept of [null, agoDays(eventDetailDays - 1)]) {
    await carriedOut(kept);
    await forgetEventDetails();
    expect(await payloadOf(id)).toEqual(payload);
  }
  await carriedOut(agoDays(eventDetailDays + 1));
  await forgetEventDetails();
  expect(JSON.stringify(await payloadOf(id))).not.toContain("example.com");
  expect(await processEvent(id, true)).toBe(true);
  expect(await db().payment.count({ where: { sessionId: session } })).toBe(1);
  expect(await brokenEvents()).toEqual([]);
});

test("that a paid page has no payment still shows in an event that was emptied", async () => {
  const event = eventOf("checkout.session.completed");
  const paid = { ...event, data: { object: { ...event.data.object, payment_status: "paid" } } };
  const id = "evt_old_unbooked";
  await db().stripeEvent.create({
    data: { id, type: paid.type, payload: paid, processedAt: agoDays(eventDetailDays + 1) },
  });
  try {
    await forgetEventDetails();
    expect(await brokenEvents()).toEqual([expect.stringContaining(id)]);
  } finally {
    await db().stripeEvent.delete({ where: { id } });
  }
});
