import pg from "pg";
import { settingsOf } from "../support/records";
import { expect, test } from "./support/fixtures";
import { cancelledUnpaid, paidOnce, total, unpaid } from "./support/sums";

const orderWritten = /INSERT INTO "public"\."shop_order"/;
const paymentWritten = /INSERT INTO "public"\."payment"/;
const commit = /COMMIT\0/;

test("the line to the database breaks before an order's commit: he is told, nothing is held, and the next press begins anew", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  await buyer.add(sku);
  const committing = rig.wires.database.catchQuestion(orderWritten, commit);
  const press = buyer.tryToCheckOut();
  await committing.caught();
  committing.drop();
  expect((await press).status()).toBe(503);
  await expect.poll(() => rig.levelOf(sku)).toBe("1 on hand, 0 held");
  expect((await rig.outcomeOf(buyer)).orders).toEqual([]);

  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});

test("the line to the database breaks after an order's commit, before the shop heard of it: the next press goes on with that order", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  await buyer.add(sku);
  const committed = rig.wires.database.catchAnswer(orderWritten, commit);
  const press = buyer.tryToCheckOut();
  await committed.caught();
  committed.drop();
  expect((await press).status()).toBe(503);
  expect(await rig.outcomeOf(buyer)).toEqual(unpaid);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");

  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.stripe.pagesOf(buyer.email)).toEqual(["complete"]);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});

for (const [moment, catchIt] of [
  ["before the commit of a payment", "catchQuestion"],
  ["after the commit of a payment, before the shop heard of it", "catchAnswer"],
] as const) {
  test(`the line to the database breaks ${moment}: it is booked once`, async ({ rig, arrive }) => {
    const sku = await rig.shelf(2);
    const buyer = await arrive();
    await buyer.add(sku);
    const booking = rig.wires.database[catchIt](paymentWritten, commit);
    await buyer.payAndLeave(await buyer.checkOut());
    await booking.caught();
    booking.drop();
    await rig.becomeQuiet();
    expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
    expect(await rig.levelOf(sku)).toBe("1 on hand, 0 held");
  });
}

test("every connection to the database waits for one row, and sixty buyers press: each has a page or is told, and the next press goes on with what was begun", async ({
  rig,
  arrive,
}) => {
  const buyers = 60;
  const sku = await rig.shelf(buyers);
  const all = await Promise.all(
    Array.from({ length: buyers }, async () => {
      const buyer = await arrive();
      await buyer.add(sku);
      return buyer;
    }),
  );
  const client = new pg.Client({ connectionString: settingsOf(rig.shop).DATABASE_URL });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(
      "SELECT 1 FROM stock_level JOIN variant ON variant.id = variant_id WHERE sku = $1 FOR UPDATE OF stock_level",
      [sku],
    );
    const presses = Promise.all(all.map((buyer) => buyer.tryToCheckOut()));
    // Both servers have all of their connections in use: whoever comes now is told within seconds.
    await expect
      .poll(() => rig.waitingForLocks(), { timeout: 20_000 })
      .toBeGreaterThanOrEqual(rig.servers.length * 16);
    const late = await arrive();
    const told = await late.read("/basket");
    expect(told).toMatch(/cannot reach our records|nothing in your basket/i);
    await client.query("ROLLBACK");
    const answers = await presses;
    const statuses = new Set(answers.map((answer) => answer.status()));
    expect([...statuses].filter((status) => ![303, 503].includes(status))).toEqual([]);
  } finally {
    await client.end();
  }

  const pages = await Promise.all(all.map((buyer) => buyer.checkOut()));
  for (const page of pages) expect(page).toContain("/c/pay/");
  expect(await rig.levelOf(sku)).toBe(`${buyers} on hand, ${buyers} held`);
  const [first] = all;
  expect(await first?.pay(pages[0] ?? "")).toContain("Thank you");
  await rig.becomeQuiet();
  for (const [index, buyer] of all.entries()) {
    expect(await rig.outcomeOf(buyer)).toEqual(index === 0 ? paidOnce : unpaid);
  }
});

test("Stripe is away for ten minutes: units stay held, a press within the hour's grace goes on, a later one begins anew, and what was paid meanwhile is booked", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(3);
  const payer = await arrive();
  await payer.add(sku);
  const page = await payer.checkOut();
  const quick = await arrive();
  const slow = await arrive();
  await quick.add(sku);
  await slow.add(sku);

  await rig.wires.stripe.refuse();
  expect(await quick.checkOut()).toContain("refused=payment-away");
  expect(await slow.checkOut()).toContain("refused=payment-away");
  expect(await payer.pay(page)).not.toContain("Thank you");
  await rig.stripe.hasTold();
  expect(await rig.levelOf(sku), "nothing is given back without Stripe's word").toBe("3 on hand, 3 held");
  expect(await rig.outcomeOf(payer)).toMatchObject({ orders: ["pending_payment"], charged: total });
  await rig.wires.stripe.mend();
  const resumed = await quick.checkOut();
  await rig.wires.stripe.refuse();

  await rig.age(slow, 10);
  await rig.stripe.passTime(10);
  await rig.wires.stripe.mend();
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(payer)).toEqual(paidOnce);
  expect(await rig.outcomeOf(slow), "Stripe makes no page for less than half an hour").toEqual(
    cancelledUnpaid,
  );
  expect(await rig.levelOf(sku)).toBe("2 on hand, 1 held");
  await rig.stripe.mend();

  expect(await quick.pay(resumed)).toContain("Thank you");
  expect(await slow.pay(await slow.checkOut())).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(quick)).toEqual(paidOnce);
  expect(await rig.outcomeOf(slow)).toEqual({ ...paidOnce, orders: ["cancelled", "paid"] });
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});
