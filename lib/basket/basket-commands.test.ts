import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { changeStock } from "@/lib/stock/stock-commands";
import { stockForm, stockShelf } from "@/scripts/testing/stock";
import { lineLimit } from "./basket";
import { addToBasket, forgetOldBaskets } from "./basket-commands";
import { pressNames } from "./basket-press";
import { readBasket, readBasketSummary, readRemovedName } from "./basket-reads";
import { acceptLine, changeQuantity, putBack, removeFromBasket } from "./line-commands";

async function tokenWith(sku: string, quantity: number): Promise<string> {
  const added = await addToBasket(undefined, { sku, quantity, place: null });
  if (!added.ok) throw new Error(added.refusal);
  return added.value.token;
}

describe("addToBasket", () => {
  test("opens a basket and then adds to it, at the catalogue's price", async () => {
    const { sku } = await stockShelf(10, { pricePence: 850 });
    const token = await tokenWith(sku, 2);
    await addToBasket(token, {
      sku,
      quantity: 1,
      place: { guide: "hamstrings", section: "stretches", slot: "band" },
    });
    const basket = await readBasket(token);
    expect(basket?.lines).toMatchObject([{ sku, quantity: 3, unitPence: 850, available: 10 }]);
    expect(await readBasketSummary(token)).toEqual({ itemCount: 3, subtotalPence: 2550 });
  });

  test("adds up two presses at the same moment", async () => {
    const { sku } = await stockShelf(20);
    const token = await tokenWith(sku, 1);
    await Promise.all(Array.from({ length: 8 }, () => addToBasket(token, { sku, quantity: 1, place: null })));
    expect((await readBasket(token))?.lines[0]?.quantity).toBe(9);
  });

  test("refuses what cannot be had, and changes nothing", async () => {
    const { sku } = await stockShelf(3);
    const empty = await stockShelf(0);
    const token = await tokenWith(sku, 2);
    const add = (wanted: string, quantity: number) =>
      addToBasket(token, { sku: wanted, quantity, place: null });
    expect(await add(sku, 2)).toEqual({ ok: false, refusal: "not-that-many" });
    expect(await add(sku, 21)).toEqual({ ok: false, refusal: "unit-limit" });
    expect(await add(empty.sku, 1)).toEqual({ ok: false, refusal: "sold-out" });
    expect(await add("NO-SUCH", 1)).toEqual({ ok: false, refusal: "unknown-variant" });
    expect((await readBasket(token))?.lines).toMatchObject([{ sku, quantity: 2 }]);
  });

  test("gives a stranger's or an outlived name a basket of its own", async () => {
    const { sku } = await stockShelf(5);
    const added = await addToBasket("AAAAAAAAAAAAAAAAAAAAAA", { sku, quantity: 1, place: null });
    expect(added.ok && added.value.token).not.toBe("AAAAAAAAAAAAAAAAAAAAAA");
  });
});

describe("a press", () => {
  const named = (press: string) => pressNames({ press, form: "", isNavigation: false }, 0);

  test("that is repeated adds once, one after the other and at once", async () => {
    const { sku } = await stockShelf(20);
    const token = await tokenWith(sku, 1);
    const again = { sku, quantity: 2, place: null, presses: named(randomUUID()) };
    await addToBasket(token, again);
    expect(await addToBasket(token, again)).toEqual({ ok: true, value: { token } });
    const once = { sku, quantity: 4, place: null, presses: named(randomUUID()) };
    await Promise.all(Array.from({ length: 6 }, () => addToBasket(token, once)));
    expect((await readBasket(token))?.lines[0]?.quantity).toBe(7);
  });

  test("that opened the basket is known to it", async () => {
    const { sku } = await stockShelf(20);
    const first = { sku, quantity: 2, place: null, presses: named(randomUUID()) };
    const opened = await addToBasket(undefined, first);
    const token = opened.ok ? opened.value.token : "";
    await addToBasket(token, first);
    expect((await readBasket(token))?.lines[0]?.quantity).toBe(2);
  });

  test("that was refused may be made again once there is enough", async () => {
    const shelf = await stockShelf(1);
    const token = await tokenWith(shelf.sku, 1);
    const again = { sku: shelf.sku, quantity: 1, place: null, presses: named(randomUUID()) };
    expect(await addToBasket(token, again)).toEqual({ ok: false, refusal: "not-that-many" });
    await changeStock("test", stockForm(shelf.sku, { quantity: 5 }));
    expect((await addToBasket(token, again)).ok).toBe(true);
    expect((await readBasket(token))?.lines[0]?.quantity).toBe(2);
  });
});

test("a basket of fifty lines takes no other, not even from presses at once", async () => {
  const shelves = await Promise.all(Array.from({ length: lineLimit + 3 }, () => stockShelf(2)));
  const [first, ...others] = shelves;
  const token = await tokenWith(first?.sku ?? "", 1);
  for (const { sku } of others.slice(0, lineLimit - 2))
    await addToBasket(token, { sku, quantity: 1, place: null });
  const pressed = await Promise.all(
    others.slice(-4).map(({ sku }) => addToBasket(token, { sku, quantity: 1, place: null })),
  );
  expect(pressed.filter(({ ok }) => ok)).toHaveLength(1);
  for (const one of pressed) if (!one.ok) expect(one.refusal).toBe("line-limit");
  expect((await readBasket(token))?.lines).toHaveLength(lineLimit);
});

describe("what was taken out", () => {
  test("is put back as it was: quantity, place, moment and price seen", async () => {
    const shelves = await Promise.all([stockShelf(9), stockShelf(9), stockShelf(9)]);
    const [first, second, third] = shelves.map(({ sku }) => sku);
    if (!first || !second || !third) throw new Error("no shelves");
    const token = await tokenWith(first, 1);
    const place = { guide: "hamstrings", section: "stretches", slot: "band" };
    await addToBasket(token, { sku: second, quantity: 4, place });
    await addToBasket(token, { sku: third, quantity: 1, place: null });
    const lineOf = (sku: string) => db().basketLine.findFirst({ where: { variant: { sku } } });
    const before = await lineOf(second);
    await removeFromBasket(token, second);
    expect(await lineOf(second)).toBeNull();
    expect(await readRemovedName(token, second)).toMatch(/^Test/);
    expect((await putBack(token, second)).ok).toBe(true);
    expect(await lineOf(second)).toEqual(before);
    expect((await readBasket(token))?.lines.map(({ sku }) => sku)).toEqual([first, second, third]);
    expect((await putBack(token, second)).ok, "a second press finds it there").toBe(true);
    expect(await lineOf(second)).toEqual(before);
    expect(await readRemovedName(token, second)).toBeNull();
  });

  test("adds up with what was added again meanwhile, up to the limit", async () => {
    const { sku } = await stockShelf(40);
    const token = await tokenWith(sku, 12);
    await removeFromBasket(token, sku);
    await addToBasket(token, { sku, quantity: 12, place: null });
    await putBack(token, sku);
    expect((await readBasket(token))?.lines).toMatchObject([{ quantity: 20 }]);
  });

  test("can be taken out and put back again, and not from another basket or after a day", async () => {
    const { sku } = await stockShelf(9);
    const token = await tokenWith(sku, 2);
    const other = await tokenWith(sku, 1);
    await removeFromBasket(token, sku);
    await removeFromBasket(other, sku);
    await putBack(other, sku);
    expect((await readBasket(other))?.lines).toMatchObject([{ quantity: 1 }]);
    await putBack(token, sku);
    await removeFromBasket(token, sku);
    await db().basketRemovedLine.updateMany({ data: { removedAt: new Date(Date.now() - 25 * 3_600_000) } });
    expect(await putBack(token, sku)).toEqual({ ok: false, refusal: "not-removed" });
    expect(await putBack(undefined, sku)).toEqual({ ok: false, refusal: "not-in-basket" });
  });
});

describe("what has changed since it was added", () => {
  test("is told until it is accepted, whatever else is done to the line", async () => {
    const { sku, variantId } = await stockShelf(9, { pricePence: 800 });
    const token = await tokenWith(sku, 2);
    await db().variant.update({ where: { id: variantId }, data: { pricePence: 900 } });
    await changeQuantity(token, sku, 3);
    await addToBasket(token, { sku, quantity: 1, place: null });
    expect((await readBasket(token))?.lines).toMatchObject([{ seenPence: 800, unitPence: 900, quantity: 4 }]);
    expect(await acceptLine(token, { sku, pence: 800, quantity: 4 })).toEqual({
      ok: false,
      refusal: "changed-again",
    });
    expect((await acceptLine(token, { sku, pence: 900, quantity: 4 })).ok).toBe(true);
    expect((await readBasket(token))?.lines).toMatchObject([{ seenPence: 900, quantity: 4 }]);
  });

  test("may be that fewer are left: the rest is taken with one press, and never more than there is", async () => {
    const { sku, variantId } = await stockShelf(4);
    const token = await tokenWith(sku, 4);
    const hold = (reserved: number) => db().stockLevel.update({ where: { variantId }, data: { reserved } });
    await hold(2);
    const accept = (quantity: number) => acceptLine(token, { sku, pence: 1000, quantity });
    expect(await accept(3)).toEqual({ ok: false, refusal: "changed-again" });
    expect(await accept(5), "accepting adds nothing").toEqual({ ok: false, refusal: "changed-again" });
    expect((await accept(2)).ok).toBe(true);
    await hold(4);
    expect(await accept(2)).toEqual({ ok: false, refusal: "sold-out" });
    await hold(0);
    expect((await readBasket(token))?.lines).toMatchObject([{ quantity: 2 }]);
  });
});

describe("changing a line", () => {
  test("sets, refuses more than there is, and takes out", async () => {
    const { sku } = await stockShelf(4);
    const token = await tokenWith(sku, 1);
    expect((await changeQuantity(token, sku, 4)).ok).toBe(true);
    expect(await changeQuantity(token, sku, 5)).toEqual({ ok: false, refusal: "not-that-many" });
    expect((await readBasket(token))?.lines[0]?.quantity).toBe(4);
    await removeFromBasket(token, sku);
    await removeFromBasket(token, sku);
    expect((await readBasket(token))?.lines).toEqual([]);
    expect(await changeQuantity(token, sku, 1)).toEqual({ ok: false, refusal: "not-in-basket" });
  });

  test("may always go down, also when the stock has gone", async () => {
    const { sku, variantId } = await stockShelf(4);
    const token = await tokenWith(sku, 4);
    await db().stockLevel.update({ where: { variantId }, data: { reserved: 4 } });
    expect((await changeQuantity(token, sku, 2)).ok).toBe(true);
    expect((await readBasket(token))?.lines).toMatchObject([{ quantity: 2, available: 0 }]);
    await db().stockLevel.update({ where: { variantId }, data: { reserved: 0 } });
  });

  test("is one press at a time: two that meet lose nothing and fail neither", async () => {
    const { sku } = await stockShelf(9);
    const token = await tokenWith(sku, 2);
    const [changed] = await Promise.all([changeQuantity(token, sku, 5), removeFromBasket(token, sku)]);
    if (!changed.ok) expect(changed.refusal).toBe("not-in-basket");
    expect((await readBasket(token))?.lines).toEqual([]);
  });

  test("forgets a basket that nobody has touched", async () => {
    const { sku } = await stockShelf(9);
    const token = await tokenWith(sku, 1);
    await db().basket.updateMany({
      data: { expiresAt: new Date(0) },
      where: { lines: { some: { variant: { sku } } } },
    });
    expect(await readBasket(token)).toBeNull();
    expect(await forgetOldBaskets()).toBe(1);
    expect(await db().basketLine.count({ where: { variant: { sku } } })).toBe(0);
  });

  test("never reaches into another basket", async () => {
    const { sku } = await stockShelf(9);
    const own = await tokenWith(sku, 1);
    const other = await tokenWith(sku, 2);
    await removeFromBasket(own, sku);
    expect((await readBasket(other))?.lines).toMatchObject([{ quantity: 2 }]);
    expect(await readBasket("not a token")).toBeNull();
  });
});
