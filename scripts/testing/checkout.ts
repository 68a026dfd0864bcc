import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { addToBasket } from "@/lib/basket/basket-commands";
import { beginCheckout } from "@/lib/checkout/begin-commands";
import { db } from "@/lib/db/client";
import { readFindings } from "@/lib/invariants/all-reads";
import { Stand } from "@/sandbox/stripe/testing/stand";
import type { Shelf } from "./stock";

/** What a buyer types who wants his order delivered. */
export const form = { email: "ann@example.com", postcode: "ls14dy", delivery: "standard" } as const;

/** Runs a test file against a Stripe stand-in of its own, and holds every invariant after each of its tests. */
export function withStand(): { readonly stand: () => Stand } {
  let stand: Stand | undefined;
  const started = (): Stand => {
    if (!stand) throw new Error("The stand-in has not been started");
    return stand;
  };
  beforeAll(async () => {
    stand = await Stand.start();
    process.env["STRIPE_API_BASE"] = stand.origin.replace("localhost", "127.0.0.1");
    process.env["STRIPE_WEBHOOK_SECRET"] = stand.receiver.secret;
  });
  afterEach(async () => {
    expect((await readFindings()).filter((finding) => finding.broken.length > 0)).toEqual([]);
  });
  afterAll(() => stand?.stop());
  return { stand: started };
}

/** A basket of its own with that many units; tells the name in its cookie. */
export async function basketWith(shelf: Shelf, quantity: number): Promise<string> {
  const added = await addToBasket(undefined, { sku: shelf.sku, quantity, place: null });
  if (!added.ok) throw new Error(added.refusal);
  return added.value.token;
}

/** Presses "Check out" and tells the session that the buyer is sent to. */
export async function press(
  token: string,
  contact: Parameters<typeof beginCheckout>[1] = form,
  from?: Parameters<typeof beginCheckout>[2],
): Promise<string> {
  const begun = await beginCheckout(token, contact, from);
  if (!begun.ok) throw new Error(begun.refusal.kind);
  const sessionId = /cs_test_\w+/.exec(begun.value)?.[0];
  if (!sessionId) throw new Error(`no payment page: ${begun.value}`);
  return sessionId;
}

export async function orderOf(sessionId: string) {
  return db().order.findFirstOrThrow({
    where: { attempts: { some: { sessionId } } },
    include: { payment: true },
  });
}
