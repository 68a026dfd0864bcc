import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { workOff } from "@/lib/outbox/outbox-commands";
import { idOf } from "@/sandbox/stripe/testing/stand";
import { basketWith, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { reconcile } from "./reconcile-commands";
import { processEvent, receiveEvent } from "./webhook-commands";

const { stand } = withStand();

describe("events", () => {
  test("without a good signature write no row", async () => {
    const before = await db().stripeEvent.count();
    expect(await receiveEvent("{}", null)).toEqual({ ok: false, refusal: "bad-signature" });
    expect(await receiveEvent('{"id":"evt_1"}', "t=1,v1=abc")).toEqual({
      ok: false,
      refusal: "bad-signature",
    });
    const old = stand().stripe.webhooks.generateTestHeaderString({
      payload: "{}",
      secret: stand().receiver.secret,
      timestamp: Math.floor(Date.now() / 1000) - 400,
    });
    expect(await receiveEvent("{}", old)).toEqual({ ok: false, refusal: "bad-signature" });
    expect(await db().stripeEvent.count()).toBe(before);
  });

  test("have one effect, however often they come", async () => {
    const shelf = await stockShelf(3);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand().pay({ id: sessionId });
    const event = await stand().until(() =>
      stand().receiver.events.find(
        ({ type, data }) =>
          type === "checkout.session.completed" && "id" in data.object && data.object.id === sessionId,
      ),
    );
    const payload = JSON.stringify(event);
    const header = stand().stripe.webhooks.generateTestHeaderString({
      payload,
      secret: stand().receiver.secret,
    });
    for (let time = 0; time < 3; time += 1) {
      const received = await receiveEvent(payload, header);
      expect(received).toEqual({ ok: true, value: event.id });
      expect(await processEvent(event.id)).toBe(true);
    }
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 0 });
    const order = await orderOf(sessionId);
    expect(await db().outbox.count({ where: { dedupeKey: `order-confirmation:${order.id}` } })).toBe(1);
  });

  test("that never came are fetched by the reconciler", async () => {
    const shelf = await stockShelf(3);
    const sessionId = await press(await basketWith(shelf, 1));
    await stand().pay({ id: sessionId });
    const result = await reconcile();
    expect(result.failures).toEqual([]);
    expect((await orderOf(sessionId)).state).toBe("paid");
    expect(
      idOf(
        await stand()
          .stripe.checkout.sessions.retrieve(sessionId)
          .then((session) => session.payment_intent),
      ),
    ).toBe((await orderOf(sessionId)).payment?.paymentIntentId);
  });
});

test("an outbox item that fails waits, and stops no other", async () => {
  const dueBefore = await db().outbox.count({ where: { sentAt: null } });
  expect(dueBefore).toBeGreaterThan(0);
  const { done, failed } = await workOff(async () => {
    throw new Error("The mail server is away");
  });
  expect({ done, failed }).toEqual({ done: 0, failed: dueBefore });
  const waiting = await db().outbox.findFirstOrThrow({ where: { sentAt: null } });
  expect(waiting).toMatchObject({ attempts: 1, lastError: "The mail server is away" });
  expect(waiting.availableAt.getTime()).toBeGreaterThan(Date.now());
});
