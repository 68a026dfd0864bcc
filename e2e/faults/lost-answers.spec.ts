import { expect, test } from "./support/fixtures";
import { paidOnce, total, unpaid } from "./support/sums";

const sessionAsked = /POST \/v1\/checkout\/sessions /;
const sessions = { method: "POST", path: "/v1/checkout/sessions" } as const;

test("the answer of session creation is lost each time it is asked for: the unit stays held, and the next press leads to the one page", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  await buyer.add(sku);
  // Once, and twice more by Stripe's own program.
  let answer = rig.wires.stripe.catchAnswer(sessionAsked);
  const press = buyer.checkOut();
  for (let lost = 0; lost < 3; lost += 1) {
    await answer.caught();
    const last = answer;
    if (lost < 2) answer = rig.wires.stripe.catchAnswer(sessionAsked);
    last.drop();
  }
  expect(await press).toContain("refused=payment-away");
  expect(await rig.outcomeOf(buyer)).toEqual(unpaid);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");

  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.stripe.pagesOf(buyer.email)).toEqual(["complete"]);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});

test("the answer of session creation is cut short: the unit stays held, and the next press leads to the one page", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  await buyer.add(sku);
  await rig.stripe.control("POST", "/faults", { ...sessions, kind: "cut" });
  expect(await buyer.checkOut()).toContain("refused=payment-away");
  expect(await rig.outcomeOf(buyer)).toEqual(unpaid);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");

  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.stripe.pagesOf(buyer.email)).toEqual(["complete"]);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});

test("a saved 500 is all that the key ever says: the units stay held while the page could be paid, are free after it, and bought anew", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  await buyer.add(sku);
  // Stripe keeps a 500 as the answer of its key, whatever had been done by then: here the page was made.
  await rig.stripe.control("POST", "/faults", {
    ...sessions,
    kind: "status",
    status: 500,
    when: "after",
    times: 1000,
  });
  for (let presses = 0; presses < 3; presses += 1) {
    expect(await buyer.checkOut()).toContain("refused=payment-away");
  }
  expect(await rig.stripe.pagesOf(buyer.email)).toEqual(["open"]);
  expect(await rig.outcomeOf(buyer)).toEqual(unpaid);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");

  await rig.age(buyer, 41);
  await rig.clerk.ask("reconcile", 2);
  expect((await rig.outcomeOf(buyer)).orders).toEqual(["cancelled"]);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 0 held");
  await rig.stripe.passTime(41);
  await rig.stripe.mend();

  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual({
    orders: ["cancelled", "paid"],
    charged: total,
    refunded: 0,
    letters: ["order-confirmation"],
  });
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});
