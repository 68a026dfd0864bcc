import { deliveryTerms } from "@/lib/delivery/delivery";
import { Backup, replay } from "./support/backup";
import { expect, test } from "./support/fixtures";

const total = 1000 + deliveryTerms.charge;
const letter = "order-confirmation";
const unsaid = { letters: [], refunded: 0 };

test("books restored from a backup learn from Stripe what was paid and given back since", async ({
  rig,
  arrive,
}) => {
  test.setTimeout(180_000);
  const sku = await rig.shelf(10);
  const [told, waiting, begun, leaves, late] = [
    await arrive(),
    await arrive(),
    await arrive(),
    await arrive(),
    await arrive(),
  ];
  const buy = async (buyer: typeof told): Promise<string> => {
    await buyer.add(sku);
    return buyer.checkOut();
  };
  await told.pay(await buy(told));
  await rig.becomeQuiet();
  await waiting.pay(await buy(waiting));
  const begunPage = await buy(begun);
  const leftPage = await buy(leaves);
  expect(await rig.outcomeOf(waiting)).toMatchObject({ orders: ["paid"], charged: total, ...unsaid });

  const backup = await Backup.take(rig);
  await begun.pay(begunPage);
  await leaves.giveUp(leftPage);
  await late.pay(await buy(late));
  const [{ number } = { number: 0 }] = await rig.query<{ number: number }>(
    "SELECT number FROM shop_order WHERE email = $1",
    [told.email],
  );
  expect(await rig.clerk.ask("refundRest", number)).toBe(true);
  await rig.becomeQuiet();
  expect(await rig.outcomeOf(begun)).toEqual({
    orders: ["paid"],
    charged: total,
    refunded: 0,
    letters: [letter],
  });
  expect(await rig.outcomeOf(told)).toMatchObject({ orders: ["refunded"], refunded: total });
  expect(await rig.outcomeOf(late)).toMatchObject({ orders: ["paid"] });
  const [latePage] = await rig.stripe.sessionsOf(late.email);
  const lateNumber = latePage?.metadata?.["order_number"] ?? "";

  await backup.restore();
  await backup.discard();
  expect(await rig.outcomeOf(begun), "forgotten").toMatchObject({ orders: ["pending_payment"] });
  expect(await rig.outcomeOf(told), "forgotten").toMatchObject({ orders: ["paid"] });
  expect(await rig.outcomeOf(late), "forgotten").toMatchObject({ orders: [] });

  const first = await replay(rig, "--since", backup.takenAt.toISOString());
  expect(first.isWell, first.said).toBe(false);
  expect(first.said).toContain("1  failed");
  await rig.query("UPDATE outbox SET available_at = now() WHERE sent_at IS NULL");
  expect((await rig.clerk.ask("workOff")).failed).toBe(0);

  // Begun before, paid after: comes home. Its letter, and the one that waited at the time of the backup, are sent again.
  const paid = { orders: ["paid"], charged: total, refunded: 0, letters: [letter, letter] };
  expect(await rig.outcomeOf(begun)).toEqual(paid);
  expect(await rig.outcomeOf(waiting)).toEqual(paid);
  const [one, other] = rig.postbox.mailTo(waiting.email);
  expect(other?.messageId, "a mailbox can tell that it is the same").toBe(one?.messageId);
  // Given back after: adopted, and not given back again.
  expect(await rig.outcomeOf(told)).toMatchObject({ orders: ["refunded"], charged: total, refunded: total });
  expect(await rig.outcomeOf(leaves)).toMatchObject({ orders: ["expired"], charged: 0 });
  expect(await rig.levelOf(sku)).toBe("7 on hand, 0 held");
  // Placed after: no order knows that money, and the desk is told how much, on which page, for which order.
  const alerts = await rig.query<{ subject: string; words: string }>(
    "SELECT subject, words FROM desk_alert WHERE kind = 'payment-orphaned' AND settled_at IS NULL",
  );
  expect(alerts).toEqual([{ subject: `session:${latePage?.id}`, words: expect.stringContaining("£13.95") }]);
  expect(alerts[0]?.words).toContain(`opened for order ${lateNumber}`);
  expect((await rig.brokenRules()).map(({ id }) => id)).toEqual(["I5"]);

  // Numbers that buyers have in their letters are not given out again.
  const next = await arrive();
  await buy(next);
  const [after] = await rig.stripe.sessionsOf(next.email);
  expect(Number(after?.metadata?.["order_number"]?.slice(1))).toBeGreaterThan(Number(lateNumber.slice(1)));

  expect(await rig.clerk.ask("settleAlerts", "payment-orphaned")).toBe(1);
  const second = await replay(rig, "--since", backup.takenAt.toISOString());
  expect(second.isWell, second.said).toBe(true);
  expect(second.said).toContain("Everything is carried out.");
});
