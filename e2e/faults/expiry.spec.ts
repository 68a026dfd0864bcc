import { expect, test } from "./support/fixtures";
import { cancelledUnpaid, expiredUnpaid, paidOnce, total } from "./support/sums";

const rounds = 12;

test("a page is given up at the very moment of paying, many times and either way first: paid and sold, or not charged and free", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(rounds);
  const ends: string[] = [];
  const race = async (round: number): Promise<void> => {
    const buyer = await arrive();
    await buyer.add(sku);
    const page = await buyer.checkOut();
    const pay = await buyer.fillIn(page);
    const giveUp = () => buyer.giveUp(page).catch(() => "too late");
    const [paid] =
      round % 2 === 0
        ? await Promise.all([pay(), giveUp()])
        : await Promise.all([giveUp(), pay()]).then(([, answer]) => [answer]);
    await rig.becomeQuiet();
    const outcome = await rig.outcomeOf(buyer);
    expect(outcome).toEqual(paid.status() === 303 ? paidOnce : expiredUnpaid);
    ends.push(...outcome.orders);
  };
  for (let round = 0; round < rounds; round += 1) await race(round);
  const sold = ends.filter((end) => end === "paid").length;
  expect(new Set(ends), "either way was first at least once").toEqual(new Set(["paid", "expired"]));
  expect(await rig.levelOf(sku)).toBe(`${rounds - sold} on hand, 0 held`);
});

test("the pages of twenty buyers run out while they press Pay: each is paid and sold, or not charged and free", async ({
  rig,
  arrive,
}) => {
  const buyers = 20;
  const sku = await rig.shelf(buyers);
  const all = await Promise.all(
    Array.from({ length: buyers }, async () => {
      const buyer = await arrive();
      await buyer.add(sku);
      return { buyer, pay: await buyer.fillIn(await buyer.checkOut()) };
    }),
  );
  // A few surely before the hour, a few surely after it, and the rest in the middle.
  const early = all.slice(0, 4).map(({ pay }) => pay());
  await Promise.race(early);
  const timeIsUp = rig.stripe.passTime(36);
  const middle = all.slice(4, -4).map(({ pay }) => pay());
  await timeIsUp;
  const answers = await Promise.all([...early, ...middle, ...all.slice(-4).map(({ pay }) => pay())]);
  await rig.becomeQuiet();
  let sold = 0;
  for (const [index, { buyer }] of all.entries()) {
    const isPaid = answers[index]?.status() === 303;
    if (isPaid) sold += 1;
    expect(await rig.outcomeOf(buyer)).toEqual(isPaid ? paidOnce : expiredUnpaid);
  }
  expect(sold, "the clock moved in the middle").toBeGreaterThan(0);
  expect(sold, "the clock moved in the middle").toBeLessThan(buyers);
  expect(await rig.levelOf(sku)).toBe(`${buyers - sold} on hand, 0 held`);
});

test("the basket changes in one tab while the page of another is paid: the money that was taken has its goods", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(30);
  for (let round = 0; round < 6; round += 1) {
    const buyer = await arrive();
    await buyer.add(sku);
    const pay = await buyer.fillIn(await buyer.checkOut());
    await buyer.change(sku, 2);
    const [paid, sentTo] =
      round % 2 === 0
        ? await Promise.all([pay(), buyer.checkOut()])
        : await Promise.all([buyer.checkOut(), pay()]).then(([to, answer]) => [answer, to] as const);
    await rig.becomeQuiet();
    const { charged, orders } = await rig.outcomeOf(buyer);
    if (paid.status() === 303) {
      expect({ charged, orders }).toEqual({ charged: total, orders: ["paid"] });
    } else {
      expect({ charged, orders }).toEqual({ charged: 0, orders: ["expired", "pending_payment"] });
      await buyer.giveUp(sentTo);
    }
  }
});

/** Stripe refuses to make the page, as the shop hears, and has made it all the same: the worst that it could do. */
const refusedAndMade = {
  method: "POST",
  path: "/v1/checkout/sessions",
  kind: "status",
  status: 400,
  when: "after",
} as const;

test("paid without stock left: all of the money goes back and the buyer is written to, the other keeps his unit", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const late = await arrive();
  await late.add(sku);
  await rig.stripe.control("POST", "/faults", refusedAndMade);
  expect(await late.checkOut()).toContain("refused=payment-refused");
  expect(await rig.outcomeOf(late)).toEqual(cancelledUnpaid);
  const quick = await arrive();
  await quick.add(sku);
  expect(await quick.pay(await quick.checkOut())).toContain("Thank you");

  const [session] = await rig.stripe.sessionsOf(late.email);
  const orderPage = await late.payAndLeave(session?.url ?? "");
  await expect.poll(() => late.read(orderPage)).toContain("Your money is coming back");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(late)).toEqual({
    orders: ["refunded"],
    charged: total,
    refunded: total,
    letters: ["order-unfulfillable"],
  });
  expect(await rig.outcomeOf(quick)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});

test("paid after the hold had ended, with stock still there: the order is sold from what is free", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(2);
  const late = await arrive();
  await late.add(sku);
  await rig.stripe.control("POST", "/faults", refusedAndMade);
  expect(await late.checkOut()).toContain("refused=payment-refused");
  const [session] = await rig.stripe.sessionsOf(late.email);
  const orderPage = await late.payAndLeave(session?.url ?? "");
  await expect.poll(() => late.read(orderPage)).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(late)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 0 held");
});
