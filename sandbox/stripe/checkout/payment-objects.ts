import type Stripe from "stripe";
import { newId } from "@/sandbox/stripe/state/ids";
import { isCard } from "@/sandbox/stripe/state/kinds";
import type { Payer, Means, SessionHidden } from "@/sandbox/stripe/state/kinds";
import { riskOf } from "./cards";
import type { Decline } from "./cards";
import { billingDetails, chargeDetails } from "./means";

/** What a payment intent is made of. The amount is in the smallest unit. */
export type IntentParts = SessionHidden["intent"] & {
  amount: number;
  currency: string;
  customer: Stripe.PaymentIntent["customer"];
  methods: string[];
};

/** A payment intent before its first try. */
export function intentObject(parts: IntentParts, created: number): Stripe.PaymentIntent {
  const id = newId.paymentIntent();
  return {
    id,
    object: "payment_intent",
    allowed_payment_method_types: null,
    amount: parts.amount,
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
    currency: parts.currency,
    customer: parts.customer,
    customer_account: null,
    description: parts.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    managed_payments: null,
    metadata: parts.metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: parts.methods,
    payment_record: null,
    processing: null,
    receipt_email: parts.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: parts.statementDescriptor,
    statement_descriptor_suffix: parts.statementDescriptorSuffix,
    status: "requires_payment_method",
    transfer_data: null,
    transfer_group: null,
  };
}

/** A try to take the money: paid, or refused when there is a decline. From a bank account it is pending at first. */
export function chargeObject(
  intent: Stripe.PaymentIntent,
  means: Means,
  payer: Payer,
  decline: Decline | null,
  created: number,
): Stripe.Charge {
  const pending = !isCard(means);
  const risk = isCard(means) ? riskOf(means.number) : null;
  const paid = decline === null && !pending;
  return {
    id: pending ? newId.payment() : newId.charge(),
    object: "charge",
    amount: intent.amount,
    amount_captured: decline === null ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: null,
    billing_details: billingDetails(payer),
    calculated_statement_descriptor: "STRIPE STAND-IN",
    captured: decline === null,
    created,
    currency: intent.currency,
    customer: intent.customer,
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
      network_status: decline ? "declined_by_network" : "approved_by_network",
      reason: decline?.declineCode ?? null,
      risk_level: risk?.level ?? "not_assessed",
      ...(risk && { risk_score: risk.score }),
      seller_message: decline
        ? "The bank did not return any further details with this decline."
        : "Payment complete.",
      type: decline ? "issuer_declined" : "authorized",
    },
    paid,
    payment_intent: intent.id,
    payment_method: means.paymentMethod,
    payment_method_details: chargeDetails(means, intent.amount, decline),
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
    status: decline ? "failed" : pending ? "pending" : "succeeded",
    transfer_data: null,
    transfer_group: null,
  };
}
