import { carryOutRefund } from "@/lib/checkout/refund-commands";
import { reconcile } from "@/lib/checkout/reconcile-commands";
import { releaseOrder } from "@/lib/checkout/release-commands";
import { PaymentMismatch, settle } from "@/lib/checkout/settle-commands";
import { processEvent, receiveEvent } from "@/lib/checkout/webhook-commands";
import { workOff } from "@/lib/outbox/outbox-commands";
import { isOpen, outside, pageOf, type Act } from "./act";
import type { Ledger } from "./ledger";
import type { Seen, SeenEvent, SeenSession } from "./seen";
import type { Shop } from "./shop";

/** Whether Stripe says of a session what the shop has not heard yet. */
function isNews(seen: Seen, { orderId, status }: SeenSession): boolean {
  return status !== "open" && seen.orders.get(orderId)?.phase === "unfinished";
}

/** Whether what was paid is not what the order asks for, by now. */
function isMisfit(shop: Shop, seen: Seen, { isPaid, orderId }: SeenSession): boolean {
  return isPaid && shop.tampered.has(orderId) && seen.orders.get(orderId)?.paidPence === null;
}

/** The buyer comes back from Stripe: the return page settles his session. */
export function comeBack(who: number, age: number): Act {
  const pick = (shop: Shop, seen: Seen) =>
    (age === 0 ? pageOf(shop, seen, who, 0, (session) => isNews(seen, session)) : undefined) ??
    pageOf(shop, seen, who, age);
  return {
    kind: "come back to the return page",
    words: `buyer ${who} comes back from his page ${age}`,
    applies: (shop, seen) => pick(shop, seen) !== undefined,
    async run(shop, before) {
      try {
        return `told: ${await settle(pick(shop, before)?.id ?? "")}`;
      } catch (error) {
        if (error instanceof PaymentMismatch) return "told: it does not fit";
        throw error;
      }
    },
    expect(ledger, shop, before) {
      const session = pick(shop, before);
      if (!session) return "told: unknown-session";
      if (isMisfit(shop, before, session)) return "told: it does not fit";
      ledger.settle(session);
      if (session.isPaid) return "told: paid";
      return session.status === "expired" ? "told: released" : "told: open";
    },
  };
}

/** Stripe brings an event of any age, so many times; or, as no order is kept, late, twice or never. */
export function bringEvent(age: number, times: number, ofSessionsOnly: boolean): Act {
  const pick = (seen: Seen): SeenEvent | undefined => {
    const those = ofSessionsOnly ? seen.events.filter(({ sessionId }) => sessionId !== null) : seen.events;
    const news = those.find(({ sessionId }) => {
      const session = seen.sessions.get(sessionId ?? "");
      return session !== undefined && isNews(seen, session);
    });
    return (age === 0 ? news : undefined) ?? those[age % Math.max(1, those.length)];
  };
  return {
    kind: "bring an event",
    words: `Stripe brings event ${age} ${times} times`,
    applies: (_shop, seen) => pick(seen) !== undefined,
    async run(shop, before) {
      const { stripe, receiver } = shop.stage.stand;
      const event = await outside("has an event", () => stripe.events.retrieve(pick(before)?.id ?? ""));
      const payload = JSON.stringify(event);
      const timestamp = Math.floor(Date.now() / 1000);
      const header = stripe.webhooks.generateTestHeaderString({
        payload,
        secret: receiver.secret,
        timestamp,
      });
      let told = "done";
      for (let time = 0; time < times; time += 1) {
        const received = await receiveEvent(payload, header);
        if (!received.ok) return `refused: ${received.refusal}`;
        if (!(await processEvent(received.value))) told = "put off";
      }
      shop.stage.tally.add(`event ${event.type}`);
      return told;
    },
    expect(ledger, shop, before) {
      const event = pick(before);
      const session = before.sessions.get(event?.sessionId ?? "");
      // Of refunds and disputes it may tell before the payment itself is booked.
      if (!session) return /^(refund|charge\.dispute)/.test(event?.type ?? "") ? undefined : "done";
      if (isMisfit(shop, before, session)) return "put off";
      ledger.settle(session);
      return "done";
    },
  };
}

/** What Stripe refuses, because somebody was quicker, is no fault of the shop's. */
function either(asked: Promise<unknown>, done: string, refused: string): Promise<string> {
  return asked.then(
    () => done,
    () => refused,
  );
}

/** Somebody closes the page at Stripe's own dashboard. */
export function closeAtStripe(who: number): Act {
  return {
    kind: "close the page at Stripe",
    words: `the page of buyer ${who} is closed at Stripe`,
    applies: (shop, seen) => pageOf(shop, seen, who, 0, isOpen) !== undefined,
    run: (shop, before) =>
      outside("closes the page", async () => {
        const { stripe } = shop.stage.stand;
        const id = pageOf(shop, before, who, 0, isOpen)?.id ?? "";
        return either(stripe.checkout.sessions.expire(id), "closed", "not open");
      }),
    expect: () => "closed",
  };
}

/** The holder of the card has his bank ask the money back. */
export function dispute(who: number): Act {
  const pick = (shop: Shop, seen: Seen) =>
    pageOf(
      shop,
      seen,
      who,
      0,
      ({ isPaid, intentId }) => isPaid && !seen.disputes.some((one) => one.intentId === intentId),
    );
  return {
    kind: "dispute a payment",
    words: `buyer ${who} disputes what he paid`,
    applies: (shop, seen) => pick(shop, seen) !== undefined,
    run: (shop, before) =>
      outside("disputes", async () => {
        return either(shop.stage.stand.dispute(pick(shop, before)?.id ?? ""), "disputed", "was so already");
      }),
    expect: () => "disputed",
  };
}

export function decideDispute(index: number, status: "won" | "lost"): Act {
  const pick = ({ disputes }: Seen) => {
    const open = disputes.filter((one) => one.status === "needs_response");
    return open[index % Math.max(1, open.length)];
  };
  return {
    kind: "decide a dispute",
    words: `dispute ${index} is ${status}`,
    applies: (_shop, seen) => pick(seen) !== undefined,
    run: (shop, before) =>
      outside("decides", async () => {
        return either(
          shop.stage.stand.decideDispute(pick(before)?.id ?? "", status),
          "decided",
          "was over already",
        );
      }),
    expect: () => "decided",
  };
}

/** The bank sends a refund back, or takes it. */
export function decideRefund(index: number, status: "succeeded" | "failed"): Act {
  const pick = ({ refunds }: Seen) => {
    const open = refunds.filter((one) => one.status !== "failed" && one.status !== status);
    return open[index % Math.max(1, open.length)];
  };
  return {
    kind: "decide a refund",
    words: `refund ${index} ${status}`,
    applies: (_shop, seen) => pick(seen) !== undefined,
    run: (shop, before) =>
      outside("decides", async () => {
        return either(
          shop.stage.stand.decideRefund(pick(before)?.id ?? "", status),
          "decided",
          "was over already",
        );
      }),
    expect: () => "decided",
  };
}

/** Somebody gives money back at Stripe's own dashboard. */
export function giveBackByHand(who: number, pence: number): Act {
  const pick = (shop: Shop, seen: Seen) => pageOf(shop, seen, who, 0, ({ isPaid }) => isPaid);
  return {
    kind: "give back at Stripe",
    words: `${pence} pence go back to buyer ${who} at Stripe`,
    applies: (shop, seen) => pick(shop, seen) !== undefined,
    run: (shop, before) =>
      outside("gives back", async () => {
        shop.isGivenBackByHand = true;
        const intent = pick(shop, before)?.intentId ?? "";
        const asked = shop.stage.stand.stripe.refunds.create({ payment_intent: intent, amount: pence });
        return either(asked, "given back", "not given back");
      }),
    expect: () => null,
  };
}

/** What must never happen, a hold given back without Stripe's word, is forced: the shop must still keep its books. */
export function forceRelease(who: number): Act {
  const orderOf = (shop: Shop, seen: Seen): string | undefined =>
    pageOf(shop, seen, who, 0, ({ orderId }) => seen.orders.get(orderId)?.phase === "unfinished")?.orderId;
  return {
    kind: "force a release",
    words: `the hold of buyer ${who} is taken from him`,
    applies: (shop, seen) => orderOf(shop, seen) !== undefined,
    async run(shop, before) {
      const id = orderOf(shop, before) ?? "";
      shop.forced.add(id);
      await releaseOrder(id, { to: "cancelled", attempt: "refused", reason: "Forced by a test" });
      return "taken";
    },
    expect(ledger, shop, before) {
      ledger.release(orderOf(shop, before) ?? "");
      return "taken";
    },
  };
}

export function reconcileNow(): Act {
  return {
    kind: "reconcile",
    words: "the reconciler runs",
    applies: () => true,
    async run() {
      const { failures } = await reconcile();
      return failures.length === 0 ? "no failures" : `failures: ${failures.join("; ")}`;
    },
    expect: expectReconciled,
  };
}

/** Alone and undisturbed it brings every order to where Stripe says that its session is. */
function expectReconciled(ledger: Ledger, shop: Shop, before: Seen): string | null | undefined {
  const released = [...before.orders.values()].filter(({ phase }) => phase === "released");
  const ofReleased = [...before.sessions.values()].filter(({ orderId }) =>
    released.some(({ id }) => id === orderId),
  );
  // Which of several late payments gets the last units depends on who is looked at first.
  if (shop.isErrorSaved || shop.tampered.size > 0 || ofReleased.some(({ isPaid }) => isPaid))
    return undefined;
  const seconds = Math.floor(Date.now() / 1000);
  for (const { id, phase, attempts } of before.orders.values()) {
    const session = [...before.sessions.values()].find(({ orderId }) => orderId === id);
    if (session) ledger.settle(session);
    // Too late to ask for a page that Stripe never heard of.
    const unknown = attempts.find(({ state }) => state === "creating");
    if (phase === "unfinished" && unknown && !session && unknown.expiresAt - seconds < 30 * 60)
      ledger.release(id);
  }
  return null;
}

/** The worker takes what is due; letters are counted instead of sent. */
export function workOutboxOff(onlyForRefunds = false): Act {
  return {
    kind: "work the outbox off",
    words: "the worker runs",
    applies: (_shop, { orders }) =>
      !onlyForRefunds || [...orders.values()].some(({ hasRefundAhead }) => hasRefundAhead),
    async run(shop) {
      const { failed } = await workOff(async ({ id, kind, payload }) => {
        if (kind === "refund") {
          const key: unknown = Reflect.get(payload as object, "key");
          return carryOutRefund(String(key));
        }
        shop.letters.set(id, (shop.letters.get(id) ?? 0) + 1);
      });
      return failed === 0 ? "worked off" : `${failed} failed`;
    },
  };
}

export function moveClock(minutes: number): Act {
  return {
    kind: "move the clock",
    words: `${minutes} minutes go by`,
    applies: () => true,
    run: (shop) =>
      outside("time goes by", async () => {
        await shop.stage.clock.moveBy(shop.stage.stand, minutes * 60);
        return "later";
      }),
    expect: () => "later",
  };
}
