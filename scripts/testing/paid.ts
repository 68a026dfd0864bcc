import { db } from "@/lib/db/client";
import { settle } from "@/lib/checkout/settle-commands";
import type { Stand } from "@/sandbox/stripe/testing/stand";
import { basketWith, form, orderOf, press } from "./checkout";
import { stockShelf, type Shelf } from "./stock";

interface Buying {
  readonly delivery?: "standard" | "collect";
  readonly shelf?: Shelf;
  /** What is typed on the payment page, a card's number or another address. */
  readonly card?: Readonly<Record<string, string>> | undefined;
}

/** An order that was bought and paid for through the shop's own path. */
export async function paidOrder(
  stand: Stand,
  units: number,
  { delivery = form.delivery, shelf, card }: Buying = {},
) {
  const from = shelf ?? (await stockShelf(50));
  const sessionId = await press(await basketWith(from, units), { ...form, delivery });
  await stand.pay({ id: sessionId }, card ?? {});
  await settle(sessionId);
  return { shelf: from, sessionId, ...(await orderOf(sessionId)) };
}

/** How many letters of a kind an order has in the outbox. */
export function lettersOf(orderId: string, kind: string): Promise<number> {
  return db().outbox.count({ where: { kind, payload: { path: ["orderId"], equals: orderId } } });
}
