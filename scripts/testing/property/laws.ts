import { takeOut } from "./ledger";
import type { Seen, SeenOrder, Units } from "./seen";
import { codeLimit, type BasketEffect, type Shop } from "./shop";

/** What must hold between any two looks, whatever happened in between and in whatever order. */
export function brokenLaws(shop: Shop, before: Seen, after: Seen): string[] {
  return [
    ...stockLaws(shop, after),
    ...[...after.orders.values()].flatMap((order) => orderLaws(shop, order, after)),
    ...[...before.orders.values()].flatMap((order) => historyLaws(shop, order, after)),
    ...eventLaws(after),
    ...letterLaws(shop),
    ...sessionLaws(shop, after),
    ...buyerLaws(shop, before, after),
    ...codeLaws(after),
  ];
}

function sum(numbers: Iterable<number>): number {
  return [...numbers].reduce((total, number) => total + number, 0);
}

function stockLaws(shop: Shop, { levels, orders }: Seen): string[] {
  const problems: string[] = [];
  for (const [variantId, { onHand, reserved }] of levels) {
    const name = shop.nameOf(variantId);
    const unitsIn = (phase: SeenOrder["phase"]): number =>
      sum(
        [...orders.values()]
          .filter((order) => order.phase === phase)
          .map(({ lines }) => lines.get(variantId) ?? 0),
      );
    const brought = shop.desk.get(variantId) ?? 0;
    const sold = unitsIn("booked");
    if (onHand !== brought - sold)
      problems.push(`${name}: ${brought} came in, ${sold} were sold, and ${onHand} are on hand`);
    if (reserved !== unitsIn("unfinished"))
      problems.push(`${name}: ${reserved} are reserved for orders of ${unitsIn("unfinished")}`);
    if (reserved < 0 || reserved > onHand)
      problems.push(`${name}: ${reserved} are reserved of ${onHand} on hand`);
  }
  return problems;
}

function orderLaws(shop: Shop, order: SeenOrder, { sessions }: Seen): string[] {
  const problems: string[] = [];
  const blame = (is: boolean, words: string): void => {
    if (is) problems.push(`order ${order.id} of ${order.buyer} ${words}`);
  };
  const live = order.attempts.filter(({ state }) => state === "creating" || state === "open");
  blame(live.length > 1, `has ${live.length} live attempts`);
  blame(order.phase !== "unfinished" && live.length > 0, `is ${order.state} and has a live attempt`);
  const own = [...sessions.values()].filter(({ orderId }) => orderId === order.id);
  blame(own.length > 1, `has ${own.length} sessions at Stripe`);
  const [session] = own;
  const isPaid = order.paidPence !== null;
  blame(isPaid && !session?.isPaid, "is paid, and Stripe does not say so");
  blame(
    isPaid && order.paidPence !== session?.pence,
    `says ${order.paidPence} paid, and Stripe ${session?.pence}`,
  );
  blame(isPaid && order.paidSession !== session?.id, `is paid by another's session ${order.paidSession}`);
  blame(session !== undefined && order.shown !== session.lines, `differs from its page: ${session?.lines}`);
  const isTampered = shop.tampered.has(order.id);
  blame(isTampered && isPaid, "is booked, and what was paid does not fit");
  blame(
    session !== undefined && !isTampered && order.totalPence !== session.pence,
    "asks for another sum than its page",
  );
  const isSold = order.phase === "booked";
  blame(order.confirmations !== (isSold ? 1 : 0), `has ${order.confirmations} confirmations`);
  const isSorry = order.phase === "unfulfillable";
  blame(order.apologies !== (isSorry ? 1 : 0), `has ${order.apologies} apologies`);
  // What went back by hand is heard of later than what the desk has asked for; what failed is for a person to see to.
  const isKnown = !shop.isGivenBackByHand && !order.hasFailedRefund;
  blame(
    isSorry && isKnown && order.refundsAskedPence !== order.paidPence,
    "is not sent and not given back in full",
  );
  blame(isKnown && order.refundsAskedPence > (order.paidPence ?? 0), "gives more back than was paid");
  return problems;
}

/** What was written stays, and what was paid is never unpaid. */
function historyLaws(shop: Shop, was: SeenOrder, after: Seen): string[] {
  const is = after.orders.get(was.id);
  if (!is) return [`order ${was.id} is gone`];
  const problems: string[] = [];
  if (is.snapshot !== was.snapshot && !shop.tampered.has(was.id))
    problems.push(`order ${was.id} was ${was.snapshot} and is ${is.snapshot}`);
  const isKept = was.phase !== "booked" && was.phase !== "unfulfillable" ? true : is.phase === was.phase;
  if (!isKept) problems.push(`order ${was.id} was ${was.phase} and is ${is.phase}`);
  if (was.phase === "released" && is.phase === "unfinished")
    problems.push(`order ${was.id} came back to life`);
  if (was.paidPence !== null && was.paidPence !== is.paidPence)
    problems.push(`order ${was.id} was paid ${was.paidPence} and now ${is.paidPence}`);
  return problems;
}

function sessionLaws(shop: Shop, { sessions, orders }: Seen): string[] {
  return [...sessions.values()].flatMap((session) => {
    const order = orders.get(session.orderId);
    if (!order) return [`${session.id} is for an order that is not there`];
    const mayBePaid = session.status === "open" || session.isPaid;
    if (!mayBePaid || order.phase !== "released" || shop.forced.has(order.id)) return [];
    return [`${session.id} can be paid or is, and its order ${order.id} was released`];
  });
}

/** The code is had by those who say so, and by no more than may. */
function codeLaws({ orders, codeUses }: Seen): string[] {
  const has = [...orders.values()].filter(
    ({ hasCode, phase }) => hasCode && (phase === "unfinished" || phase === "booked"),
  ).length;
  return has === codeUses && has <= codeLimit
    ? []
    : [`the code is used ${codeUses} times, and ${has} orders have it`];
}

/** What the shop says that it is done with has been done. */
function eventLaws({ events, sessions, orders }: Seen): string[] {
  return events.flatMap(({ id, type, sessionId, isDone }) => {
    const session = sessions.get(sessionId ?? "");
    const order = orders.get(session?.orderId ?? "");
    if (!isDone || !session || !order) return [];
    const isMissed = session.isPaid ? order.paidPence === null : order.phase === "unfinished";
    return isMissed ? [`${type} ${id} is done with, and order ${order.id} is ${order.state}`] : [];
  });
}

function letterLaws({ letters, workerMishaps }: Shop): string[] {
  const more = sum([...letters.values()].map((times) => times - 1));
  return more > workerMishaps ? [`${more} letters went out again, after ${workerMishaps} mishaps`] : [];
}

/** One unfinished order a buyer, and a basket that some order of its edits and payments explains. */
function buyerLaws(shop: Shop, before: Seen, after: Seen): string[] {
  return shop.buyers.flatMap(({ name }) => {
    const own = [...after.orders.values()].filter(({ buyer }) => buyer === name);
    const open = own.filter(({ phase }) => phase === "unfinished");
    const problems = open.length > 1 ? [`${name} has ${open.length} unfinished orders`] : [];
    const booked = own.filter(
      ({ id, phase }) => phase === "booked" && before.orders.get(id)?.phase !== "booked",
    );
    const effects = [
      ...shop.basketEffects.filter(({ buyer }) => buyer === name),
      ...booked.map(({ lines }) => ({
        buyer: name,
        isSure: true,
        apply: (units: Units) => takeOut(units, lines),
      })),
    ];
    const was = before.baskets.get(name) ?? new Map<string, number>();
    const is = after.baskets.get(name) ?? new Map<string, number>();
    if (!isExplained(was, is, effects)) {
      const words = [was, is].map((units) =>
        [...units].map(([id, n]) => `${n} of ${shop.nameOf(id)}`).join(", "),
      );
      problems.push(
        `the basket of ${name} held [${words[0]}] and holds [${words[1]}] after ${effects.length} changes`,
      );
    }
    return problems;
  });
}

function isExplained(from: Units, to: Units, effects: readonly BasketEffect[]): boolean {
  if (effects.every(({ isSure }) => !isSure) && isSame(from, to)) return true;
  return effects.some((effect, index) => {
    const next = new Map(from);
    effect.apply(next);
    return isExplained(next, to, effects.toSpliced(index, 1));
  });
}

function isSame(one: Units, other: Units): boolean {
  return one.size === other.size && [...one].every(([id, units]) => other.get(id) === units);
}
