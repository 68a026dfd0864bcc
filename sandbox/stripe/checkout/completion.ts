import type Stripe from "stripe";
import { recordEvent } from "@/sandbox/stripe/events/record";
import type { Buyer } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { redeem } from "./coupons";
import { customerDetails } from "./session-object";

/** Closes a session that was paid, that had nothing to pay, or whose money is on its way, and says so. */
export function completeSession(
  world: World,
  cause: Cause,
  session: Stripe.Checkout.Session,
  buyer: Buyer,
  paymentStatus: "paid" | "unpaid" | "no_payment_required",
): Stripe.Checkout.Session {
  const complete: Stripe.Checkout.Session = {
    ...session,
    status: "complete",
    payment_status: paymentStatus,
    url: null,
    customer_details: customerDetails({
      address: buyer.billing,
      email: buyer.email,
      name: buyer.name,
      phone: buyer.phone,
    }),
    collected_information: {
      business_name: null,
      individual_name: null,
      shipping_details: buyer.shipping && { address: buyer.shipping, name: buyer.name },
    },
  };
  world.store.update("checkout.session", complete);
  redeem(world, complete);
  recordEvent(world, cause, "checkout.session.completed", complete);
  return complete;
}

/** Closes a session that was not paid in time or that the shop gave up, with its payment intent if there is one. */
export function expireSession(
  world: World,
  cause: Cause,
  session: Stripe.Checkout.Session,
): Stripe.Checkout.Session {
  const expired: Stripe.Checkout.Session = { ...session, status: "expired", url: null };
  world.store.update("checkout.session", expired);
  const intent =
    typeof session.payment_intent === "string" && world.store.find("payment_intent", session.payment_intent);
  if (intent) {
    const canceled: Stripe.PaymentIntent = {
      ...intent,
      status: "canceled",
      canceled_at: world.clock.nowSeconds(),
      cancellation_reason: "automatic",
      next_action: null,
    };
    world.store.update("payment_intent", canceled);
    world.store.setHidden("payment_intent", intent.id, { awaiting: null });
    recordEvent(world, cause, "payment_intent.canceled", canceled);
  }
  recordEvent(world, cause, "checkout.session.expired", expired);
  return expired;
}

/** Expires every session whose time is over. Returns how many there were. */
export function expireDue(world: World): number {
  const due = world.store.dueBy("checkout.session", world.clock.nowSeconds());
  if (due.length > 0) {
    world.store.transaction(() => {
      for (const id of due) {
        const session = world.store.find("checkout.session", id);
        if (session?.status === "open") expireSession(world, null, session);
      }
    });
  }
  return due.length;
}
