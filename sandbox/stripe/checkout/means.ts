import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { newId } from "@/sandbox/stripe/state/ids";
import { isCard } from "@/sandbox/stripe/state/kinds";
import type { AccountOnFile, Payer, CardOnFile, Means } from "@/sandbox/stripe/state/kinds";
import { addressChecks, brandOf } from "./cards";
import type { Decline } from "./cards";

export function billingDetails(payer: Payer): Stripe.Charge.BillingDetails {
  return { address: payer.billing, email: payer.email, name: payer.name, phone: payer.phone, tax_id: null };
}

function fingerprint(number: string): string {
  return createHash("sha256").update(number).digest("base64url").slice(0, 16);
}

/** `10-88-00`, as Stripe shows it. */
function dashed(sortCode: string): string {
  return sortCode.replaceAll(/(\d\d)(?=\d)/g, "$1-");
}

function accountPart(account: AccountOnFile): Stripe.PaymentMethod.BacsDebit {
  return {
    fingerprint: fingerprint(`${account.sortCode}${account.accountNumber}`),
    last4: account.accountNumber.slice(-4),
    sort_code: dashed(account.sortCode),
  };
}

/** The card or account as something that was paid with. */
export function paymentMethodObject(means: Means, payer: Payer, created: number): Stripe.PaymentMethod {
  const common = {
    id: means.paymentMethod,
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: billingDetails(payer),
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
  } as const;
  return isCard(means)
    ? { ...common, type: "card", card: cardPart(means) }
    : { ...common, type: "bacs_debit", bacs_debit: accountPart(means) };
}

function cardPart(card: CardOnFile): Stripe.PaymentMethod.Card {
  const brand = brandOf(card.number);
  return {
    brand,
    checks: cardChecks(card, null),
    country: "GB",
    display_brand: brand,
    exp_month: card.expMonth,
    exp_year: card.expYear,
    fingerprint: fingerprint(card.number),
    funding: "credit",
    generated_from: null,
    last4: card.number.slice(-4),
    networks: { available: [brand], preferred: null },
    regulated_status: "unregulated",
    three_d_secure_usage: { supported: true },
    wallet: null,
  };
}

function cardChecks(card: CardOnFile, decline: Decline | null) {
  const { line1, postcode } = addressChecks(card.number);
  return {
    address_line1_check: line1,
    address_postal_code_check: postcode,
    cvc_check: decline?.code === "incorrect_cvc" ? "fail" : "pass",
  };
}

/** The same as a charge shows it. */
export function chargeDetails(
  means: Means,
  amount: number,
  decline: Decline | null,
): Stripe.Charge.PaymentMethodDetails {
  if (!isCard(means)) {
    return { type: "bacs_debit", bacs_debit: { ...accountPart(means), mandate: newId.mandate() } };
  }
  const brand = brandOf(means.number);
  const paid = decline === null;
  return {
    card: {
      amount_authorized: paid ? amount : null,
      authorization_code: paid ? "123456" : null,
      brand,
      checks: cardChecks(means, decline),
      country: "GB",
      electronic_commerce_indicator: null,
      exp_month: means.expMonth,
      exp_year: means.expYear,
      fingerprint: fingerprint(means.number),
      funding: "credit",
      installments: null,
      last4: means.number.slice(-4),
      mandate: null,
      network: brand,
      network_transaction_id: null,
      regulated_status: "unregulated",
      three_d_secure: null,
      transaction_link_id: null,
      wallet: null,
    },
    type: "card",
  };
}
