import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { keyedHash, nobody, type Visitor } from "@/lib/limits/visitor";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { beginCheckout } from "./begin-commands";
import { declinesPerPage, guardSteps, holdCaps } from "./buyer-guard";
import { forgetOldOrigins } from "./buyer-guard-commands";
import { holdMinutes } from "./checkout";
import { reconcile } from "./reconcile-commands";
import { releaseOrder } from "./release-commands";
import { settle } from "./settle-commands";
import { processEvent, storeEvents } from "./webhook-commands";

// The true figures, whatever the other tests run with.
process.env["LIMITS_FACTOR"] = "1";
const { stand } = withStand();
beforeAll(() => stand().control("POST", "/events/policy", { drop: true }));

function someAddress(): Visitor {
  return { address: keyedHash("address", randomUUID()) };
}

function someone(): typeof form {
  return { ...form, email: `${randomUUID()}@example.com` as typeof form.email };
}

/** Baskets of as many buyers, each with so many units. */
async function baskets(shelf: Awaited<ReturnType<typeof stockShelf>>, count: number, quantity = 1) {
  const tokens: string[] = [];
  for (let buyer = 0; buyer < count; buyer += 1) tokens.push(await basketWith(shelf, quantity));
  return tokens;
}

/** Stripe's news that a card was declined on the page of a session, as it comes in. */
async function decline(sessionId: string, id = `evt_${randomUUID().replaceAll("-", "")}`): Promise<void> {
  const order = await orderOf(sessionId);
  const event = {
    id,
    object: "event",
    type: "payment_intent.payment_failed",
    created: Math.floor(Date.now() / 1_000),
    livemode: false,
    data: { object: { id: "pi_test", object: "payment_intent", metadata: { order_id: order.id } } },
  };
  await storeEvents([event as unknown as Stripe.Event]);
  expect(await processEvent(id)).toBe(true);
}

/** Has the order's page have been opened so long ago that its time is over. */
async function longAgo(orderId: string): Promise<void> {
  const createdAt = new Date(Date.now() - (holdMinutes + 1) * 60_000);
  await db().checkoutOrigin.update({ where: { orderId }, data: { createdAt } });
}

/** Lets a payment page run out. */
async function leave(session: string): Promise<void> {
  await stand().stripe.checkout.sessions.expire(session);
  expect(await settle(session)).toBe("released");
  await longAgo((await orderOf(session)).id);
}

function countsOf(pressed: Awaited<ReturnType<typeof beginCheckout>>[]) {
  return {
    begun: pressed.filter(({ ok }) => ok).length,
    refused: [...new Set(pressed.flatMap((one) => (one.ok ? [] : [one.refusal.kind])))],
  };
}

describe("what one buyer may hold", () => {
  test("many baskets that press at once under one mailbox hold no more than it may", async () => {
    const shelves = [await stockShelf(500), await stockShelf(500)] as const;
    const contact = someone();
    // The same mailbox under names that only look different.
    const names = [contact.email, contact.email.toUpperCase(), contact.email.replace("@", "+again@")];
    const tokens: string[] = [];
    for (const shelf of shelves) tokens.push(...(await baskets(shelf, holdCaps.mailbox.orders / 2 + 4)));
    const pressed = await Promise.all(
      tokens.map((token, at) =>
        beginCheckout(token, { ...contact, email: names[at % names.length] ?? contact.email }, someAddress()),
      ),
    );
    expect(countsOf(pressed)).toEqual({ begun: holdCaps.mailbox.orders, refused: ["too-much-held"] });
    const [one, other] = [await levelOf(shelves[0]), await levelOf(shelves[1])];
    expect(one.reserved + other.reserved).toBe(holdCaps.mailbox.orders);
  });

  test("ten presses at once hold no more units of one thing than a mailbox may", async () => {
    const shelf = await stockShelf(500);
    const contact = someone();
    const tokens = await baskets(shelf, 10, 6);
    const pressed = await Promise.all(tokens.map((token) => beginCheckout(token, contact, someAddress())));
    const begun = Math.floor(holdCaps.mailbox.unitsOfOne / 6);
    expect(countsOf(pressed)).toEqual({ begun, refused: ["too-much-held"] });
    expect(await levelOf(shelf)).toMatchObject({ reserved: begun * 6 });
  });

  test("ten presses at once from one address hold no more units of one thing than an address may", async () => {
    const shelf = await stockShelf(500);
    const from = someAddress();
    const tokens = await baskets(shelf, 10, 8);
    const pressed = await Promise.all(tokens.map((token) => beginCheckout(token, someone(), from)));
    const begun = Math.floor(holdCaps.address.unitsOfOne / 8);
    expect(countsOf(pressed)).toEqual({ begun, refused: ["too-much-held"] });
    const stranger = await basketWith(shelf, 8);
    expect((await beginCheckout(stranger, someone(), someAddress())).ok, "others still buy").toBe(true);
    expect((await beginCheckout(await basketWith(await stockShelf(5), 1), someone(), from)).ok).toBe(true);
  });

  test("what was paid, or has run out, is not held any more", async () => {
    const shelf = await stockShelf(500);
    const contact = someone();
    const sessions: string[] = [];
    for (const token of await baskets(shelf, holdCaps.mailbox.orders))
      sessions.push(await press(token, contact));
    const another = await basketWith(shelf, 1);
    expect(await beginCheckout(another, contact)).toEqual({ ok: false, refusal: { kind: "too-much-held" } });
    const [first = "", second = ""] = sessions;
    await stand().pay({ id: first });
    await stand().stripe.checkout.sessions.expire(second);
    await reconcile();
    expect((await beginCheckout(another, contact)).ok).toBe(true);
    expect((await beginCheckout(await basketWith(shelf, 1), contact)).ok).toBe(true);
  });

  test("his own basket changed and pressed again is no order more", async () => {
    const shelf = await stockShelf(500);
    const contact = someone();
    const tokens = await baskets(shelf, holdCaps.mailbox.orders);
    for (const token of tokens) await press(token, contact);
    const again = await beginCheckout(tokens[0], { ...contact, postcode: "LS1 4AP" });
    expect(again.ok).toBe(true);
  });
});

describe("cards that are tried out", () => {
  const { declines, left } = guardSteps.buyer;

  test("slow checkout down, and stop it, for the mailbox and for the basket", async () => {
    const shelf = await stockShelf(500);
    const contact = someone();
    const token = await basketWith(shelf, 1);
    const session = await press(token, contact, someAddress());
    const other = async (who = contact) => beginCheckout(await basketWith(shelf, 1), who, someAddress());
    for (let at = 1; at < declines.slow; at += 1) await decline(session);
    expect((await other()).ok, "a stubborn card is no crime").toBe(true);
    await decline(session);
    expect(await other()).toMatchObject({
      refusal: { kind: "resting", waitSeconds: expect.toSatisfy((s) => s > 60 && s <= 120) },
    });
    expect((await other(someone())).ok, "others buy meanwhile").toBe(true);
    // The same basket under another name, and changed so that it asks for a new page.
    expect(await beginCheckout(token, { ...someone(), postcode: "LS1 4AP" }, someAddress())).toMatchObject({
      refusal: { kind: "resting" },
    });
    await db().cardDecline.updateMany({ data: { declinedAt: new Date(Date.now() - 3 * 60_000) } });
    const later = await other();
    expect(later.ok, "one more, two minutes later").toBe(true);
    const second = later.ok ? (/cs_test_\w+/.exec(later.value)?.[0] ?? "") : "";
    for (let at = declines.slow; at < declines.stop; at += 1) await decline(second);
    expect(await other()).toMatchObject({
      refusal: { kind: "resting", waitSeconds: expect.toSatisfy((seconds: number) => seconds > 3_000) },
    });
  });

  test("cost nobody the page and the hold that he has, when he changes his basket meanwhile", async () => {
    const shelf = await stockShelf(5);
    const contact = someone();
    const token = await basketWith(shelf, 2);
    const session = await press(token, contact);
    for (let at = 0; at < declines.slow; at += 1) await decline(session);
    const changed = await beginCheckout(token, { ...contact, postcode: "LS1 4AP" });
    expect(changed).toMatchObject({ refusal: { kind: "resting" } });
    expect((await stand().stripe.checkout.sessions.retrieve(session)).status).toBe("open");
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 2 });
    expect(await press(token, contact), "as it was, it leads to his page").toBe(session);
  });

  test("are counted once each, however often the news comes, and close their page when they are too many", async () => {
    const shelf = await stockShelf(5);
    const session = await press(await basketWith(shelf, 2), someone());
    const id = `evt_${randomUUID().replaceAll("-", "")}`;
    for (let again = 0; again < 3; again += 1) {
      await decline(session, id);
      await db().stripeEvent.update({ where: { id }, data: { processedAt: null } });
    }
    expect(
      await db().cardDecline.count({ where: { order: { attempts: { some: { sessionId: session } } } } }),
    ).toBe(1);
    for (let at = 2; at < declinesPerPage; at += 1) await decline(session);
    expect((await stand().stripe.checkout.sessions.retrieve(session)).status).toBe("open");
    await decline(session);
    expect((await stand().stripe.checkout.sessions.retrieve(session)).status).toBe("expired");
    const order = await orderOf(session);
    expect(order.state).toBe("expired");
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 0 });
    // The mailbox is hardly that of whoever tries cards out: nobody is written to.
    expect(await db().outbox.count({ where: { dedupeKey: `order-payment-failed:${order.id}` } })).toBe(0);
  });

  test("stop an address that stays under each mailbox's figure, and nobody else", async () => {
    const shelf = await stockShelf(500);
    const from = someAddress();
    const each = declines.slow - 1;
    for (let count = 0; count < guardSteps.address.declines.stop; count += each) {
      const session = await press(
        await basketWith(shelf, 1),
        someone(),
        count < guardSteps.address.declines.slow ? from : nobody,
      );
      await db().checkoutOrigin.update({
        where: { orderId: (await orderOf(session)).id },
        data: { addressHash: from.address },
      });
      for (let at = 0; at < each; at += 1) await decline(session);
    }
    const refused = await beginCheckout(await basketWith(shelf, 1), someone(), from);
    expect(refused).toMatchObject({
      refusal: { kind: "resting", waitSeconds: expect.toSatisfy((s) => s > 3_000) },
    });
    expect((await beginCheckout(await basketWith(shelf, 1), someone(), someAddress())).ok).toBe(true);
  });

  test("pages that are opened and left stop their buyer; a paid one does not count", async () => {
    const shelf = await stockShelf(500);
    const contact = someone();
    const token = await basketWith(shelf, 1);
    const paidFirst = await press(await basketWith(shelf, 1), contact);
    await stand().pay({ id: paidFirst });
    await reconcile();
    for (let at = 0; at < left.slow; at += 1) await leave(await press(token, contact));
    expect(await beginCheckout(token, contact)).toMatchObject({
      refusal: { kind: "resting", waitSeconds: expect.toSatisfy((s) => s > 0 && s <= 120) },
    });
  });

  test("pages that were closed for a changed basket, or that Stripe never opened, were not left", async () => {
    const shelf = await stockShelf(500);
    const contact = someone();
    const token = await basketWith(shelf, 1);
    const postcodes = ["LS1 4AP", "LS1 4DY"];
    for (let at = 0; at <= left.slow; at += 1)
      await press(token, { ...contact, postcode: postcodes[at % 2] ?? "" });
    for (let at = 0; at < left.slow; at += 1) {
      const session = await press(await basketWith(shelf, 1), contact);
      // What is done to an order when Stripe refuses to open its page.
      await stand().stripe.checkout.sessions.expire(session);
      const { id } = await orderOf(session);
      await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "No such page" });
      await longAgo(id);
    }
    expect((await beginCheckout(await basketWith(shelf, 1), contact)).ok).toBe(true);
  });
});

test("where an order was begun is forgotten after two days, unless it still waits", async () => {
  const shelf = await stockShelf(5);
  const open = await orderOf(await press(await basketWith(shelf, 1), someone()));
  const paidSession = await press(await basketWith(shelf, 1), someone());
  await decline(paidSession);
  await stand().pay({ id: paidSession });
  await reconcile();
  const paid = await orderOf(paidSession);
  await forgetOldOrigins(new Date(Date.now() + 3 * 24 * 60 * 60 * 1_000));
  const kept = await db().checkoutOrigin.findMany({ where: { orderId: { in: [open.id, paid.id] } } });
  expect(kept.map(({ orderId }) => orderId)).toEqual([open.id]);
  expect(await db().cardDecline.count({ where: { orderId: paid.id } })).toBe(0);
});
