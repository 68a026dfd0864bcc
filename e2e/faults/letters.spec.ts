import { expect, test } from "./support/fixtures";
import { paidOnce, total } from "./support/sums";

const marking = /UPDATE "public"\."outbox" SET "sent_at"/;
const handedOver = /\r\nDATA\r\n|^DATA\r\n/;

test("nobody takes letters: the order is paid and says so, and its one letter leaves once somebody does", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(2);
  const buyer = await arrive();
  await buyer.add(sku);
  await rig.wires.smtp.refuse();
  expect(await buyer.pay(await buyer.checkOut())).toContain("Thank you");
  expect(await rig.clerk.ask("workOff")).toEqual({ done: 0, failed: 1 });
  expect(await rig.clerk.ask("workOff"), "not again at once").toEqual({ done: 0, failed: 0 });
  expect(await rig.outcomeOf(buyer)).toEqual({ ...paidOnce, letters: [] });
  await rig.wires.smtp.mend();
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
});

test("the worker is killed before its letter was taken: it leaves once, after the worker's return", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(2);
  const buyer = await arrive();
  await buyer.add(sku);
  await rig.worker.start();
  const handing = rig.wires.smtp.catchQuestion(handedOver);
  await buyer.payAndLeave(await buyer.checkOut());
  await handing.caught(40_000);
  await rig.worker.end();
  handing.drop();
  expect(rig.postbox.mailTo(buyer.email)).toHaveLength(0);

  await rig.worker.start();
  await rig.query("UPDATE outbox SET available_at = now() WHERE sent_at IS NULL");
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(buyer)).toEqual(paidOnce);
  await rig.worker.end("SIGTERM");
});

test("the worker is killed after its letter left and before that was noted: it leaves once more at most, and mailboxes can tell that it is the same", async ({
  rig,
  arrive,
}) => {
  const sku = await rig.shelf(2);
  const buyer = await arrive();
  await buyer.add(sku);
  await rig.worker.start();
  const noting = rig.wires.database.catchQuestion(marking);
  await buyer.payAndLeave(await buyer.checkOut());
  await noting.caught(40_000);
  await rig.worker.end();
  noting.drop();
  expect(rig.postbox.mailTo(buyer.email)).toHaveLength(1);

  // The next worker leaves alone what the dead one may still be at, and sends everything else.
  await rig.worker.start();
  const next = await arrive();
  await next.add(sku);
  await next.payAndLeave(await next.checkOut());
  await expect.poll(() => rig.postbox.mailTo(next.email).length, { timeout: 40_000 }).toBe(1);
  expect(rig.postbox.mailTo(buyer.email)).toHaveLength(1);
  await rig.worker.end("SIGTERM");

  await rig.becomeQuiet();
  const letters = rig.postbox.mailTo(buyer.email);
  expect(await rig.outcomeOf(buyer)).toMatchObject({ orders: ["paid"], charged: total, refunded: 0 });
  expect(letters).toHaveLength(2);
  expect(new Set(letters.map(({ messageId }) => messageId)).size).toBe(1);
  await rig.becomeQuiet();
  expect(rig.postbox.mailTo(buyer.email)).toHaveLength(2);
});
