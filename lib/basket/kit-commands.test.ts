import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { stockShelf } from "@/scripts/testing/stock";
import { lineLimit, unitLimit } from "./basket";
import { addToBasket } from "./basket-commands";
import { kitItemsText, parseKitItems } from "./basket-kit";
import { readBasket } from "./basket-reads";
import { kitSchema } from "./basket-schema";
import { addKit } from "./kit-commands";

// The first shelf makes the department that all of them stand in.
beforeAll(async () => void (await stockShelf(1)));

const place = (slot: string) => ({ guide: "hamstrings", section: "prevention", slot });

describe("a kit", () => {
  test("is added whole, one of each part, with the places that ask for them, and once a press", async () => {
    const [one, other] = await Promise.all([stockShelf(9), stockShelf(2)]);
    const entries = [
      { sku: one.sku, place: place("roller") },
      { sku: other.sku, place: null },
    ];
    const press = randomUUID();
    const added = await addKit(undefined, entries, press);
    const token = added.ok ? added.value.token : "";
    await Promise.all([addKit(token, entries, press), addKit(token, entries, press)]);
    expect((await readBasket(token))?.lines).toMatchObject([
      { sku: one.sku, quantity: 1, guideSlug: "hamstrings", sectionSlug: "prevention", slotSlug: "roller" },
      { sku: other.sku, quantity: 1, guideSlug: null },
    ]);
    expect(await addKit(token, entries, randomUUID())).toEqual({ ok: true, value: { token } });
    expect((await readBasket(token))?.lines.map(({ quantity }) => quantity)).toEqual([2, 2]);
  });

  test("of which a part is missing leaves the basket as it was, and says which and why", async () => {
    const [one, last, empty] = await Promise.all([stockShelf(9), stockShelf(1), stockShelf(0)]);
    const held = await addToBasket(undefined, { sku: last.sku, quantity: 1, place: null });
    const token = held.ok ? held.value.token : "";
    const before = await readBasket(token);
    const entries = [one.sku, last.sku, empty.sku, "NO-SUCH"].map((sku) => ({ sku, place: null }));
    expect(await addKit(token, entries, randomUUID())).toEqual({
      ok: false,
      refusal: [
        { sku: last.sku, reason: "held" },
        { sku: empty.sku, reason: "gone" },
        { sku: "NO-SUCH", reason: "gone" },
      ],
    });
    expect(await readBasket(token)).toEqual(before);
    const baskets = await db().basket.count();
    expect(await addKit(undefined, entries, undefined)).toMatchObject({ ok: false });
    expect(await db().basket.count(), "no basket is opened for it").toBe(baskets);
  });

  test("keeps to what a basket may hold", async () => {
    const [most, fresh] = await Promise.all([stockShelf(60), stockShelf(5)]);
    const held = await addToBasket(undefined, { sku: most.sku, quantity: unitLimit, place: null });
    const token = held.ok ? held.value.token : "";
    const kit = [most, fresh].map(({ sku }) => ({ sku, place: null }));
    expect(await addKit(token, kit, undefined)).toEqual({
      ok: false,
      refusal: [{ sku: most.sku, reason: "held" }],
    });

    const shelves = await Promise.all(Array.from({ length: lineLimit - 1 }, () => stockShelf(2)));
    expect(
      await addKit(
        token,
        shelves.map(({ sku }) => ({ sku, place: null })),
        undefined,
      ),
    ).toMatchObject({ ok: true });
    expect(await addKit(token, [{ sku: fresh.sku, place: null }], undefined)).toEqual({
      ok: false,
      refusal: "line-limit",
    });
    expect((await readBasket(token))?.lines).toHaveLength(lineLimit);
    expect(await addKit(token, [], undefined)).toEqual({ ok: false, refusal: "nothing-to-add" });
  });
});

describe("the way back from a kit", () => {
  test.each(["a=b\r\nset-cookie: c=d", "a=b#c", "/\\evil.example", "a=b c", "a".repeat(4_001)])(
    "is no other than a query: %j",
    (choice) => {
      const asked = { guide: "hamstrings", items: "TB-RED:stretches:band" };
      expect(kitSchema.parse({ ...asked, choice }).choice).toBe("");
      expect(kitSchema.parse({ ...asked, choice: "kit=full&amount=%C2%A340" }).choice).not.toBe("");
    },
  );
});

describe("a kit as text", () => {
  const items = [
    { sku: "GRID-ORANGE", section: "prevention", slot: "roller" },
    { sku: "TB-RED", section: "stretches", slot: "band" },
  ];

  test("is read as it is written", () => {
    expect(kitItemsText(items)).toBe("GRID-ORANGE:prevention:roller,TB-RED:stretches:band");
    expect(parseKitItems(kitItemsText(items))).toEqual(items);
  });

  test.each([
    "",
    "TB-RED",
    "TB-RED:stretches",
    "TB-RED:stretches:band:1",
    "tb-red:stretches:band",
    "TB-RED:stretches:Band",
    "TB-RED:stretches:band,",
    "TB-RED:stretches:band,TB-RED:other:band",
    Array.from({ length: lineLimit + 1 }, (_, index) => `A${index}:a:b`).join(","),
  ])("is none of it read when a part cannot be: %j", (text) => {
    expect(parseKitItems(text)).toBeNull();
  });
});
