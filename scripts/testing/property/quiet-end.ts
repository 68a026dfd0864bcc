import { readFindings } from "@/lib/invariants/all-reads";
import { mendSums } from "./desk-acts";
import { bringEvent, reconcileNow, workOutboxOff } from "./house-acts";
import { brokenLaws } from "./laws";
import { look } from "./seen";
import type { Books } from "./step";

/** Past every page's end; past every wait of the outbox; past the day for which Stripe keeps an answer; and once more. */
const roundsMinutes = [60, 7 * 60, 25 * 60, 7 * 60, 20];

/**
 * After the last step: every event is brought, time goes on past every expiry, and the reconciler and the worker run until
 * nothing changes any more. Then nothing may be left open, and every penny and every unit has its place.
 */
export async function endQuietly({ shop, seen }: Books): Promise<void> {
  const { stand, clock } = shop.stage;
  shop.basketEffects = [];
  await mendSums(shop);
  let before = await look(shop, seen, true);
  for (const minutes of roundsMinutes) {
    await clock.moveBy(stand, minutes * 60);
    const told = [await reconcileNow().run(shop, before), await workOutboxOff().run(shop, before)];
    shop.diary.push(`quiet end, ${minutes} minutes later: ${told.join(", ")}`);
    const after = await look(shop, before, true);
    blame(shop.diary, brokenLaws(shop, before, after));
    before = after;
  }
  for (let age = before.events.length - 1; age >= 0; age -= 1) {
    const told = await bringEvent(age, 1, false).run(shop, before);
    if (told !== "done") blame(shop.diary, [`event ${age} was not done in the end: ${told}`]);
  }
  const end = await look(shop, before, true);
  const problems = brokenLaws(shop, before, end);
  for (const order of end.orders.values()) {
    if (order.phase === "unfinished") problems.push(`order ${order.id} is still ${order.state}`);
    if (order.held.size > 0) problems.push(`order ${order.id} still holds stock`);
    const letters = order.confirmations + order.apologies;
    if (letters !== (order.paidPence === null ? 0 : 1))
      problems.push(`order ${order.id} has ${letters} letters`);
    const isForPerson = order.hasFailedRefund || order.disputes.length > 0;
    if (order.phase === "unfulfillable" && !isForPerson && order.refundedPence !== order.paidPence)
      problems.push(`order ${order.id} was not given back in full`);
  }
  const takenPence = total([...end.sessions.values()].map(({ isPaid, pence }) => (isPaid ? pence : 0)));
  const bookedPence = total([...end.orders.values()].map(({ paidPence }) => paidPence ?? 0));
  if (takenPence !== bookedPence)
    problems.push(`Stripe took ${takenPence} pence, and the shop booked ${bookedPence}`);
  const returnedPence = total([...end.sessions.values()].map(({ refundedPence }) => refundedPence));
  const refundedPence = total([...end.orders.values()].map((order) => order.refundedPence));
  if (returnedPence !== refundedPence)
    problems.push(`Stripe gave ${returnedPence} pence back, and the shop booked ${refundedPence}`);
  for (const { intentId, status } of end.disputes) {
    const session = [...end.sessions.values()].find((one) => one.intentId === intentId);
    const state = end.orders.get(session?.orderId ?? "")?.state;
    // A lost one leaves the order to what else has gone back.
    const isWrong = status === "lost" ? false : (state === "disputed") !== (status === "needs_response");
    if (isWrong) problems.push(`a dispute is ${status}, and its order is ${state}`);
  }
  for (const finding of await readFindings()) {
    problems.push(...finding.broken.map((line) => `${finding.id} ${finding.rule}: ${line}`));
  }
  blame(shop.diary, problems);
}

function total(pence: readonly number[]): number {
  return pence.reduce((sum, one) => sum + one, 0);
}

function blame(diary: readonly string[], problems: readonly string[]): void {
  if (problems.length > 0) throw new Error([...problems, "", "What happened:", ...diary].join("\n"));
}
