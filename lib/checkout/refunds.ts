import { isDisputeOpen, lostPence, type DisputeFacts, type OrderState } from "@/lib/orders/orders";
import { err, ok, type Result } from "@/lib/result";

/** A paid order as far as giving money back must know it; sums in whole pence. */
export interface RefundableOrder {
  readonly state: OrderState;
  readonly paidPence: number;
  /** Given back or on its way; what failed is not counted. */
  readonly backPence: number;
  readonly deliveryPence: number;
  readonly deliveryBackPence: number;
  readonly isSent: boolean;
  /** Its units were taken off the shelf for it; what was paid for after it had sold out never was. */
  readonly isSold: boolean;
  readonly disputes: readonly DisputeFacts[];
  readonly lines: readonly RefundableLine[];
}

export interface RefundableLine {
  readonly id: string;
  readonly quantity: number;
  /** What all of its units were paid with: their price less the line's share of the order's discount, in pence. */
  readonly paidPence: number;
  /** Units whose money has gone back or is on its way. */
  readonly backUnits: number;
  /** What those units were paid with, in pence, also where some of it was kept for wear. */
  readonly backPence: number;
  /** Units on their way back to us, or exchanged: their money is not to be asked for here. */
  readonly inReturns: number;
  /** Units that went back on the shelf, whatever became of their money. */
  readonly shelvedUnits: number;
}

/** What somebody at the desk asks for: some units and perhaps the delivery, or all that is left. */
export interface AskedRefund {
  readonly what: "chosen" | "rest";
  readonly units: Readonly<Record<string, number>>;
  readonly delivery: boolean;
  /** The units never left the shop and go back on sale. */
  readonly restock: boolean;
  /** What the page showed as given back: when that has changed, the form speaks of an order as it no longer is. */
  readonly seenBackPence: number;
}

export interface PlannedRefund {
  readonly amountPence: number;
  readonly deliveryPence: number;
  readonly lines: readonly {
    readonly orderLineId: string;
    readonly quantity: number;
    readonly amountPence: number;
    /** What is kept of it for wear. */
    readonly withheldPence: number;
    readonly restock: boolean;
  }[];
}

export type RefundRefusal =
  | "unknown-order"
  | "not-paid"
  | "disputed"
  | "changed-meanwhile"
  | "nothing-asked"
  | "more-than-ordered"
  | "in-return"
  | "more-than-paid"
  | "sent-already"
  | "not-sold"
  | "shelved-already"
  | "repeated";

export const refundRefusalWords: Record<RefundRefusal, string> = {
  "unknown-order": "There is no order with that number.",
  "not-paid": "Nothing has been paid for this order, so nothing can go back.",
  disputed:
    "The buyer's bank disputes this payment. Stripe refunds nothing meanwhile: answer the dispute, or accept it there.",
  "changed-meanwhile":
    "Somebody has given money back for this order since you opened the page. Look at the new figures first.",
  "nothing-asked": "Choose what the money is for: units of a line, the delivery, or all that is left.",
  "more-than-ordered": "That is more units than are left of a line.",
  "in-return":
    "Some of these units are on their way back, or their exchange waits to be sent. Go on with their return instead.",
  "more-than-paid": "That is more than is left of what was paid. Give back all that is left instead.",
  "sent-already":
    "This order has been sent: its things are not here to go back on the shelf. Take the tick away.",
  "not-sold":
    "This order never got its things: they had sold out. Nothing can go back on the shelf. Take the tick away.",
  "shelved-already":
    "Some of these units went back on the shelf before, when their money did not arrive. Take the tick away.",
  repeated: "This has been booked already.",
};

/** What can still go back, in pence: neither given back nor taken by the bank. */
export function leftToGive(order: RefundableOrder): number {
  return order.paidPence - order.backPence - lostPence(order.disputes);
}

/**
 * What so many of a line's units that are left were paid with, in pence. The pennies that do not divide are spread over them, so
 * that all units of a line together give back exactly what it cost, in whatever parts they come.
 * @param units at most as many as are left
 */
export function fairShare(
  line: Pick<RefundableLine, "quantity" | "paidPence" | "backUnits" | "backPence">,
  units: number,
): number {
  const upTo = Math.round((line.paidPence * (line.backUnits + units)) / line.quantity);
  return units === 0 ? 0 : Math.max(0, upTo - line.backPence);
}

/** Works out a refund from the order's own figures, to the penny. */
export function planRefund(order: RefundableOrder, asked: AskedRefund): Result<PlannedRefund, RefundRefusal> {
  const leftPence = leftToGive(order);
  if (order.disputes.some(isDisputeOpen)) return err("disputed");
  if (asked.seenBackPence !== order.backPence) return err("changed-meanwhile");
  if (asked.restock && order.isSent) return err("sent-already");
  if (asked.restock && !order.isSold) return err("not-sold");
  const unknown = Object.keys(asked.units).some((id) => !order.lines.some((line) => line.id === id));
  if (unknown) return err("more-than-ordered");

  const chosen = order.lines.map((line) => {
    const left = line.quantity - line.backUnits;
    return { line, left, quantity: asked.what === "rest" ? left : (asked.units[line.id] ?? 0) };
  });
  if (chosen.some(({ quantity, left }) => quantity > left)) return err("more-than-ordered");
  if (chosen.some(({ line, quantity, left }) => quantity > left - line.inReturns)) return err("in-return");
  const isShelved = chosen.some(({ line, quantity }) => quantity > line.quantity - line.shelvedUnits);
  if (asked.restock && isShelved) return err("shelved-already");
  const deliveryLeft = order.deliveryPence - order.deliveryBackPence;
  const delivery = asked.what === "rest" || asked.delivery ? deliveryLeft : 0;
  const goods = chosen.reduce((sum, { line, quantity }) => sum + fairShare(line, quantity), 0);
  const amountPence = asked.what === "rest" ? leftPence : goods + delivery;
  if (amountPence <= 0) return err("nothing-asked");
  if (amountPence > leftPence) return err("more-than-paid");

  // A refund made at Stripe names no lines: what it took is missing from the last ones of the rest.
  let spare = amountPence;
  const take = (pence: number): number => {
    const taken = Math.min(pence, spare);
    spare -= taken;
    return taken;
  };
  const deliveryPence = take(delivery);
  const lines = chosen
    .filter(({ quantity }) => quantity > 0)
    .map(({ line, quantity }) => ({
      orderLineId: line.id,
      quantity,
      amountPence: take(fairShare(line, quantity)),
      withheldPence: 0,
      restock: asked.restock,
    }));
  return ok({ amountPence, deliveryPence, lines });
}

/** Units that have come back and are paid for, less what is kept of their price. */
export interface ReturnedUnits {
  readonly orderLineId: string;
  readonly quantity: number;
  readonly withheldPence: number;
}

/**
 * Works out what goes back for units that were returned, with so much of the delivery at the most. It may be nothing, when all of
 * it is kept, or when all of it has gone back another way: what is missing then is missing from the delivery first, and from the last lines.
 */
export function planReturnRefund(
  order: RefundableOrder,
  units: readonly ReturnedUnits[],
  deliveryMost: number,
): Result<PlannedRefund, Extract<RefundRefusal, "disputed" | "more-than-ordered" | "more-than-paid">> {
  if (order.disputes.some(isDisputeOpen)) return err("disputed");
  let spare = leftToGive(order);
  const take = (pence: number): number => {
    const taken = Math.min(pence, spare);
    spare -= taken;
    return taken;
  };
  const lines: PlannedRefund["lines"][number][] = [];
  for (const { orderLineId, quantity, withheldPence } of units) {
    const line = order.lines.find(({ id }) => id === orderLineId);
    if (!line || quantity > line.quantity - line.backUnits) return err("more-than-ordered");
    const share = fairShare(line, quantity);
    if (withheldPence > share) return err("more-than-paid");
    lines.push({
      orderLineId,
      quantity,
      amountPence: take(share - withheldPence),
      withheldPence,
      restock: false,
    });
  }
  const deliveryPence = take(Math.min(deliveryMost, order.deliveryPence - order.deliveryBackPence));
  const amountPence = lines.reduce((sum, line) => sum + line.amountPence, 0) + deliveryPence;
  return ok({ amountPence, deliveryPence, lines });
}
