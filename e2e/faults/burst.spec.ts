import { setTimeout as pause } from "node:timers/promises";
import { checkoutRefusalWords } from "@/lib/checkout/checkout";
import { settingsOf } from "../support/records";
import { withLimit } from "./support/limited-stripe";
import { isPage } from "./support/pages";
import { expect, test } from "./support/fixtures";
import type { Rig } from "./support/rig";
import { paidOnce } from "./support/sums";

/** Others who use up what Stripe takes, until they are called off; tells how many were turned away. */
function crowdOut({ shop }: Rig): () => Promise<number> {
  const headers = { authorization: `Bearer ${settingsOf(shop).STRIPE_SECRET_KEY}` };
  let turnedAway = 0;
  let calledOff = false;
  const askOn = async (): Promise<void> => {
    while (!calledOff) {
      const answer = await fetch(`${shop.addresses.stripe}/v1/checkout/sessions?limit=1`, { headers });
      await answer.body?.cancel();
      if (answer.status === 429) turnedAway += 1;
      await pause(40);
    }
  };
  const crowd = Promise.all(Array.from({ length: 6 }, askOn));
  return async () => {
    calledOff = true;
    await crowd;
    return turnedAway;
  };
}

test("sixty buyers at a Stripe that takes twenty-five requests a second: each has a page or words, nobody loses his hold, and who pays is booked", async ({
  rig,
  arrive,
}) => {
  test.slow();
  const sku = await rig.shelf(60);
  const buyers = await Promise.all(Array.from({ length: 60 }, arrive));
  await Promise.all(buyers.map((buyer) => buyer.add(sku)));
  const payers = buyers.slice(0, 15);

  await withLimit(rig, 25, async () => {
    const callOff = crowdOut(rig);
    const sent = await Promise.all(buyers.map((buyer) => buyer.checkOut())).finally(callOff);
    expect(await callOff()).toBeGreaterThan(0);
    const away = "/basket?refused=payment-away#pay";
    expect(new Set(sent.map((address) => (isPage(address) ? "page" : address)))).toEqual(
      new Set(sent.every(isPage) ? ["page"] : ["page", away]),
    );
    expect(await buyers[0]?.read(away)).toContain(checkoutRefusalWords["payment-away"]);
    expect(await rig.levelOf(sku)).toBe("60 on hand, 60 held");

    const pages: string[] = [];
    for (const [index, buyer] of buyers.entries()) {
      let page = sent[index];
      await expect(async () => {
        if (!isPage(page)) page = await buyer.checkOut();
        expect(isPage(page)).toBe(true);
      }).toPass({ timeout: 20_000 });
      pages.push(page ?? "");
    }
    expect(new Set(pages).size).toBe(60);
    expect(await rig.levelOf(sku)).toBe("60 on hand, 60 held");
    const emails = new Set<string | null>(buyers.map(({ email }) => email));
    const { sessions } = await rig.stripe.state();
    expect(sessions.filter(({ customer_email }) => emails.has(customer_email))).toHaveLength(60);

    // Whoever has paid is thanked or told that it takes a moment; nothing else.
    const words = await Promise.all(payers.map((buyer, index) => buyer.pay(pages[index] ?? "")));
    for (const page of words) expect(page).toMatch(/Thank you|We are waiting for your payment/);
  });
  await rig.becomeQuiet();
  for (const buyer of payers) expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("45 on hand, 45 held");
});
