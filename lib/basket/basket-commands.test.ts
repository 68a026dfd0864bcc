import { describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { stockShelf } from "@/scripts/testing/stock";
import { addToBasket, forgetOldBaskets } from "./basket-commands";
import { readBasket, readBasketSummary } from "./basket-reads";
import { changeQuantity, removeFromBasket } from "./line-commands";

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
