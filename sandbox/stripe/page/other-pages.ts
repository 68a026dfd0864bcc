import type Stripe from "stripe";
import type { Reply } from "@/sandbox/stripe/api/exchange";
import { money } from "@/sandbox/stripe/params/currencies";
import { documentPage } from "./document";
import { html } from "./html";

/** Where the shop is sent the buyer after paying. */
export function successAddress(session: Stripe.Checkout.Session): string {
  return (session.success_url ?? "/").replaceAll("{CHECKOUT_SESSION_ID}", session.id);
}

/** A session that was paid before. */
export function paidPage(session: Stripe.Checkout.Session): Reply {
  return documentPage(
    "Paid",
    html`<div class="card narrow">
      <h1>This order has been paid</h1>
      <p>Nothing more is to be paid, and nothing was charged twice.</p>
      <a class="back" href="${successAddress(session)}">Back to the shop</a>
    </div>`,
  );
}

/** A session that is over without having been paid. */
export function expiredPage(session: Stripe.Checkout.Session): Reply {
  return documentPage(
    "Expired",
    html`<div class="card narrow">
      <h1>This payment page has expired</h1>
      <p>Nothing was charged. Go back to the shop to start again.</p>
      ${session.cancel_url && html`<a class="back" href="${session.cancel_url}">Back to the shop</a>`}
    </div>`,
  );
}

export function unknownPage(): Reply {
  return documentPage(
    "Not found",
    html`<div class="card narrow">
      <h1>There is no such payment page</h1>
      <p>Check the address, or go back to the shop and start again.</p>
    </div>`,
    404,
  );
}

/** The bank's page of 3-D Secure: approve, refuse, or walk away. */
export function approvalPage(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent): Reply {
  return documentPage(
    "Approve this payment",
    html`<div class="card narrow">
      <h1>Approve this payment</h1>
      <p>
        Your bank asks you to confirm a payment of <strong>${money(intent.amount, intent.currency)}</strong>.
        This stands in for the bank's own page (3-D Secure).
      </p>
      <form method="post" action="/c/pay/${session.id}/approve">
        <button type="submit" name="answer" value="approve">Approve</button>
        <button type="submit" name="answer" value="fail" class="second">Refuse</button>
      </form>
      <a class="back" href="/c/pay/${session.id}">Back to the payment page</a>
    </div>`,
  );
}
