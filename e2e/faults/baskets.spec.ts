import { deliveryTerms } from "@/lib/delivery/delivery";
import { isPage } from "./support/pages";
import { expect, test } from "./support/fixtures";

test.describe("two lines of one variant", () => {
  test("added three times at once, they are one line, one hold and one sum", async ({ rig, arrive }) => {
    const sku = await rig.shelf(9);
    const buyer = await arrive();
    await buyer.add(sku);
    await Promise.all([buyer.add(sku, 2), buyer.add(sku, 3), buyer.add(sku, 1)]);
    const page = await buyer.checkOut();
    const lines = await rig.query(
      `SELECT order_line.quantity, order_line.total_pence AS total FROM order_line
       JOIN shop_order ON shop_order.id = order_id WHERE email = $1`,
      [buyer.email],
    );
    expect(lines).toEqual([{ quantity: 7, total: 7000 }]);
    expect(await rig.levelOf(sku)).toBe("9 on hand, 7 held");

    await buyer.pay(page);
    await rig.becomeQuiet();
    expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["paid"], charged: 7000 });
    expect(await rig.levelOf(sku)).toBe("2 on hand, 0 held");
  });

  test("written into an order by hand, the second line and the second hold are refused by the database", async ({
    rig,
    arrive,
  }) => {
    const sku = await rig.shelf(3);
    const buyer = await arrive();
    await buyer.add(sku);
    await buyer.checkOut();
    const mayNot = async (table: string, columns: string, [more, value] = ["state", "state"]) => {
      const twice = rig.query(
        `INSERT INTO ${table} (id, ${columns}, ${more})
         SELECT gen_random_uuid(), ${columns}, ${value} FROM ${table}
         WHERE order_id = (SELECT shop_order.id FROM shop_order WHERE email = $1)`,
        [buyer.email],
      );
      await expect(twice).rejects.toThrow(`${table}_order_id_variant_id_key`);
    };
    await mayNot("reservation", "order_id, variant_id, quantity");
    await mayNot(
      "order_line",
      "order_id, variant_id, sku, product_slug, product_name, option_text, catalogue_pence, unit_price_pence, vat_rate, quantity, total_pence",
      ["position", "position + 1"],
    );
  });
});

test("crossed baskets, forty at once: whoever has both things has a page, whoever has not holds neither, and nobody waits for ever", async ({
  rig,
  arrive,
}) => {
  const scarce = await rig.shelf(12);
  const plenty = await rig.shelf(60);
  const deadlocks = async () => {
    const [row] = await rig.query<{ deadlocks: number }>(
      "SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()",
    );
    return row?.deadlocks;
  };
  const before = await deadlocks();
  const buyers = await Promise.all(Array.from({ length: 40 }, arrive));
  await Promise.all(
    buyers.map(async (buyer, index) => {
      for (const sku of index % 2 === 0 ? [scarce, plenty] : [plenty, scarce]) await buyer.add(sku);
    }),
  );
  const sent = await Promise.all(buyers.map((buyer) => buyer.checkOut()));
  expect(sent.filter(isPage)).toHaveLength(12);
  expect(new Set(sent.filter((address) => !isPage(address)))).toEqual(
    new Set(["/basket?refused=not-enough#pay"]),
  );
  expect(await rig.levelOf(scarce)).toBe("12 on hand, 12 held");
  expect(await rig.levelOf(plenty)).toBe("60 on hand, 12 held");

  await Promise.all(
    buyers.map(async (buyer, index) => {
      const page = sent[index];
      if (isPage(page)) expect(await buyer.pay(page)).toContain("Thank you");
    }),
  );
  await rig.becomeQuiet();
  expect(await rig.levelOf(scarce)).toBe("0 on hand, 0 held");
  expect(await rig.levelOf(plenty)).toBe("48 on hand, 0 held");
  expect(await deadlocks()).toBe(before);
});

test("an old tab, after the basket has changed: its page is closed and takes no money, the new one does", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(3);
  const buyer = await arrive();
  await buyer.add(sku);
  const oldTab = await buyer.checkOut();
  await buyer.change(sku, 2);
  const newTab = await buyer.checkOut();
  expect(newTab).not.toBe(oldTab);

  expect(await buyer.read(oldTab)).toContain("This payment page has expired");
  expect((await (await buyer.fillIn(oldTab))()).status()).toBe(200);
  expect((await rig.outcomeOf(buyer)).charged).toBe(0);
  expect(await rig.levelOf(sku)).toBe("3 on hand, 2 held");

  expect(await buyer.pay(newTab)).toContain("Thank you");
  expect((await (await buyer.fillIn(oldTab))()).status(), "once more, after all is paid").toBe(200);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual({
    orders: ["expired", "paid"],
    charged: 2000 + deliveryTerms.charge,
    refunded: 0,
    letters: ["order-confirmation"],
  });
  expect(await rig.levelOf(sku)).toBe("1 on hand, 0 held");
});

test("a double click, by eight buyers at once: each has one order, one page and one hold", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(20);
  const buyers = await Promise.all(Array.from({ length: 8 }, arrive));
  await Promise.all(buyers.map((buyer) => buyer.add(sku)));
  const presses = await Promise.all(
    buyers.map((buyer) => Promise.all([buyer.checkOut(), buyer.checkOut(), buyer.checkOut()])),
  );
  expect(await rig.levelOf(sku)).toBe("20 on hand, 8 held");
  for (const [index, buyer] of buyers.entries()) {
    const again = await buyer.checkOut();
    expect(isPage(again)).toBe(true);
    // A press that waited for the other for long may say so; it never leads anywhere else.
    const others = presses[index]?.filter((address) => !address.includes("refused=busy")) ?? [];
    expect(new Set([...others, again])).toEqual(new Set([again]));
    expect(await rig.stripe.sessionsOf(buyer.email)).toHaveLength(1);
    expect((await rig.outcomeOf(buyer)).orders).toEqual(["pending_payment"]);
  }
});
