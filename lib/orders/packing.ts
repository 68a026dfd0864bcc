import type { DeliveryMethod } from "@/lib/db/generated/enums";
import type { OrderState } from "./orders";

/** What decides how many units of a line go into the parcel. */
export interface PackableLine {
  readonly quantity: number;
  /** Units that money went back for, or is on its way back for. */
  readonly backUnits: number;
  /** Units that went back on the shelf, whatever became of the money. */
  readonly shelvedUnits: number;
}

/**
 * How many units of a line are packed: what money was given back for stays here. A refund that failed and was tried again is
 * for the very units that went back on the shelf the first time, so the greater of the two counts, never their sum.
 */
export function unitsToPack({ quantity, backUnits, shelvedUnits }: PackableLine): number {
  return Math.max(0, quantity - Math.max(backUnits, shelvedUnits));
}

/** What a parcel is packed and labelled by. */
export interface ParcelFacts {
  readonly address: readonly string[];
  readonly deliveryMethod: DeliveryMethod;
  readonly lines: readonly { readonly sku: string; readonly units: number }[];
}

/**
 * Names what a page showed of a parcel, so that a form can say what was packed: a unit that was given back, or an address
 * that was put right since then, makes another name. Eight letters and digits; not a secret.
 */
export function parcelMark({ address, deliveryMethod, lines }: ParcelFacts): string {
  const words = JSON.stringify([address, deliveryMethod, lines.map(({ sku, units }) => [sku, units])]);
  // FNV-1a, 32 bits: it tells two showings of one order apart, and nothing rests on nobody finding a second one.
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(words)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}

/** Where an order can stand while it waits to be sent. */
function maySend(state: OrderState): boolean {
  return state === "paid" || state === "partially_refunded";
}

export type DispatchRefusal =
  | "unknown-order"
  | "sent-already"
  | "not-paid"
  | "disputed"
  | "address-query"
  | "cancelled"
  | "refunded"
  | "nothing-left"
  | "changed-meanwhile"
  | "no-tracking"
  | "no-number";

export const dispatchRefusalWords: Record<DispatchRefusal, string> = {
  "unknown-order": "There is no order with that number.",
  "sent-already": "It has been sent already. Nothing was changed.",
  "not-paid": "It is not paid. Keep it here.",
  disputed: "The buyer's bank disputes the payment. Send nothing until the dispute has ended.",
  "address-query": "Its address is in question. Put the address right first.",
  cancelled: "It was cancelled. Unpack it, and put its things back.",
  refunded: "All of its money has gone back. Unpack it, and put its things back.",
  "nothing-left": "Money has gone back for everything in it. Unpack it, and put its things back.",
  "changed-meanwhile":
    "What goes into it, or where it goes, has changed since this page was opened. Look at its slip again, then send it.",
  "no-tracking": "It is delivered, so it needs a carrier and a tracking number.",
  "no-number": "That is no tracking number: letters, digits and dashes, at most 35.",
};

/** Why an order in a state is not sent, leaving aside what is in it. */
export function stateRefusal(state: OrderState): DispatchRefusal | null {
  if (maySend(state)) return null;
  const refusals: Partial<Record<OrderState, DispatchRefusal>> = {
    fulfilled: "sent-already",
    disputed: "disputed",
    address_query: "address-query",
    cancelled: "cancelled",
    refunded: "refunded",
    paid_unfulfillable: "refunded",
  };
  return refusals[state] ?? "not-paid";
}
