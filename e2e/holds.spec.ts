import { Buyer } from "./support/buyer";
import { expect, test, type Shop } from "./support/fixtures";
import { levelOf } from "./support/records";
import { bookStock, shelfRow, signInAsOwner } from "./support/visitor";

const sku = "GRID-ORANGE";
const units = 12;
const buyers = 40;

type Outcome = { readonly end: "paid" | "refused"; readonly words: string };

/** From the shelf to the paid order, or to the words that say why not. */
async function buy(shop: Shop): Promise<Outcome> {
  const buyer = await Buyer.arrive(shop);
  try {
    const added = await buyer.add(sku);
    if (added.includes("refused=")) return { end: "refused", words: await buyer.read(added) };
    const sent = await buyer.checkOut();
    if (sent.includes("refused=")) return { end: "refused", words: await buyer.read(sent) };
    return { end: "paid", words: await buyer.pay(sent) };
  } finally {
    await buyer.leave();
  }
}

test("of forty buyers at once who want the last twelve rollers, twelve pay and the others are told", async ({
  page,
  shop,
}) => {
  test.slow();
  await signInAsOwner(page);
  await expect(page.getByRole("heading", { level: 1, name: "Stock" })).toBeVisible();
  const row = shelfRow(page, sku);
  const book = async (task: Parameters<typeof bookStock>[1]["task"], quantity: number) => {
    if (quantity <= 0) return;
    await page.goto("/admin/stock");
    await bookStock(row, { quantity: String(quantity), reason: "Forty buyers", task });
    await expect(row.getByRole("status")).toContainText(String(quantity));
  };
  // Other tests buy rollers, too: twelve are free for this one, whatever it finds.
  const before = await levelOf(shop, sku);
  const free = before.onHand - before.reserved;
  await book("Receive", units - free);
  await book("Quarantine", free - units);

  const outcomes = await Promise.all(Array.from({ length: buyers }, () => buy(shop)));

  const paid = outcomes.filter(({ end }) => end === "paid");
  expect(paid).toHaveLength(units);
  for (const { words } of paid) expect(words).toContain("Thank you");
  const refused = outcomes.filter(({ end }) => end === "refused");
  for (const { words } of refused) expect(words).toMatch(/sold out|run short|not that many|only \d+ left/i);
  expect(refused).toHaveLength(buyers - units);
  expect(await levelOf(shop, sku)).toMatchObject({ onHand: before.reserved, reserved: before.reserved });

  await book("Back to shelf", free - units);
  await book("Receive", Math.min(free, units));
  expect(await levelOf(shop, sku)).toEqual(before);
});
