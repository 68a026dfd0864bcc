import { afterAll, describe, expect, test } from "vitest";
import { closeDatabase } from "@/lib/db/client";
import { changeStock } from "./stock-commands";
import { stockForm, stockShelf, take } from "@/scripts/testing/stock";
import { readStockJournal } from "./stock-reads";

afterAll(closeDatabase);

describe("readStockJournal", () => {
  test("counts back from the level, on the first page and on older ones", async () => {
    const shelf = await stockShelf(10);
    await take([{ variantId: shelf.variantId, quantity: 3 }]);
    await changeStock("test", stockForm(shelf.sku, { task: "write_off", quantity: 2 }));
    const journal = await readStockJournal(shelf.sku);
    const levels = journal?.movements.map(({ kind, onHandAfter, reservedAfter }) => [
      kind,
      onHandAfter,
      reservedAfter,
    ]);
    const expected = [
      ["write_off", 8, 3],
      ["hold", 10, 3],
      ["receive", 10, 0],
    ];
    expect(levels).toEqual(expected);
    expect(journal).toMatchObject({ sku: shelf.sku, onHand: 8, reserved: 3 });

    const older = await readStockJournal(shelf.sku, BigInt(journal?.movements[0]?.id ?? 0));
    expect(older?.movements).toEqual(journal?.movements.slice(1));
  });

  test("knows no variant by another SKU", async () => {
    expect(await readStockJournal("T-NOBODY")).toBeNull();
  });
});
