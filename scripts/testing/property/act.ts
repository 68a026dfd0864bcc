import type { Ledger } from "./ledger";
import type { Seen, SeenSession } from "./seen";
import type { Buyer, Shop } from "./shop";
import { currentTask } from "./tasks";

/** Every kind of thing that somebody does; each must have been done when the test ends. */
export const actKinds = [
  "add to basket",
  "change quantity",
  "remove from basket",
  "type a code",
  "press Check out",
  "pay",
  "be declined",
  "begin 3-D Secure",
  "approve 3-D Secure",
  "fail 3-D Secure",
  "go back",
  "come back to the return page",
  "bring an event",
  "close the page at Stripe",
  "force a release",
  "change a sum by hand",
  "give all of it back",
  "give a part back",
  "give back at Stripe",
  "decide a refund",
  "dispute a payment",
  "decide a dispute",
  "put an address right",
  "receive stock",
  "count stock",
  "write stock off",
  "edit a price",
  "reconcile",
  "work the outbox off",
  "move the clock",
] as const;
export type ActKind = (typeof actKinds)[number];

/** One thing that somebody does: a buyer, the desk, Stripe, the worker or time. */
export interface Act {
  readonly kind: ActKind;
  /** Who and what, for the report. */
  readonly words: string;
  /** Whether it can be done at all as things are. */
  readonly applies: (shop: Shop, seen: Seen) => boolean;
  /** Does it, and tells in words what whoever did it was told. */
  readonly run: (shop: Shop, before: Seen) => Promise<string>;
  /**
   * What must come of it when nothing else happens at the same time: changes the ledger, and tells the words; null when
   * they are free, and undefined when nothing more can be said than the laws say.
   */
  readonly expect?: (ledger: Ledger, shop: Shop, before: Seen) => string | null | undefined;
}

/** Does something that is not the shop's own work, at one moment that the scheduler chooses. */
export async function outside<Value>(label: string, work: () => Promise<Value>): Promise<Value> {
  await currentTask.getStore()?.hold(label);
  return currentTask.exit(work);
}

export function buyerAt(shop: Shop, index: number): Buyer {
  const buyer = shop.buyers[index % shop.buyers.length];
  if (!buyer) throw new Error("Nobody buys");
  return buyer;
}

/**
 * A payment page that a buyer was led to, counted from his newest: the page of the first buyer, from the one at `index` on,
 * whose page suits.
 */
export function pageOf(
  shop: Shop,
  seen: Seen,
  index: number,
  age: number,
  suits: (session: SeenSession) => boolean = () => true,
): SeenSession | undefined {
  for (let next = index; next < index + shop.buyers.length; next += 1) {
    const { pages } = buyerAt(shop, next);
    const session = seen.sessions.get(pages.at(-1 - (age % Math.max(1, pages.length))) ?? "");
    if (session && suits(session)) return session;
  }
  return undefined;
}

export function isOpen({ status }: SeenSession): boolean {
  return status === "open";
}
