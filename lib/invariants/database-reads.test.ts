import { afterAll, expect, test } from "vitest";
import { closeDatabase, db } from "@/lib/db/client";
import { changeStock } from "@/lib/stock/stock-commands";
import { stockForm, stockShelf } from "@/scripts/testing/stock";
import { readDatabaseFindings } from "./database-reads";

afterAll(closeDatabase);

async function brokenRules(): Promise<string[]> {
  return (await readDatabaseFindings()).filter(({ broken }) => broken.length > 0).map(({ id }) => id);
}

test("a quarantine that no movement explains is found", async () => {
  const shelf = await stockShelf(5);
  await changeStock("test", stockForm(shelf.sku, { task: "quarantine", quantity: 2 }));
  expect(await brokenRules()).toEqual([]);
  const { variantId } = shelf;
  await db().stockLevel.update({ where: { variantId }, data: { quarantined: 3 } });
  expect(await brokenRules()).toEqual(["I2"]);
  await db().stockLevel.update({ where: { variantId }, data: { quarantined: 2 } });
  expect(await brokenRules()).toEqual([]);
});
