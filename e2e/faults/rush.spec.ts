import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { checkoutRefusalWords } from "@/lib/checkout/checkout";
import { deliveryTerms } from "@/lib/delivery/delivery";
import { ask, atOnce, type Answer } from "@/scripts/bench/load";
import { percentile } from "@/scripts/bench/statistics";
import { isPage } from "./support/pages";
import { expect, test } from "./support/fixtures";
import type { Rig } from "./support/rig";

const buyers = 500;
const units = 100;

interface Shopper {
  readonly email: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A network address of his own. */
const addressOf = (index: number) => `198.51.${Math.floor(index / 250)}.${(index % 250) + 1}`;

const encoded = (fields: Readonly<Record<string, string>>) => new URLSearchParams(fields).toString();
const sentTo = ({ headers }: Answer) => String(headers["location"] ?? "");

/** The shop under a crowd, as its visitors' browsers see it: a shop that is too busy says so, and they come back. */
class Crowd {
  readonly #site: string;
  turnedAway = 0;

  constructor({ shop }: Rig) {
    // By number: five hundred look-ups of a name at once would be what is measured.
    this.#site = shop.addresses.shop.replace("localhost", "127.0.0.1");
  }

  async ask(
    path: string,
    headers: Shopper["headers"],
    fields?: Readonly<Record<string, string>>,
  ): Promise<Answer> {
    for (;;) {
      const answer = await ask(`${this.#site}${path}`, {
        method: fields ? "POST" : "GET",
        headers: { accept: "text/html", ...headers, ...(fields && form) },
        ...(fields && { body: encoded(fields) }),
      });
      if (answer.status !== 503) return answer;
      this.turnedAway += 1;
      await pause(500 + Math.random() * 1_000);
    }
  }
}

const form = { "content-type": "application/x-www-form-urlencoded" };

/** Fills in the payment page and presses Pay; tells where in the shop he is sent. */
async function pay(page: string, email: string): Promise<string> {
  const { body } = await ask(page);
  const [, rate = ""] = /name="rate" value="([^"]+)"/.exec(body.toString()) ?? [];
  const answer = await ask(page, {
    method: "POST",
    headers: form,
    body: encoded({
      email,
      name: "Robin Fell",
      line1: "1 Mill Lane",
      town: "Leeds",
      postcode: "LS1 4DY",
      country: "GB",
      number: "4242 4242 4242 4242",
      expiry: "12 / 34",
      cvc: "123",
      rate,
    }),
  });
  const { pathname, search } = new URL(sentTo(answer));
  return pathname + search;
}

test(`${buyers} buyers for ${units} units over two servers: ${units} pay and are thanked, ${buyers - units} are told that it has run short`, async ({
  rig,
}) => {
  test.slow();
  const startedAt = performance.now();
  const sku = await rig.shelf(units);
  const crowd = new Crowd(rig);
  const shoppers = await atOnce([...Array(buyers).keys()], 20, async (index): Promise<Shopper> => {
    const place = { origin: rig.shop.addresses.shop, "x-forwarded-for": addressOf(index) };
    const added = await crowd.ask("/api/basket/lines", place, { sku, quantity: "1" });
    expect(sentTo(added)).toContain("added=");
    const cookie = added.headers["set-cookie"]?.[0]?.split(";", 1)[0] ?? "";
    return { email: `rush-${randomUUID()}@example.com`, headers: { ...place, cookie } };
  });
  const filledAfter = performance.now() - startedAt;

  const presses: number[] = [];
  const ends = await atOnce(shoppers, buyers, async ({ email, headers }) => {
    const contact = { email, postcode: "LS1 4DY", delivery: "standard" };
    const press = await crowd.ask("/api/checkout", headers, contact);
    presses.push(press.milliseconds);
    const to = sentTo(press);
    if (!isPage(to)) return { end: "refused", words: (await crowd.ask(to, headers)).body.toString() };
    const back = await crowd.ask(await pay(to, email), headers);
    return { end: "paid", words: (await crowd.ask(sentTo(back), headers)).body.toString() };
  });
  const doneAfter = performance.now() - startedAt;

  const paid = ends.filter(({ end }) => end === "paid");
  expect(paid).toHaveLength(units);
  for (const { words } of paid) expect(words).toContain("Thank you");
  const refused = ends.filter(({ end }) => end === "refused");
  expect(refused).toHaveLength(buyers - units);
  for (const { words } of refused) expect(words).toContain(checkoutRefusalWords["not-enough"]);

  const seconds = (milliseconds: number) => `${(milliseconds / 1_000).toFixed(1)} s`;
  const figures = [
    `p99 of the press ${Math.round(percentile(presses, 99))} ms, p50 ${Math.round(percentile(presses, 50))} ms`,
    `${crowd.turnedAway} times turned away as too busy`,
    `baskets filled after ${seconds(filledAfter)}, all done after ${seconds(doneAfter)}`,
  ].join("; ");
  test.info().annotations.push({ type: "measured", description: figures });
  process.stdout.write(`  ${buyers} buyers, ${units} units: ${figures}\n`);

  await rig.becomeQuiet();
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
  const emails = shoppers.map(({ email }) => email);
  const orders = await rig.query(
    "SELECT state::text, count(*)::int, sum(total_pence)::int AS pence FROM shop_order WHERE email = ANY($1) GROUP BY state",
    [emails],
  );
  const pence = units * (1000 + deliveryTerms.charge);
  expect(orders).toEqual([{ state: "paid", count: units, pence }]);
  const { charges } = await rig.stripe.state();
  const theirs = new Set<string | null>(emails);
  const taken = charges.filter((charge) => charge.paid && theirs.has(charge.billing_details.email));
  expect(taken).toHaveLength(units);
  expect(taken.reduce((sum, { amount }) => sum + amount, 0)).toBe(pence);
});
