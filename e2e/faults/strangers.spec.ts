import { randomUUID } from "node:crypto";
import type Stripe from "stripe";
import type { Buyer } from "../support/buyer";
import { sessionIdOf } from "./support/pages";
import { expect, test } from "./support/fixtures";
import type { Rig } from "./support/rig";
import { paidOnce, unpaid } from "./support/sums";

/** The unguessable part of the address of a buyer's newest order, and its id. */
async function orderOf(rig: Rig, { email }: Buyer): Promise<{ id: string; key: string }> {
  const [row] = await rig.query<{ id: string; url: string }>(
    `SELECT order_id AS id, params ->> 'success_url' AS url FROM checkout_attempt
     JOIN shop_order ON shop_order.id = order_id WHERE email = $1 ORDER BY number DESC`,
    [email],
  );
  if (!row) throw new Error(`${email} has ordered nothing`);
  return { id: row.id, key: new URL(row.url).searchParams.get("order") ?? "" };
}

/** One who has a payment page open, and one who has paid. */
async function twoBuyers(rig: Rig, arrive: () => Promise<Buyer>) {
  const sku = await rig.shelf(5);
  const [waiting, paid] = await Promise.all([arrive(), arrive()]);
  await Promise.all([waiting.add(sku), paid.add(sku)]);
  const waitingPage = await waiting.checkOut();
  const paidPage = await paid.checkOut();
  await paid.pay(paidPage);
  await rig.becomeQuiet();
  return { sku, waiting, paid, waitingPage, paidPage };
}

test("a return with somebody else's session or half of his key: the order that was not paid stays unpaid, and nothing is told of him", async ({
  rig,
  arrive,
}) => {
  const { sku, waiting, paid, paidPage } = await twoBuyers(rig, arrive);
  const mine = await orderOf(rig, waiting);
  const his = await orderOf(rig, paid);
  const back = (query: string) => waiting.read(`/api/checkout/return?${query}`);
  const half = mine.key.slice(0, 32) + his.key.slice(32);
  const otherHalf = his.key.slice(0, 32) + mine.key.slice(32);
  const words = [
    await back(`order=${mine.key}&session_id=${sessionIdOf(paidPage)}`),
    await back(`order=${mine.key}&order=${his.key}`),
    await back(`session_id=${sessionIdOf(paidPage)}`),
    await back(`order=${sessionIdOf(paidPage)}`),
    await back(`order=${half}`),
    await back(`order=${otherHalf}`),
    await back(`order=${his.id}`),
  ];
  for (const page of words) {
    expect(page).not.toContain("Thank you");
    expect(page).not.toContain("Mill Lane");
    expect(page).not.toContain(paid.email);
  }
  expect(await rig.outcomeOf(waiting)).toEqual(unpaid);
  expect(await rig.outcomeOf(paid)).toEqual(paidOnce);
  expect(await rig.levelOf(sku)).toBe("4 on hand, 1 held");
});

test("events that name the wrong session or the wrong order, though Stripe signed them: only what Stripe says when asked is booked", async ({
  rig,
  arrive,
}) => {
  const { sku, waiting, paid, waitingPage, paidPage } = await twoBuyers(rig, arrive);
  const mine = await orderOf(rig, waiting);
  const { sessions, events } = await rig.stripe.state();
  const open = sessions.find(({ id }) => id === sessionIdOf(waitingPage));
  const done = sessions.find(({ id }) => id === sessionIdOf(paidPage));
  const like = events.find(({ type }) => type === "checkout.session.completed");
  if (!open || !done || !like) throw new Error("There is nothing to be mistaken for");
  const told: string[] = [];
  const tell = async (object: object): Promise<string> => {
    const id = `evt_${randomUUID().replaceAll("-", "")}`;
    const event = { ...like, id, data: { object } } as Stripe.Event;
    expect(await rig.stripe.post(event, rig.shop.addresses.shop)).toBe(200);
    told.push(id);
    return id;
  };

  await tell({ ...open, status: "complete", payment_status: "paid" });
  await tell({ ...done, client_reference_id: mine.id, metadata: open.metadata });
  await tell({ ...done, id: open.id, payment_intent: done.payment_intent });
  expect(await rig.outcomeOf(waiting)).toEqual(unpaid);
  expect(await rig.levelOf(sku)).toBe("4 on hand, 1 held");

  const unknown = await tell({ ...open, id: `cs_test_${"a".repeat(40)}`, payment_status: "paid" });
  const [kept] = await rig.query("SELECT processed_at, last_error FROM stripe_event WHERE id = $1", [
    unknown,
  ]);
  expect(kept).toEqual({
    processed_at: null,
    last_error: expect.stringContaining("No order knows the session"),
  });
  expect(await rig.outcomeOf(waiting)).toEqual(unpaid);
  // Stripe says nothing of the kind: the invariants would find events without their effect.
  await rig.query("DELETE FROM stripe_event WHERE id = ANY($1)", [told]);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(paid)).toEqual(paidOnce);
  expect(await rig.outcomeOf(waiting)).toEqual(unpaid);
});

test("guesses at a paid order, however near: one and the same page that tells nothing; the right address opens it all the while", async ({
  rig,
  arrive,
}) => {
  const { paid, waiting } = await twoBuyers(rig, arrive);
  const { id, key } = await orderOf(rig, paid);
  const other = await orderOf(rig, waiting);
  const bare = id.replaceAll("-", "");
  const last = key.endsWith("A") ? "B" : "A";
  const get = async (path: string) => {
    const answer = await fetch(`${rig.shop.addresses.shop}/orders/${path}`);
    const { headers } = answer;
    return `${answer.status} ${headers.get("etag")} ${headers.get("referrer-policy")} ${await answer.text()}`;
  };
  const guesses = [
    id,
    bare,
    `${bare}${"A".repeat(32)}`,
    `${key.slice(0, -1)}${last}`,
    key.slice(0, -1),
    `${key}A`,
    key.toUpperCase(),
    `${bare}${other.key.slice(32)}`,
    `${other.key.slice(0, 32)}${key.slice(32)}`,
    `${randomUUID().replaceAll("-", "")}${key.slice(32)}`,
    `${key.slice(0, 32)}%00${key.slice(33)}`,
    "__proto__",
    encodeURIComponent(`' OR id = '${id}`),
  ];
  const pages = new Set<string>();
  for (const guess of guesses) {
    pages.add(await get(guess));
    expect((await get(key)).slice(0, 3), "the right one").toBe("200");
  }
  await rig.query("UPDATE shop_order SET link_version = link_version + 1 WHERE id = $1", [id]);
  const replaced = await get(key);
  await rig.query("UPDATE shop_order SET link_version = link_version - 1 WHERE id = $1", [id]);
  expect([...pages].map((page) => page.slice(0, 3))).toEqual(["404"]);
  // An address that was right once says so, and nothing else.
  expect(replaced).toContain("This link has been replaced");
  expect(replaced).not.toContain(paid.email);
  expect(replaced).not.toContain("LS1 4DY");
  expect((await get(key)).slice(0, 3)).toBe("200");
});
