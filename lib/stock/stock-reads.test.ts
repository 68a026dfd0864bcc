import { afterAll, describe, expect, test } from "vitest";
import { writeOrdersByHand } from "@/scripts/testing/books";
import { closeDatabase } from "@/lib/db/client";
import { changeStock } from "./stock-commands";
import type { StockView } from "./stock-desk";
import { stockForm, stockShelf, take } from "@/scripts/testing/stock";
import { journalPage, readStockJournal, readStockTable } from "./stock-reads";

writeOrdersByHand();

afterAll(closeDatabase);

describe("readStockJournal", () => {
  test("counts back from the level, on the first page and on older ones", async () => {
    const shelf = await stockShelf(10);
    await take([{ variantId: shelf.variantId, quantity: 3 }]);
    await changeStock("test", stockForm(shelf.sku, { task: "write_off", quantity: 2 }));
    await changeStock("test", stockForm(shelf.sku, { task: "quarantine", quantity: 2 }));
    const journal = await readStockJournal(shelf.sku);
    const levels = journal?.movements.map(({ kind, onHandAfter, reservedAfter, quarantinedAfter }) => [
      kind,
      onHandAfter,
      reservedAfter,
      quarantinedAfter,
    ]);
    const expected = [
      ["quarantine", 6, 3, 2],
      ["write_off", 8, 3, 0],
      ["hold", 10, 3, 0],
      ["receive", 10, 0, 0],
    ];
    expect(levels).toEqual(expected);
    expect(journal).toMatchObject({ sku: shelf.sku, onHand: 6, reserved: 3, quarantined: 2, older: null });

    const older = await readStockJournal(shelf.sku, BigInt(journal?.movements[0]?.id ?? 0));
    expect(older?.movements).toEqual(journal?.movements.slice(1));
  });

  test("knows no variant by another SKU", async () => {
    expect(await readStockJournal("T-NOBODY")).toBeNull();
  });
});

test("a journal goes on page by page until its first movement", async () => {
  const shelf = await stockShelf(0);
  for (let turn = 0; turn < journalPage + 1; turn += 1) await changeStock("test", stockForm(shelf.sku));
  const newest = await readStockJournal(shelf.sku);
  expect(newest?.movements).toHaveLength(journalPage);
  const oldest = await readStockJournal(shelf.sku, BigInt(newest?.older ?? 0));
  expect(oldest).toMatchObject({ older: null, movements: [{ deltaOnHand: 1, onHandAfter: 1 }] });
});

describe("readStockTable", () => {
  const every = { q: "", show: "all", after: "" } as const;

  test("finds by SKU and by product, all words, and takes no wildcard from outside", async () => {
    const shelf = await stockShelf(1);
    const mark = shelf.sku.slice(2);
    const find = async (q: string) => (await readStockTable({ ...every, q }, 10)).rows.map(({ sku }) => sku);
    expect(await find(mark.toLowerCase())).toEqual([shelf.sku]);
    expect(await find(`test ${mark}`)).toEqual([shelf.sku]);
    expect(await find(`${mark} elsewhere`)).toEqual([]);
    expect(await find(`${mark}%`)).toEqual([]);
    expect(await find("_".repeat(8))).toEqual([]);
    expect(await find("\\")).toEqual([]);
  });

  test("shows the part of the stock that is asked for", async () => {
    const [plenty, low, none, held, aside] = await Promise.all(
      [9, 3, 0, 9, 9].map((units) => stockShelf(units)),
    );
    if (!plenty || !low || !none || !held || !aside) throw new Error("no shelves");
    await take([{ variantId: held.variantId, quantity: 1 }]);
    await changeStock("test", stockForm(aside.sku, { task: "quarantine", quantity: 1 }));
    const shown = async (show: StockView) => {
      const { rows } = await readStockTable({ ...every, show }, 500);
      return [plenty, low, none, held, aside].filter(({ sku }) => rows.some((row) => row.sku === sku));
    };
    expect(await shown("all")).toEqual([plenty, low, none, held, aside]);
    expect(await shown("low")).toEqual([low, none]);
    expect(await shown("sold-out")).toEqual([none]);
    expect(await shown("held")).toEqual([held]);
    expect(await shown("quarantined")).toEqual([aside]);
  });

  test("goes on page by page, each SKU once", async () => {
    const all = (await readStockTable(every, 1000)).rows.map(({ sku }) => sku);
    const paged: string[] = [];
    for (let after: string | null = ""; after !== null;) {
      const part: Awaited<ReturnType<typeof readStockTable>> = await readStockTable({ ...every, after }, 2);
      paged.push(...part.rows.map(({ sku }) => sku));
      after = part.next;
    }
    expect(paged).toEqual(all);
  });
});
