import type { Buyer } from "../support/buyer";
import { Desk } from "./support/desk";
import { orderNumberOf, sessionIdOf } from "./support/pages";
import { expect, test } from "./support/fixtures";
import type { Rig } from "./support/rig";
import { paidOnce, total } from "./support/sums";

interface Paid {
  readonly buyer: Buyer;
  readonly number: number;
  readonly session: string;
  /** The order's page at the desk. */
  readonly page: string;
}

/** One unit, bought and paid; nothing is left to be done. */
async function buyOne(rig: Rig, buyer: Buyer): Promise<Paid> {
  await buyer.add(await rig.shelf(1));
  const paymentPage = await buyer.checkOut();
  await buyer.pay(paymentPage);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  const number = await orderNumberOf(rig, buyer);
  return { buyer, number, session: sessionIdOf(paymentPage), page: `/admin/orders/${number}` };
}

const all = { what: "rest", reason: "Changed his mind" };
const onItsWay = "is on its way back to the card that paid";

/** The refund of an order that Stripe has and that has not failed. */
async function refundAtStripe(rig: Rig, session: string): Promise<string> {
  const { sessions, refunds } = await rig.stripe.state();
  const intent = sessions.find(({ id }) => id === session)?.payment_intent;
  const refund = refunds.find(
    ({ payment_intent, status }) => payment_intent === intent && status !== "failed",
  );
  if (!refund) throw new Error(`Nothing has gone back of ${session}`);
  return refund.id;
}

test("two people at the desk give all of an order back at once: it goes back once, and the other is told", async ({
  rig,
  arrive,
}) => {
  const { buyer, page } = await buyOne(rig, await arrive());
  const desks = await Promise.all([Desk.enter(rig), Desk.enter(rig), Desk.enter(rig)]);
  const forms = await Promise.all(desks.map((desk) => desk.open(page, "seenBackPence")));
  const answers = await Promise.all(
    desks.flatMap((desk, index) => {
      const form = forms[index];
      // Each presses twice, too.
      return form ? [desk.send(form, all), desk.send(form, all)] : [];
    }),
  );
  expect(answers.filter((words) => words.includes(`£13.95 ${onItsWay}`))).toHaveLength(1);
  const refused = answers.filter((words) => !words.includes(onItsWay));
  for (const words of refused) {
    expect(words).toMatch(/Somebody has given money back for this order|This has been booked already/);
  }
  expect(refused).toHaveLength(5);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual({
    orders: ["refunded"],
    charged: total,
    refunded: total,
    letters: ["order-confirmation", "order-refunded"],
  });
  for (const desk of desks) await desk.leave();
});

test("a refund that the bank sends back later: the order is paid again, the desk is told, and the money goes back once more", async ({
  rig,
  arrive,
}) => {
  const { buyer, page, session, number } = await buyOne(rig, await arrive());
  const desk = await Desk.enter(rig);
  await desk.send(await desk.open(page, "seenBackPence"), all);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["refunded"], refunded: total });

  const reason = { status: "failed", reason: "lost_or_stolen_card" };
  await rig.stripe.control("POST", `/refunds/${await refundAtStripe(rig, session)}`, reason);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["paid"], refunded: 0 });
  const alerts = await desk.read("/admin");
  expect(alerts).toContain("A refund has failed");
  expect(alerts).toContain(`The refund of £13.95 for order F${number} has failed: lost_or_stolen_card`);
  const [owed] = await rig.query(
    "SELECT state::text, amount_pence AS pence FROM refund WHERE actor = $1 AND order_id = (SELECT id FROM shop_order WHERE number = $2)",
    ["owner@fettle.example", number],
  );
  expect(owed).toEqual({ state: "failed", pence: total });

  expect(await desk.send(await desk.open(page, "seenBackPence"), all)).toContain(`£13.95 ${onItsWay}`);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["refunded"], charged: total, refunded: total });
  await desk.leave();
});

test("a dispute after part was given back: nothing more goes back while the bank decides, and all is as before when the shop wins", async ({
  rig,
  arrive,
}) => {
  const { buyer, page, session, number } = await buyOne(rig, await arrive());
  const desk = await Desk.enter(rig);
  const delivery = { what: "chosen", delivery: "on", reason: "It came late" };
  expect(await desk.send(await desk.open(page, "seenBackPence"), delivery)).toContain(`£3.95 ${onItsWay}`);
  await rig.becomeQuiet();
  const partly = await rig.outcomeOf(buyer);
  expect(partly).toMatchObject({ orders: ["partially_refunded"], refunded: 395 });
  const late = await desk.open(page, "seenBackPence");

  const disputed = (await rig.stripe.control("POST", "/disputes", { of: session })) as {
    dispute: { id: string };
  };
  await rig.stripe.hasTold();
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["disputed"], refunded: 395 });
  expect(await desk.read("/admin")).toContain(`The bank of who paid order F${number} asks`);
  expect(await desk.send(late, all)).toContain("The buyer's bank disputes this payment");
  await rig.becomeQuiet();
  expect((await rig.outcomeOf(buyer)).refunded).toBe(395);

  await rig.stripe.control("POST", `/disputes/${disputed.dispute.id}`, { status: "won" });
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(partly);
  expect(await desk.read("/admin")).not.toContain(`The bank of who paid order F${number} asks`);
  await desk.leave();
});

test("a dispute after all was given back, and lost: the order is a refunded one again, and the desk is told that the money is gone twice", async ({
  rig,
  arrive,
}) => {
  const { buyer, page, session, number } = await buyOne(rig, await arrive());
  const desk = await Desk.enter(rig);
  await desk.send(await desk.open(page, "seenBackPence"), all);
  await rig.becomeQuiet();
  const disputed = (await rig.stripe.control("POST", "/disputes", { of: session })) as {
    dispute: { id: string };
  };
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["disputed"], refunded: total });
  await rig.stripe.control("POST", `/disputes/${disputed.dispute.id}`, { status: "lost" });
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual({
    orders: ["refunded"],
    charged: total,
    refunded: total,
    letters: ["order-confirmation", "order-refunded"],
  });
  expect(await desk.read("/admin")).toMatch(
    new RegExp(`The bank of who paid order F${number} .*The dispute is lost: that money is gone`),
  );
  await desk.leave();
});
