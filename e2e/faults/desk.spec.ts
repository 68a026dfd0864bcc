import { Desk } from "./support/desk";
import { expect, test } from "./support/fixtures";

test("the desk receives, writes off and counts while thirty buyers buy: every unit is where the books say", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(30);
  const page = `/admin/stock/${sku}`;
  const buyers = await Promise.all(Array.from({ length: 30 }, arrive));
  const desks = await Promise.all([Desk.enter(rig), Desk.enter(rig)]);
  let waiting = buyers.length;
  const buying = Promise.all(
    buyers.map(async (buyer) => {
      await buyer.add(sku);
      const words = await buyer.pay(await buyer.checkOut());
      waiting -= 1;
      return words;
    }),
  );
  const booked = { receive: 0, write_off: 0, count: 0 };
  const refused: string[] = [];
  const working = desks.map(async (desk, index) => {
    for (let turn = 0; turn < 3 || waiting > 0; turn += 1) {
      // Received before it is written off, so that no buyer has to go without.
      for (const [task, quantity] of [
        ["receive", 2],
        ["write_off", 1],
        ["count", null],
      ] as const) {
        const form = await desk.open(page, "seenOnHand");
        const units = String(quantity ?? form.fields["seenOnHand"]);
        const words = await desk.send(form, { task, quantity: units, reason: `Desk ${index + 1}` });
        if (/(Received|Wrote off|Counted) \d+\. On hand is now/.test(words)) booked[task] += 1;
        else
          refused.push(
            /(The stock changed while you were counting|Somebody has counted this shelf)/.exec(words)?.[1] ??
              words,
          );
      }
    }
  });
  const words = await buying;
  await Promise.all(working);
  expect(words.filter((page) => page.includes("Thank you"))).toHaveLength(buyers.length);
  expect(new Set(refused)).not.toContain(undefined);
  for (const reason of refused) expect(reason.length).toBeLessThan(50);

  await rig.becomeQuiet();
  const left = 2 * booked.receive - booked.write_off;
  expect(await rig.levelOf(sku)).toBe(`${left} on hand, 0 held`);
  const [journal] = await rig.query(
    `SELECT sum(delta_on_hand)::int AS "onHand", sum(delta_reserved)::int AS reserved,
       count(*) FILTER (WHERE kind = 'sale')::int AS sales
     FROM stock_movement JOIN variant ON variant.id = variant_id WHERE sku = $1`,
    [sku],
  );
  expect(journal).toEqual({ onHand: left, reserved: 0, sales: buyers.length });
  for (const desk of desks) await desk.leave();
});

test("a count below what is held: the books go down to the held units, the desk is told what is missing, and who holds them can pay", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(5);
  const buyers = await Promise.all([arrive(), arrive(), arrive()]);
  const pages = await Promise.all(
    buyers.map(async (buyer) => {
      await buyer.add(sku);
      return buyer.checkOut();
    }),
  );
  expect(await rig.levelOf(sku)).toBe("5 on hand, 3 held");

  const desk = await Desk.enter(rig);
  const form = await desk.open(`/admin/stock/${sku}`, "seenOnHand");
  const words = await desk.send(form, { task: "count", quantity: "1", reason: "Friday's count" });
  expect(words).toContain("Counted 1. On hand is now 3. That is what is held for orders; you are 2 short");
  expect(await rig.levelOf(sku)).toBe("3 on hand, 3 held");
  expect(await desk.read("/admin")).toContain(
    `A count found 1 of ${sku}, and 3 are held for orders being paid for: 2 short.`,
  );

  await Promise.all(
    buyers.map(async (buyer, index) => expect(await buyer.pay(pages[index] ?? "")).toContain("Thank you")),
  );
  expect(await (await arrive()).add(sku)).toContain("refused=sold-out");
  await rig.becomeQuiet();
  expect(await rig.levelOf(sku)).toBe("0 on hand, 0 held");
  await desk.leave();
});
