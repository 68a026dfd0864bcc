import type { Buyer } from "../../support/buyer";
import { settingsOf } from "../../support/records";
import type { Rig } from "./rig";

/** Whether a press of "Check out" led to a payment page. */
export function isPage(address: string | undefined): address is string {
  return address?.includes("/c/pay/cs_test_") ?? false;
}

/** The session that a payment page belongs to. */
export function sessionIdOf(page: string): string {
  const [id] = /cs_test_\w+/.exec(page) ?? [];
  if (!id) throw new Error(`That is no payment page: ${page}`);
  return id;
}

/** The number of a buyer's only order. */
export async function orderNumberOf(rig: Rig, { email }: Pick<Buyer, "email">): Promise<number> {
  const orders = await rig.query<{ number: number }>("SELECT number FROM shop_order WHERE email = $1", [
    email,
  ]);
  if (orders.length !== 1 || !orders[0]) throw new Error(`${email} has ${orders.length} orders`);
  return orders[0].number;
}

/**
 * Leads a buyer whose basket is filled to a payment page of which frozen parameters were changed by hand before Stripe was
 * asked: as an operator might, or as an account can answer otherwise than it was asked.
 * @param changes values by the path of the parameter, as PostgreSQL has it: "{line_items,0,price_data,unit_amount}"
 */
export async function pageWith(
  rig: Rig,
  buyer: Buyer,
  changes: Readonly<Record<string, unknown>>,
): Promise<string> {
  const fault = { method: "POST", path: "/v1/checkout/sessions", kind: "status", status: 500, times: 1_000 };
  await rig.stripe.control("POST", "/faults", fault);
  const refused = await buyer.checkOut();
  if (!refused.includes("refused=payment-away")) throw new Error(`Stripe was not away: ${refused}`);
  for (const [path, value] of Object.entries(changes)) {
    await rig.query(
      `UPDATE checkout_attempt SET params = jsonb_set(params, $2, $3::jsonb)
       FROM shop_order WHERE shop_order.id = order_id AND email = $1`,
      [buyer.email, path, JSON.stringify(value)],
    );
  }
  await rig.stripe.control("DELETE", "/faults");
  return buyer.checkOut();
}

/** Gives back what was paid on a page, by hand at Stripe: all of it, or so many pence. */
export async function giveBackAtStripe(rig: Rig, sessionId: string, pence?: number): Promise<void> {
  const { sessions } = await rig.stripe.state();
  const intent = sessions.find(({ id }) => id === sessionId)?.payment_intent;
  if (typeof intent !== "string") throw new Error(`${sessionId} has not been paid`);
  const answer = await fetch(`${rig.shop.addresses.stripe}/v1/refunds`, {
    method: "POST",
    headers: { authorization: `Bearer ${settingsOf(rig.shop).STRIPE_SECRET_KEY}` },
    body: new URLSearchParams({ payment_intent: intent, ...(pence && { amount: String(pence) }) }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
