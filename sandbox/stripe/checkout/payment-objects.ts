import { createHash } from "node:crypto";
import type Stripe from "stripe";
import { newId } from "@/sandbox/stripe/state/ids";
import type { Buyer, CardOnFile, SessionHidden } from "@/sandbox/stripe/state/kinds";
import { brandOf } from "./cards";
import type { Decline } from "./cards";

/** A payment intent for a session, before its first try. */
export function intentObject(
  session: Stripe.Checkout.Session,
  hidden: SessionHidden,
  created: number,
): Stripe.PaymentIntent {
  const id = newId.paymentIntent();
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: session.amount_total ?? 0,
    amount_capturable: 0,
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: "automatic_async",
    client_secret: newId.secret(id),
    confirmation_method: "automatic",
    created,
    currency: session.currency ?? "gbp",
    customer: null,
    customer_account: null,
    description: hidden.intent.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: hidden.intent.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: ["card"],
    payment_record: null,
    processing: null,
    receipt_email: hidden.intent.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: hidden.intent.statementDescriptor,
    statement_descriptor_suffix: hidden.intent.statementDescriptorSuffix,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
}

function billingDetails(buyer: Buyer): Stripe.Charge.BillingDetails {
  return { address: buyer.billing, email: buyer.email, name: buyer.name, phone: buyer.phone, tax_id: null };
}

function fingerprint(number: string): string {
  return createHash("sha256").update(number).digest("base64url").slice(0, 16);
}

/** The card as something that was paid with. */
export function paymentMethodObject(card: CardOnFile, buyer: Buyer, created: number): Stripe.PaymentMethod {
  const brand = brandOf(card.number);
  return {
    id: card.paymentMethod,
    object: "payment_method",
    allow_redisplay: "limited",
    billing_details: billingDetails(buyer),
    card: {
      brand,
      checks: { address_line1_check: "pass", address_postal_code_check: "pass", cvc_check: "pass" },
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
    },
    created,
    customer: null,
    customer_account: null,
    livemode: false,
    metadata: {},
    type: "card",
  };
}

/** A try to take the money: paid, or refused when there is a decline. */
export function chargeObject(
  intent: Stripe.PaymentIntent,
  card: CardOnFile,
  buyer: Buyer,
  decline: Decline | null,
  created: number,
): Stripe.Charge {
  const brand = brandOf(card.number);
  const paid = decline === null;
  return {
    id: newId.charge(),
    object: "charge",
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: billingDetails(buyer),
    calculated_statement_descriptor: "STRIPE STAND-IN",
    captured: paid,
    created,
    currency: intent.currency,
    customer: null,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: decline?.code ?? null,
    failure_message: decline?.message ?? null,
    fraud_details: {},
    livemode: false,
    metadata: intent.metadata,
    on_behalf_of: null,
    outcome: {
      advice_code: decline ? "try_again_later" : null,
      network_advice_code: null,
      network_decline_code: decline ? "01" : null,
      network_status: paid ? "approved_by_network" : "declined_by_network",
      reason: decline?.declineCode ?? null,
      risk_level: "normal",
      risk_score: 1,
      seller_message: paid
        ? "Payment complete."
        : "The bank did not return any further details with this decline.",
      type: paid ? "authorized" : "issuer_declined",
    },
    paid,
    payment_intent: intent.id,
    payment_method: card.paymentMethod,
    payment_method_details: {
      card: {
        amount_authorized: paid ? intent.amount : null,
        authorization_code: paid ? "123456" : null,
        brand,
        checks: {
          address_line1_check: "pass",
          address_postal_code_check: "pass",
          cvc_check: decline?.code === "incorrect_cvc" ? "fail" : "pass",
        },
        country: "GB",
        electronic_commerce_indicator: null,
        exp_month: card.expMonth,
        exp_year: card.expYear,
        fingerprint: fingerprint(card.number),
        funding: "credit",
        installments: null,
        last4: card.number.slice(-4),
        mandate: null,
        network: brand,
        network_transaction_id: null,
        regulated_status: "unregulated",
        three_d_secure: null,
        transaction_link_id: null,
        wallet: null,
      },
      type: "card",
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: intent.shipping,
    source: null,
    source_transfer: null,
    statement_descriptor: intent.statement_descriptor,
    statement_descriptor_suffix: intent.statement_descriptor_suffix,
    status: paid ? "succeeded" : "failed",
    transfer_data: null,
    transfer_group: null,
  };
}
