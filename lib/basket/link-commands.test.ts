import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { stockShelf } from "@/scripts/testing/stock";
import { addToBasket } from "./basket-commands";
import { readBasket } from "./basket-reads";
import { addLink } from "./link-commands";
import { readLinkPlan } from "./link-reads";

// The first shelf makes the department that all of them stand in.
beforeAll(async () => void (await stockShelf(1)));

describe("a link to a filled basket", () => {
  test("shows what it would add and changes nothing; pressing adds exactly that, in its order", async () => {
    const [one, other, empty] = await Promise.all([
      stockShelf(9, { pricePence: 1250 }),
      stockShelf(2),
      stockShelf(0),
    ]);
    const entries = [
      { sku: other.sku, quantity: 3 },
      { sku: one.sku, quantity: 1 },
      { sku: empty.sku, quantity: 1 },
      { sku: "NO-SUCH", quantity: 1 },
    ];
    const baskets = await db().basket.count();
    const plan = await readLinkPlan(undefined, entries);
    expect(plan.map(({ adding, shortfall }) => [adding, shortfall])).toEqual([
      [2, "fewer-left"],
      [1, null],
      [0, "sold-out"],
      [0, "not-sold"],
    ]);
    expect(plan[1]?.offer).toMatchObject({ unitPence: 1250 });
    expect(await db().basket.count()).toBe(baskets);

    const added = await addLink(undefined, entries, undefined);
    expect(added).toMatchObject({ ok: true, value: { isWhole: false } });
    const basket = await readBasket(added.ok ? added.value.token : undefined);
    expect(basket?.lines.map(({ sku, quantity }) => [sku, quantity])).toEqual([
      [other.sku, 2],
      [one.sku, 1],
    ]);
  });

  test("adds to what the basket has, up to the limit, and once a press", async () => {
    const { sku } = await stockShelf(40);
    const held = await addToBasket(undefined, { sku, quantity: 15, place: null });
    const token = held.ok ? held.value.token : "";
    const press = randomUUID();
    const entries = [{ sku, quantity: 3 }];
    expect(await addLink(token, entries, press)).toEqual({ ok: true, value: { token, isWhole: true } });
    await Promise.all([addLink(token, entries, press), addLink(token, entries, press)]);
    expect((await readBasket(token))?.lines).toMatchObject([{ quantity: 18 }]);
    expect(await addLink(token, entries, randomUUID())).toMatchObject({ value: { isWhole: false } });
    expect((await readBasket(token))?.lines).toMatchObject([{ quantity: 20 }]);
    expect(await addLink(token, entries, randomUUID())).toEqual({ ok: false, refusal: "nothing-to-add" });
  });

  test("of nothing opens no basket", async () => {
    const baskets = await db().basket.count();
    expect(await addLink(undefined, [], undefined)).toEqual({ ok: false, refusal: "empty-link" });
    expect(await addLink(undefined, [{ sku: "NO-SUCH", quantity: 1 }], undefined)).toEqual({
      ok: false,
      refusal: "nothing-to-add",
    });
    expect(await db().basket.count()).toBe(baskets);
  });
});
