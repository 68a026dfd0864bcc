import { carryOutRefund } from "@/lib/checkout/refund-commands";
import { reconcile } from "@/lib/checkout/reconcile-commands";
import { releaseOrder } from "@/lib/checkout/release-commands";
import { settle } from "@/lib/checkout/settle-commands";
import { processEvent, receiveEvent } from "@/lib/checkout/webhook-commands";
import { workOff } from "@/lib/outbox/outbox-commands";
import { changeStock } from "@/lib/stock/stock-commands";
import { stockForm } from "@/scripts/testing/stock";
import { isOpen, outside, pageOf, type Act, type ActKind } from "./act";
import type { Seen, SeenEvent } from "./seen";
import type { Shop } from "./shop";

/** The buyer comes back from Stripe: the return page settles his session. */
export function comeBack(who: number, age: number): Act {
  return {
    kind: "come back to the return page",
    words: `buyer ${who} comes back from his page ${age}`,
    applies: (shop, seen) => pageOf(shop, seen, who, age) !== undefined,
    run: async (shop, before) => `told: ${await settle(pageOf(shop, before, who, age)?.id ?? "")}`,
    expect(ledger, shop, before) {
      const session = pageOf(shop, before, who, age);
      if (!session) return "told: unknown-session";
      ledger.settle(session);
      if (session.isPaid) return "told: paid";
      return session.status === "expired" ? "told: released" : "told: open";
    },
  };
}

/** Stripe brings an event of any age, so many times; or, as no order is kept, late, twice or never. */
export function bringEvent(age: number, times: number, ofSessionsOnly: boolean): Act {
  const pick = ({ events }: Seen): SeenEvent | undefined => {
    const those = ofSessionsOnly ? events.filter(({ sessionId }) => sessionId !== null) : events;
    return those[age % Math.max(1, those.length)];
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
    expect(ledger, _shop, before) {
      const session = before.sessions.get(pick(before)?.sessionId ?? "");
      if (session) ledger.settle(session);
      return "done";
    },
  };
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
        const closed = await stripe.checkout.sessions.expire(id).catch(() => null);
        return closed ? "closed" : "not open";
      }),
    expect: () => "closed",
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

const stockKinds = { receive: "receive stock", count: "count stock", write_off: "write stock off" } as const;

export function stock(task: keyof typeof stockKinds, index: number, units: number): Act {
  const shelfOf = (shop: Shop) => {
    const shelf = shop.shelves[index % shop.shelves.length];
    if (!shelf) throw new Error("There are no shelves");
    return shelf;
  };
  return {
    kind: stockKinds[task] satisfies ActKind,
    words: `the desk says ${task} ${units} of shelf ${index}`,
    applies: () => true,
    async run(shop, before) {
      const { sku, variantId } = shelfOf(shop);
      const seenOnHand = before.levels.get(variantId)?.onHand ?? 0;
      const form = stockForm(sku, { task, quantity: units, seenOnHand });
      const unsure = { variantId, formId: form.formId };
      shop.unsureAtDesk.add(unsure);
      const booked = await changeStock("desk", form);
      shop.unsureAtDesk.delete(unsure);
      if (!booked.ok) return `refused: ${booked.refusal}`;
      const counted = booked.value.onHand - seenOnHand;
      const change = { receive: units, write_off: -units, count: counted }[task];
      shop.desk.set(variantId, (shop.desk.get(variantId) ?? 0) + change);
      return "booked";
    },
    expect(ledger, shop) {
      const level = ledger.level(shelfOf(shop).variantId);
      if (task === "write_off" && units > level.onHand - level.reserved) return "refused: more-than-there";
      if (task === "receive") level.onHand += units;
      else if (task === "write_off") level.onHand -= units;
      else level.onHand = Math.max(units, level.reserved);
      return "booked";
    },
  };
}

export function editPrice(index: number, pence: number): Act {
  return {
    kind: "edit a price",
    words: `shelf ${index} costs ${pence} from now on`,
    applies: () => true,
    async run(shop) {
      const shelf = shop.shelves[index % shop.shelves.length];
      if (shelf) await shop.setPrice(shelf, pence);
      return "edited";
    },
    expect: () => "edited",
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
  };
}

/** The worker takes what is due; letters are counted instead of sent. */
export function workOutboxOff(): Act {
  return {
    kind: "work the outbox off",
    words: "the worker runs",
    applies: () => true,
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
