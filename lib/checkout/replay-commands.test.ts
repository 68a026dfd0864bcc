import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { settleDeskAlert } from "@/lib/desk-alerts/desk-alerts-commands";
import { readFindings } from "@/lib/invariants/all-reads";
import { orderNumberText } from "@/lib/orders/orders";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { reconcile } from "./reconcile-commands";
import { replayEvent, replaySince } from "./replay-commands";
import { parseReplay } from "./replay-schema";
import { storeEvents } from "./webhook-commands";

const { stand } = withStand();

const agoMinutes = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

async function eventOf(sessionId: string, type: string): Promise<string> {
  const { events } = await stand().state();
  const event = events.find(
    ({ type: told, data }) => told === type && (data.object as { id?: string }).id === sessionId,
  );
  if (!event) throw new Error(`no ${type} of ${sessionId}`);
  return event.id;
}

/** What I5 says once every payment should have reached the books. */
async function paidAndNotBooked(): Promise<readonly string[]> {
  const findings = await readFindings(agoMinutes(-60));
  return findings.find(({ id }) => id === "I5")?.broken ?? [];
}

async function lookedAlready(): Promise<void> {
  await db().$executeRaw`
    INSERT INTO stripe_cursor (name, at) VALUES ('events', now()), ('sessions', now())
    ON CONFLICT (name) DO UPDATE SET at = now()`;
}

test("one event is fetched, carried out and told of, however often it is replayed", async () => {
  const shelf = await stockShelf(2);
  const sessionId = await press(await basketWith(shelf, 1));
  await stand().pay({ id: sessionId });
  const id = await eventOf(sessionId, "checkout.session.completed");
  const order = await orderOf(sessionId);
  const told = {
    ok: true,
    value: {
      type: "checkout.session.completed",
      isDone: true,
      words: `Order ${orderNumberText(order.number)} is paid.`,
    },
  };
  expect(await replayEvent(id)).toEqual(told);
  expect(await replayEvent(id)).toEqual(told);
  expect(await levelOf(shelf)).toEqual({ onHand: 1, reserved: 0 });
  expect(await db().stripeEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({ attempts: 2 });

  const refund = await stand().stripe.refunds.create({
    payment_intent: (await orderOf(sessionId)).payment?.paymentIntentId ?? "",
    amount: 500,
  });
  const words = `Refund of £5.00: succeeded. Order ${orderNumberText(order.number)} is partially refunded.`;
  expect(await replayEvent(await eventOf(refund.id, "refund.created"))).toMatchObject({ value: { words } });
});

test("an event that Stripe does not know is refused, and nothing is written", async () => {
  expect(await replayEvent("evt_unknown")).toEqual({ ok: false, refusal: "unknown-event" });
  expect(await db().stripeEvent.count({ where: { id: "evt_unknown" } })).toBe(0);
});

test("an event that is carried out already is done again, and mends what a wrong hand did since", async () => {
  const shelf = await stockShelf(1);
  const sessionId = await press(await basketWith(shelf, 1));
  await stand().pay({ id: sessionId });
  const id = await eventOf(sessionId, "checkout.session.completed");
  // As in books where somebody marked the event by hand: nothing came of it, and nobody looks at it again.
  await storeEvents([await stand().stripe.events.retrieve(id)]);
  await db().stripeEvent.update({ where: { id }, data: { processedAt: new Date() } });
  await lookedAlready();
  await reconcile();
  expect((await orderOf(sessionId)).state).toBe("pending_payment");
  expect(await replayEvent(id)).toMatchObject({ ok: true, value: { isDone: true } });
  expect((await orderOf(sessionId)).state).toBe("paid");
});

test("a replay since a time brings home what happened after it, also more than one round takes", async () => {
  const shelf = await stockShelf(3);
  const paid = await press(await basketWith(shelf, 1));
  await stand().pay({ id: paid });
  await lookedAlready();
  await db().stripeCursor.updateMany({ data: { at: new Date(Date.now() + 60 * 60_000) } });
  await reconcile();
  expect((await orderOf(paid)).state).toBe("pending_payment");
  // Older ones than this that lead nowhere fill the first round.
  const stuck = Array.from({ length: 210 }, (_, index) => ({
    id: `evt_other${index}`,
    type: "other",
    payload: { type: "other" },
    receivedAt: agoMinutes(10),
  }));
  await db().stripeEvent.createMany({ data: stuck });

  const result = await replaySince(agoMinutes(5));
  expect(result.failures).toEqual([]);
  expect(result.eventsProcessed).toBeGreaterThan(210);
  expect((await orderOf(paid)).state).toBe("paid");
  expect(await db().stripeEvent.count({ where: { processedAt: null } })).toBe(0);
  expect(await replaySince(agoMinutes(5))).toMatchObject({ eventsProcessed: 0, failures: [] });
});

test("money that no order knows is put before the desk, stays until somebody decides, and then is over", async () => {
  const reference = {
    order_id: crypto.randomUUID(),
    attempt_id: crypto.randomUUID(),
    order_number: "F10999",
  };
  const session = await stand().openSession({
    client_reference_id: reference.order_id,
    metadata: reference,
  });
  await stand().pay(session);
  const id = await eventOf(session.id, "checkout.session.completed");
  expect((await replaySince(agoMinutes(5))).failures).toEqual([`event ${id} could not be carried out`]);
  const about = { kind: "payment-orphaned", subject: `session:${session.id}`, settledAt: null };
  const alert = await db().deskAlert.findFirstOrThrow({ where: about });
  expect(alert.words).toContain(`£25.00 on page ${session.id}`);
  expect(alert.words).toContain("opened for order F10999");
  expect(await replayEvent(id)).toMatchObject({ ok: true, value: { isDone: false } });

  expect(await paidAndNotBooked()).toContainEqual(expect.stringContaining(session.id));

  await settleDeskAlert("owner", { id: alert.id, reason: "Sent before the restore; written to the buyer" });
  expect((await replaySince(agoMinutes(5))).failures).toEqual([]);
  expect(await db().deskAlert.count({ where: about })).toBe(0);
  expect(await paidAndNotBooked()).toEqual([]);
  const { data } = await stand().stripe.checkout.sessions.list({ limit: 1 });
  const refund = await stand().stripe.refunds.create({ payment_intent: data[0]?.payment_intent as string });
  expect(await replayEvent(await eventOf(refund.id, "refund.created"))).toMatchObject({
    value: {
      isDone: true,
      words: `No order belongs to refund ${refund.id}, and nothing is left to do about it.`,
    },
  });
});

test("a page that ran out unpaid and that no order knows leaves nothing to do", async () => {
  const session = await stand().openSession({ client_reference_id: crypto.randomUUID() });
  await stand().stripe.checkout.sessions.expire(session.id);
  expect(await replayEvent(await eventOf(session.id, "checkout.session.expired"))).toMatchObject({
    value: {
      isDone: true,
      words: `No order belongs to page ${session.id}, and nothing is left to do about it.`,
    },
  });
});

test.each([
  [["evt_1Abc"], { kind: "event", eventId: "evt_1Abc" }],
  [["--since", "2026-11-20"], { kind: "since", since: new Date("2026-11-20T00:00:00Z") }],
  [["--since=2026-11-20T18:30Z"], { kind: "since", since: new Date("2026-11-20T18:30:00Z") }],
  [["--since", "2026-11-20T18:30:05.5+01:00"], { kind: "since", since: new Date("2026-11-20T17:30:05.5Z") }],
])("%j is understood", (words, replay) => {
  expect(parseReplay(words, new Date("2026-11-24T12:00:00Z"))).toEqual({ ok: true, value: replay });
});

test.each([
  [[], "nothing-named"],
  [["evt_1", "evt_2"], "nothing-named"],
  [["cs_test_1"], "bad-event"],
  [["evt_1; DROP"], "bad-event"],
  [["--since"], "bad-time"],
  [["--since", "yesterday"], "bad-time"],
  [["--since", "2026-02-30"], "bad-time"],
  [["--since", "2026-11-20T18:30"], "bad-time"],
  [["--since", "2026-11-20", "now"], "nothing-named"],
  [["--since", "2026-11-25"], "time-to-come"],
])("%j is refused: %s", (words, refusal) => {
  expect(parseReplay(words, new Date("2026-11-24T12:00:00Z"))).toEqual({ ok: false, refusal });
});
