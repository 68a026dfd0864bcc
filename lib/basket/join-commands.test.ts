import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { beginCheckout } from "@/lib/checkout/begin-commands";
import { settle } from "@/lib/checkout/settle-commands";
import { db } from "@/lib/db/client";
import { basketWith, form, orderOf, press, withStand } from "@/scripts/testing/checkout";
import { levelOf, stockShelf } from "@/scripts/testing/stock";
import { lineLimit } from "./basket";
import { addToBasket, rememberContact } from "./basket-commands";
import { readBasket, readBasketSummary } from "./basket-reads";
import { joinBaskets, leaveBasket } from "./join-commands";

const { stand } = withStand();

async function person(): Promise<string> {
  const { id } = await db().user.create({
    data: { email: `${randomUUID()}@example.com` },
    select: { id: true },
  });
  return id;
}

async function add(token: string, sku: string, quantity: number): Promise<void> {
  const added = await addToBasket(token, { sku, quantity, place: null });
  expect(added.ok).toBe(true);
}

async function quantities(token: string): Promise<Record<string, number>> {
  const basket = await readBasket(token);
  return Object.fromEntries(basket?.lines.map(({ sku, quantity }) => [sku, quantity]) ?? []);
}

describe("signing in", () => {
  test("makes the basket that was brought the person's own, under a new name", async () => {
    const [shelf, ann] = await Promise.all([stockShelf(9), person()]);
    const brought = await basketWith(shelf, 2);
    const own = await joinBaskets(ann, brought);
    expect(own).not.toBe(brought);
    expect(await quantities(own)).toEqual({ [shelf.sku]: 2 });
    expect(await readBasket(brought), "the name from before opens nothing").toBeNull();
    expect(await joinBaskets(ann, own), "signing in again where one is signed in").toBe(own);
  });

  test("adds quantities up to the limit, and brings the basket to a new browser", async () => {
    const [one, other, ann] = await Promise.all([stockShelf(40), stockShelf(40), person()]);
    const laptop = await joinBaskets(ann, await basketWith(one, 15));
    const phone = await basketWith(one, 9);
    await add(phone, other.sku, 3);
    const joined = await joinBaskets(ann, phone);
    expect(await quantities(joined)).toEqual({ [one.sku]: 20, [other.sku]: 3 });
    expect(await quantities(laptop), "the laptop opens the same one").toEqual(await quantities(joined));
    expect(await quantities(await joinBaskets(ann, undefined))).toEqual({ [one.sku]: 20, [other.sku]: 3 });
    expect(await readBasketSummary(phone)).toMatchObject({ itemCount: 0 });
    expect(await db().basket.count({ where: { customerId: ann } })).toBe(1);
  });

  test("keeps a line's place in a guide, its moment and its price as it was seen", async () => {
    const [shelf, ann] = await Promise.all([stockShelf(9, { pricePence: 800 }), person()]);
    const place = { guide: "hamstrings", section: "stretches", slot: "band" };
    const added = await addToBasket(undefined, { sku: shelf.sku, quantity: 1, place });
    const brought = added.ok ? added.value.token : "";
    const before = await db().basketLine.findFirstOrThrow({ where: { variantId: shelf.variantId } });
    await joinBaskets(ann, undefined);
    await joinBaskets(ann, brought);
    const after = await db().basketLine.findFirstOrThrow({ where: { variantId: shelf.variantId } });
    expect({ ...after, basketId: "" }).toEqual({ ...before, basketId: "" });
  });

  test("keeps the newer of what was typed, and fills its gaps from the older", async () => {
    const [shelf, ann] = await Promise.all([stockShelf(9), person()]);
    const laptop = await joinBaskets(ann, await basketWith(shelf, 1));
    const phone = await basketWith(shelf, 1);
    const type = async (token: string, email: string, postcode: string) =>
      rememberContact((await readBasket(token))?.id ?? "", { email, postcode, delivery: "collect" });
    await type(phone, "old@example.com", "LS1 4DY");
    await type(laptop, "new@example.com", "");
    const joined = await joinBaskets(ann, phone);
    expect(await readBasket(joined)).toMatchObject({ email: "new@example.com", postcode: "LS1 4DY" });
  });

  test("leaves alone what somebody else has left in the browser", async () => {
    const [shelf, ann, bob] = await Promise.all([stockShelf(9), person(), person()]);
    const anns = await joinBaskets(ann, await basketWith(shelf, 2));
    const bobs = await joinBaskets(bob, anns);
    expect(await quantities(bobs)).toEqual({});
    expect(await quantities(anns)).toEqual({ [shelf.sku]: 2 });
  });

  test("never makes a basket of more lines than it may have", async () => {
    const ann = await person();
    const shelves = await Promise.all(Array.from({ length: lineLimit + 2 }, () => stockShelf(2)));
    const [first, second, ...others] = shelves;
    if (!first || !second) throw new Error("no shelves");
    const laptop = await joinBaskets(ann, await basketWith(first, 1));
    for (const { sku } of others.slice(0, lineLimit - 2)) await add(laptop, sku, 1);
    const phone = await basketWith(second, 1);
    for (const { sku } of others.slice(-3)) await add(phone, sku, 1);
    const joined = await joinBaskets(ann, phone);
    expect(Object.keys(await quantities(joined))).toHaveLength(lineLimit);
    expect(await quantities(joined)).toMatchObject({ [second.sku]: 1 });
    const more = await stockShelf(2);
    expect(await addToBasket(joined, { sku: more.sku, quantity: 1, place: null })).toEqual({
      ok: false,
      refusal: "line-limit",
    });
  });

  test("at once from many browsers, and twice from one, adds each basket up once", async () => {
    const [shelf, ann] = await Promise.all([stockShelf(40), person()]);
    const brought = await Promise.all([1, 2, 3, 4].map((quantity) => basketWith(shelf, quantity)));
    const tokens = await Promise.all([...brought, ...brought].map((token) => joinBaskets(ann, token)));
    for (const token of tokens) expect(await quantities(token)).toEqual({ [shelf.sku]: 10 });
    expect(await db().basket.count({ where: { customerId: ann } })).toBe(1);
  });

  test("of two people at once with one cookie gives the basket to one of them", async () => {
    const [shelf, ann, bob] = await Promise.all([stockShelf(40), person(), person()]);
    const brought = await basketWith(shelf, 3);
    const [anns, bobs] = await Promise.all([joinBaskets(ann, brought), joinBaskets(bob, brought)]);
    const sums = await Promise.all([readBasketSummary(anns), readBasketSummary(bobs)]);
    expect(sums.map(({ itemCount }) => itemCount).sort()).toEqual([0, 3]);
  });
});

describe("signing out", () => {
  test("closes the basket in this browser and in no other", async () => {
    const [shelf, ann] = await Promise.all([stockShelf(9), person()]);
    const laptop = await joinBaskets(ann, await basketWith(shelf, 2));
    const phone = await joinBaskets(ann, undefined);
    expect(await leaveBasket(phone)).toBe(true);
    expect(await readBasket(phone)).toBeNull();
    expect(await quantities(laptop)).toEqual({ [shelf.sku]: 2 });
    expect(await quantities(await joinBaskets(ann, phone)), "and is there again").toEqual({ [shelf.sku]: 2 });
  });

  test("leaves the basket of somebody who never signed in", async () => {
    const shelf = await stockShelf(9);
    const token = await basketWith(shelf, 1);
    expect(await leaveBasket(token)).toBe(false);
    expect(await quantities(token)).toEqual({ [shelf.sku]: 1 });
  });
});

describe("an order that is being paid for", () => {
  test("stays with a basket that becomes a person's own", async () => {
    const [shelf, ann] = await Promise.all([stockShelf(5), person()]);
    const brought = await basketWith(shelf, 2);
    const session = await press(brought);
    const own = await joinBaskets(ann, brought);
    expect(await press(own), "the same page, as nothing has changed").toBe(session);
    expect(await levelOf(shelf)).toEqual({ onHand: 5, reserved: 2 });
  });

  test("keeps its hold when its basket joins another, and what is paid leaves the joined one", async () => {
    const [shelf, kept, ann] = await Promise.all([stockShelf(2), stockShelf(9), person()]);
    const laptop = await joinBaskets(ann, await basketWith(kept, 1));
    const phone = await basketWith(shelf, 2);
    const session = await press(phone);
    const joined = await joinBaskets(ann, phone);
    expect(await levelOf(shelf)).toEqual({ onHand: 2, reserved: 2 });
    const line = (await readBasket(joined))?.lines.find(({ sku }) => sku === shelf.sku);
    expect(line, "he is not sold out by his own hold").toMatchObject({ quantity: 2, available: 2 });

    await stand().pay({ id: session });
    expect(await settle(session)).toBe("paid");
    expect(await quantities(laptop)).toEqual({ [kept.sku]: 1 });
    expect(await levelOf(shelf)).toEqual({ onHand: 0, reserved: 0 });
  });

  test("in both baskets is closed for the one that is begun from what they have become", async () => {
    const [one, other, ann] = await Promise.all([stockShelf(3), stockShelf(3), person()]);
    const laptop = await joinBaskets(ann, await basketWith(one, 3));
    const first = await press(laptop);
    const phone = await basketWith(other, 3);
    const second = await press(phone);
    const joined = await joinBaskets(ann, phone);
    expect(await levelOf(one)).toEqual({ onHand: 3, reserved: 3 });
    expect(await levelOf(other)).toEqual({ onHand: 3, reserved: 3 });

    const third = await press(joined);
    expect([first, second]).not.toContain(third);
    for (const earlier of [first, second]) {
      expect((await orderOf(earlier)).state).toBe("expired");
      expect((await stand().stripe.checkout.sessions.retrieve(earlier)).status).toBe("expired");
    }
    expect(await levelOf(one)).toEqual({ onHand: 3, reserved: 3 });
    expect(await levelOf(other)).toEqual({ onHand: 3, reserved: 3 });
  });

  test("while it is begun, signing in loses neither the order nor the line", async () => {
    const [shelf, kept, ann] = await Promise.all([stockShelf(5), stockShelf(5), person()]);
    await joinBaskets(ann, await basketWith(kept, 1));
    for (let round = 0; round < 5; round += 1) {
      const phone = await basketWith(shelf, 1);
      const [joined] = await Promise.all([joinBaskets(ann, phone), beginCheckout(phone, form)]);
      expect(await quantities(joined)).toMatchObject({ [shelf.sku]: round + 1, [kept.sku]: 1 });
    }
  });
});
