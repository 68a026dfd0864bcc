import type Stripe from "stripe";
import { expect, test } from "./support/fixtures";
import type { Rig } from "./support/rig";
import { paidOnce, total } from "./support/sums";
import type { Buyer } from "../support/buyer";

const binding = /UPDATE "public"\."checkout_attempt"/;

/** Buys one unit without coming back, while Stripe tells nobody; tells what Stripe would have told. */
async function payUnheard(rig: Rig, buyer: Buyer, sku: string): Promise<Stripe.Event[]> {
  await rig.stripe.tellNobody();
  await buyer.add(sku);
  await buyer.payAndLeave(await buyer.checkOut());
  const [session] = await rig.stripe.sessionsOf(buyer.email);
  if (!session) throw new Error("No page was made");
  return rig.stripe.eventsOf(session);
}

function completion(events: readonly Stripe.Event[]): Stripe.Event {
  const event = events.find(({ type }) => type === "checkout.session.completed");
  if (!event) throw new Error("Nothing was paid");
  return event;
}

/** The order moved once and its unit once; and no repeat of the event failed over what another had done. */
async function expectOneEffect(rig: Rig, event: Stripe.Event, buyer: Buyer): Promise<void> {
  const [row] = await rig.query(
    `SELECT last_error, (SELECT count(*)::int FROM order_transition WHERE order_id = shop_order.id) AS moves,
      (SELECT count(*)::int FROM stock_movement WHERE reference = shop_order.id::text) AS movements
     FROM stripe_event, shop_order WHERE stripe_event.id = $1 AND email = $2`,
    [event.id, buyer.email],
  );
  expect(row).toEqual({ last_error: null, moves: 2, movements: 2 });
}

function permutations<Item>(items: readonly Item[]): Item[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((others) => [item, ...others]),
  );
}

/** Does it for all, six at a time, and looks what came of each before anything but its events can have mended it. */
async function sixAtOnce<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<() => Promise<void>>,
  rig: Rig,
): Promise<void> {
  for (let at = 0; at < items.length; at += 6) {
    const looks = await Promise.all(items.slice(at, at + 6).map(work));
    await rig.clerk.ask("workOff");
    for (const look of looks) await look();
  }
}

test("the same event twenty times at once, at two servers: one order is paid once and one letter is sent", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(3);
  const buyer = await arrive();
  const event = completion(await payUnheard(rig, buyer, sku));
  const posts = Array.from({ length: 20 }, (_, index) => {
    const server = rig.servers[index % rig.servers.length];
    return rig.stripe.post(event, server?.address ?? "");
  });
  expect(new Set(await Promise.all(posts))).toEqual(new Set([200]));
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("2 on hand, 0 held");
  await expectOneEffect(rig, event, buyer);
});

test("every order in which a payment's events can come leads to one paid order", async ({ rig, arrive }) => {
  const sku = await rig.shelf(30);
  const first = await payUnheard(rig, await arrive(), sku);
  const orders = permutations(first.map(({ type }) => type));
  expect(first.map(({ type }) => type).sort()).toEqual([
    "charge.succeeded",
    "checkout.session.completed",
    "payment_intent.created",
    "payment_intent.succeeded",
  ]);
  const buyOnce = async (types: readonly string[]): Promise<() => Promise<void>> => {
    const buyer = await arrive();
    const events = await payUnheard(rig, buyer, sku);
    for (const type of types) {
      const event = events.find((one) => one.type === type);
      if (event) expect(await rig.stripe.post(event, rig.shop.addresses.shop)).toBe(200);
    }
    return async () => expect(await rig.outcomeOf(buyer), types.join(", ")).toEqual(paidOnce);
  };
  await sixAtOnce(orders, buyOnce, rig);
  await rig.becomeQuiet();
  expect(await rig.levelOf(sku)).toBe(`${30 - 1 - orders.length} on hand, 0 held`);
});

test("every order in which the events of a page given up and of the page that followed can come, twice, leads to one paid order", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(20);
  await rig.stripe.tellNobody();
  const buyOnce = async (turn: readonly number[]): Promise<() => Promise<void>> => {
    const buyer = await arrive();
    await buyer.add(sku);
    await buyer.checkOut();
    await buyer.change(sku, 2);
    await buyer.payAndLeave(await buyer.checkOut());
    const sessions = await rig.stripe.sessionsOf(buyer.email);
    const told = (await Promise.all(sessions.map((session) => rig.stripe.eventsOf(session)))).flat();
    const expiry = told.find(({ type }) => type === "checkout.session.expired");
    const paid = completion(told);
    const charged = told.find(({ type }) => type === "payment_intent.succeeded");
    const events = [expiry, paid, charged];
    expect(events).not.toContain(undefined);
    for (const index of [...turn, ...turn]) {
      const event = events[index];
      if (event) expect(await rig.stripe.post(event, rig.shop.addresses.shop)).toBe(200);
    }
    return async () =>
      expect(await rig.outcomeOf(buyer), turn.join(", ")).toEqual({
        orders: ["expired", "paid"],
        charged: total + 1000,
        refunded: 0,
        letters: ["order-confirmation"],
      });
  };
  const turns = permutations([0, 1, 2]);
  await sixAtOnce(turns, buyOnce, rig);
  expect(await rig.levelOf(sku)).toBe(`${20 - 2 * turns.length} on hand, 0 held`);
});

test("an event that is never delivered: the reconciler finds the payment by itself", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(3);
  const buyer = await arrive();
  await payUnheard(rig, buyer, sku);
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["pending_payment"], charged: total });
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("2 on hand, 0 held");
});

test("an event that comes three days late, while nobody reconciled: the units were kept and the order is paid", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  const event = completion(await payUnheard(rig, buyer, sku));
  const threeDays = 3 * 24 * 60;
  await rig.age(buyer, threeDays);
  await rig.stripe.passTime(threeDays);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");
  await rig.stripe.control("POST", `/events/${event.id}/redeliver`);
  await rig.stripe.hasTold();
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["paid"] });
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});

test("an event that comes three days late, after the reconciler was there: nothing happens twice", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  const event = completion(await payUnheard(rig, buyer, sku));
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  const threeDays = 3 * 24 * 60;
  await rig.age(buyer, threeDays);
  await rig.stripe.passTime(threeDays);
  await rig.stripe.control("POST", `/events/${event.id}/redeliver`);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  await expectOneEffect(rig, event, buyer);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});

test("an event that comes before the page is bound to its order: it is booked, and the binding changes nothing", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(3);
  const buyer = await arrive();
  await buyer.add(sku);
  const bind = rig.wires.database.catchQuestion(binding);
  const press = buyer.checkOut();
  await bind.caught();
  const [session] = await rig.stripe.sessionsOf(buyer.email);
  const payer = await arrive();
  await payer.payAndLeave(session?.url ?? "");
  await rig.stripe.hasTold();
  expect((await rig.outcomeOf(payer)).orders, "the payer's address is the order's now").toEqual(["paid"]);
  bind.letGo();

  expect(await buyer.read(await press)).toContain("paid");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(payer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("2 on hand, 0 held");
  expect(await buyer.checkOut(), "what was paid has left the basket").toContain("refused=empty");
});
