import type { Buyer } from "../support/buyer";
import { isPage, pageWith, sessionIdOf } from "./support/pages";
import { expect, test } from "./support/fixtures";
import type { Rig } from "./support/rig";
import { paidOnce, total } from "./support/sums";

const waiting = "We are waiting for your payment";

/** Fills in the payment page for a direct debit and presses Pay; tells where the buyer is sent on to. */
async function payByBank(page: string, email: string): Promise<string> {
  const [, rate = ""] = /name="rate" value="([^"]+)"/.exec(await (await fetch(page)).text()) ?? [];
  const answer = await fetch(page, {
    method: "POST",
    redirect: "manual",
    body: new URLSearchParams({
      email,
      name: "Robin Fell",
      line1: "1 Mill Lane",
      town: "Leeds",
      postcode: "LS1 4DY",
      country: "GB",
      method: "bacs_debit",
      sortCode: "10-88-00",
      accountNumber: "00012345",
      rate,
    }),
  });
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

/** One unit, bought by direct debit; the bank has not answered. */
async function debit(rig: Rig, buyer: Buyer, sku: string): Promise<{ session: string; orderPage: string }> {
  await buyer.add(sku);
  const page = await pageWith(rig, buyer, { "{allowed_payment_method_types}": ["card", "bacs_debit"] });
  const orderPage = await payByBank(page, buyer.email);
  expect(await buyer.read(orderPage)).toContain(waiting);
  await rig.stripe.hasTold();
  expect(await rig.outcomeOf(buyer)).toEqual({
    orders: ["payment_processing"],
    charged: 0,
    refunded: 0,
    letters: [],
  });
  return { session: sessionIdOf(page), orderPage };
}

test("a bank that takes its time, then pays: the unit stays held past the page's hour, and the order is paid", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  const { session, orderPage } = await debit(rig, buyer, sku);

  await rig.age(buyer, 60);
  const { failures } = await rig.clerk.ask("reconcile", 2);
  expect(failures).toEqual([]);
  expect((await rig.outcomeOf(buyer)).orders).toEqual(["payment_processing"]);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");
  expect(await buyer.read(orderPage)).toContain(waiting);
  expect(await buyer.checkOut(), "pressing again leads to the order that waits").toMatch(/\/orders\/\w+/);

  await rig.stripe.control("POST", `/payments/${session}`, { status: "succeeded" });
  await rig.stripe.hasTold();
  expect(await buyer.read(orderPage)).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});

test("a bank that takes its time, then does not pay: the unit is free again, the order has ended, and he buys it by card", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(1);
  const buyer = await arrive();
  const { session, orderPage } = await debit(rig, buyer, sku);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 1 held");

  await rig.stripe.control("POST", `/payments/${session}`, { status: "failed" });
  await rig.stripe.hasTold();
  expect((await rig.outcomeOf(buyer)).orders).toEqual(["expired"]);
  expect(await rig.levelOf(sku)).toBe("1 on hand, 0 held");
  const words = await buyer.read(orderPage);
  expect(words).toContain("You pay nothing for it");
  expect(words).not.toContain("Thank you");

  const page = await buyer.checkOut();
  expect(isPage(page)).toBe(true);
  expect(await buyer.pay(page)).toContain("Thank you");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual({
    orders: ["expired", "paid"],
    charged: total,
    refunded: 0,
    letters: ["order-confirmation"],
  });
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
});
