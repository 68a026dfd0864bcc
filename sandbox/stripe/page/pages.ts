import type Stripe from "stripe";
import type { ApiRequest } from "@/sandbox/stripe/api/api";
import type { Reply } from "@/sandbox/stripe/api/exchange";
import type { Decline } from "@/sandbox/stripe/checkout/cards";
import { answerAuthentication, payForSession } from "@/sandbox/stripe/checkout/payment";
import type { PaymentIntentHidden } from "@/sandbox/stripe/state/kinds";
import type { Cause, World } from "@/sandbox/stripe/state/world";
import { seeOther } from "./document";
import { approvalPage, expiredPage, paidPage, successAddress, unknownPage } from "./other-pages";
import { checkForm, freshForm, orderFrom, readForm } from "./payment-fields";
import type { FieldErrors, Typed } from "./payment-fields";
import { fieldsAlert, paymentPage } from "./payment-page";

const pagePath = /^\/c\/pay\/([^/]+)(\/approve)?$/;

export function isPage(path: string): boolean {
  return path.startsWith("/c/pay/");
}

/** Answers a request of a buyer's browser. Refusals come with status 200: browsers log others as errors. */
export function answerPage(world: World, request: ApiRequest): Reply {
  const [, id = "", approval] = pagePath.exec(request.path) ?? [];
  const session = world.store.find("checkout.session", id);
  if (!session) return unknownPage();
  const sent = request.method === "POST";
  if (session.status === "expired") return expiredPage(session);
  // Paid already: a second press of Pay arrives where the first one did.
  if (session.status !== "open") return sent ? seeOther(successAddress(session)) : paidPage(session);

  const cause: Cause = { requestId: request.requestId, idempotencyKey: null };
  if (approval !== undefined) return approve(world, cause, session, sent ? request.body : null);
  return sent
    ? pay(world, cause, session, readForm(request.body))
    : paymentPage(world, session, { typed: freshForm(session), errors: {}, alert: null });
}

function pay(world: World, cause: Cause, session: Stripe.Checkout.Session, typed: Typed): Reply {
  const errors = checkForm(session, typed, world.clock.nowMs());
  const alert = fieldsAlert(errors);
  if (alert !== null) return paymentPage(world, session, { typed, errors, alert });
  const outcome = payForSession(world, cause, session.id, orderFrom(session, typed));
  switch (outcome.kind) {
    case "complete":
      return seeOther(successAddress(outcome.session));
    case "must-authenticate":
      return seeOther(`/c/pay/${session.id}/approve`);
    case "closed":
      return seeOther(`/c/pay/${session.id}`);
    case "declined":
      return refused(world, session, typed, outcome.decline);
  }
}

const fieldOfCode: Readonly<Record<string, "number" | "expiry" | "cvc" | "accountNumber">> = {
  account_closed: "accountNumber",
  bank_account_restricted: "accountNumber",
  bank_account_unusable: "accountNumber",
  incorrect_number: "number",
  expired_card: "expiry",
  incorrect_cvc: "cvc",
};

function refused(world: World, session: Stripe.Checkout.Session, typed: Typed, decline: Decline): Reply {
  const field = fieldOfCode[decline.code];
  const errors: FieldErrors = field ? { [field]: decline.message } : {};
  return paymentPage(world, session, { typed, errors, alert: decline.message });
}

function approve(world: World, cause: Cause, session: Stripe.Checkout.Session, body: string | null): Reply {
  const id = typeof session.payment_intent === "string" ? session.payment_intent : "";
  const intent = world.store.find("payment_intent", id);
  const awaiting = intent && world.store.hidden("payment_intent", id).awaiting;
  if (!awaiting) return seeOther(`/c/pay/${session.id}`);
  if (body === null) return approvalPage(session, intent);

  const approved = new URLSearchParams(body).get("answer") === "approve";
  const outcome = answerAuthentication(world, cause, session.id, approved);
  if (outcome.kind === "complete") return seeOther(successAddress(outcome.session));
  if (outcome.kind === "declined")
    return refused(world, session, typedBefore(session, awaiting), outcome.decline);
  return seeOther(`/c/pay/${session.id}`);
}

/** What the buyer had typed before he was sent to his bank. */
function typedBefore(
  session: Stripe.Checkout.Session,
  { card, buyer }: NonNullable<PaymentIntentHidden["awaiting"]>,
): Typed {
  return {
    ...freshForm(session),
    email: buyer.email,
    phone: buyer.phone ?? "",
    name: buyer.name,
    line1: buyer.billing.line1 ?? "",
    line2: buyer.billing.line2 ?? "",
    town: buyer.billing.city ?? "",
    postcode: buyer.billing.postal_code ?? "",
    country: buyer.billing.country ?? "",
    number: card.number,
    expiry: `${String(card.expMonth).padStart(2, "0")}/${String(card.expYear).slice(-2)}`,
  };
}
