import { expect, test } from "./support/fixtures";
import { expiredUnpaid, paidOnce, unpaid } from "./support/sums";

const sessionAsked = /POST \/v1\/checkout\/sessions /;
const paymentWritten = /INSERT INTO "public"\."payment"/;
const commit = /COMMIT\0/;

for (const moment of [
  "before Stripe was asked for the page",
  "after the page was made, before it was bound",
] as const) {
  test.describe(`killed when the order was taken down, ${moment}`, () => {
    test("the next press goes on with that order and that page, which is paid once", async ({
      rig,
      arrive,
    }) => {
      const sku = await rig.shelf(3);
      const buyer = await arrive();
      await buyer.add(sku);
      const caught = moment.startsWith("before")
        ? rig.wires.stripe.catchQuestion(sessionAsked)
        : rig.wires.stripe.catchAnswer(sessionAsked);
      const press = buyer.checkOut().catch(() => "broken off");
      await caught.caught();
      await rig.cutPower();
      caught.drop();
      expect(await press).toBe("broken off");
      expect(await rig.outcomeOf(buyer)).toEqual(unpaid);
      expect(await rig.levelOf(sku)).toBe("3 on hand, 1 held");
      await rig.restorePower();

      expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
      await rig.becomeQuiet();
      expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
      expect(await rig.stripe.pagesOf(buyer.email)).toEqual(["complete"]);
      expect(await rig.levelOf(sku)).toBe("2 on hand, 0 held");
    });

    test("when nobody comes back, the page runs out and the units are free again", async ({
      rig,
      arrive,
    }) => {
      const sku = await rig.shelf(3);
      const buyer = await arrive();
      await buyer.add(sku);
      const caught = moment.startsWith("before")
        ? rig.wires.stripe.catchQuestion(sessionAsked)
        : rig.wires.stripe.catchAnswer(sessionAsked);
      const press = buyer.checkOut().catch(() => "broken off");
      await caught.caught();
      await rig.cutPower();
      caught.drop();
      expect(await press).toBe("broken off");
      await rig.restorePower();

      await rig.becomeQuiet();
      expect(await rig.outcomeOf(buyer)).toEqual(unpaid);
      expect(await rig.stripe.pagesOf(buyer.email)).toEqual(["open"]);
      expect(await rig.levelOf(sku)).toBe("3 on hand, 1 held");
      await rig.stripe.passTime(36);
      await rig.becomeQuiet();
      expect(await rig.outcomeOf(buyer)).toEqual(expiredUnpaid);
      expect(await rig.levelOf(sku)).toBe("3 on hand, 0 held");
    });
  });
}

test("killed inside fulfilment, before its commit: nothing is booked, and the repeated event books all of it", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(3);
  const buyer = await arrive();
  await buyer.add(sku);
  const committing = rig.wires.database.catchQuestion(paymentWritten, commit);
  await buyer.payAndLeave(await buyer.checkOut());
  await committing.caught();
  await rig.cutPower();
  committing.drop();
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["pending_payment"], letters: [] });
  expect(await rig.levelOf(sku)).toBe("3 on hand, 1 held");
  await rig.restorePower();

  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("2 on hand, 0 held");
});

test("killed inside fulfilment, after its commit and before anybody knew of it: the repeated event books nothing twice", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(3);
  const buyer = await arrive();
  await buyer.add(sku);
  const committed = rig.wires.database.catchAnswer(paymentWritten, commit);
  await buyer.payAndLeave(await buyer.checkOut());
  await committed.caught();
  await rig.cutPower();
  committed.drop();
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["paid"], letters: [] });
  await rig.restorePower();

  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("2 on hand, 0 held");
});
