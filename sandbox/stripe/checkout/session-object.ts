import type Stripe from "stripe";
import type { Currency } from "@/sandbox/stripe/params/currencies";
import type { CreateSessionParams } from "@/sandbox/stripe/params/checkout-session-params";
import { keptMetadata } from "@/sandbox/stripe/params/fields";
import type { World } from "@/sandbox/stripe/state/world";
import type { Reduction } from "./coupons";

/** What a new session is made of. Amounts in the smallest unit, times in seconds since 1970. */
export type SessionParts = {
  id: string;
  params: CreateSessionParams;
  created: number;
  expiresAt: number;
  currency: Currency;
  customer: Stripe.Customer | null;
  subtotal: number;
  reduction: Reduction | null;
  rates: readonly { id: string; amount: number }[];
};

/** A session as it looks when it opens: unpaid, with the first delivery option chosen. */
export function sessionObject(world: World, parts: SessionParts): Stripe.Checkout.Session {
  const { id, params, created, expiresAt, currency, customer, subtotal, reduction, rates } = parts;
  const chosen = rates[0];
  const total = subtotal - (reduction?.amount ?? 0) + (chosen?.amount ?? 0);
  const { custom_text: words } = params;
  const email = params.customer_email ?? customer?.email;
  return {
    id,
    object: "checkout.session",
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: params.allow_promotion_codes ?? null,
    allowed_payment_method_types: params.allowed_payment_method_types ?? null,
    amount_subtotal: subtotal,
    amount_total: total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: params.billing_address_collection ?? null,
    cancel_url: params.cancel_url ?? null,
    client_reference_id: params.client_reference_id ?? null,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created,
    currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: words?.after_submit ?? null,
      shipping_address: words?.shipping_address ?? null,
      submit: words?.submit ?? null,
      terms_of_service_acceptance: words?.terms_of_service_acceptance ?? null,
    },
    customer: customer?.id ?? null,
    customer_account: null,
    customer_creation: customer ? null : (params.customer_creation ?? "if_required"),
    customer_details: email ? customerDetails({ email }) : null,
    customer_email: params.customer_email ?? null,
    discounts: reduction ? [reduction.discount] : [],
    expires_at: expiresAt,
    integration_identifier: params.integration_identifier ?? null,
    invoice: null,
    invoice_creation: null,
    livemode: false,
    locale: params.locale ?? null,
    managed_payments: null,
    metadata: keptMetadata(params.metadata),
    mode: "payment",
    origin_context: params.origin_context ?? null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: "always",
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: "automatic" } },
    payment_method_types: offeredMethods(params.allowed_payment_method_types, currency),
    payment_status: total === 0 ? "no_payment_required" : "unpaid",
    permissions: null,
    phone_number_collection: { enabled: params.phone_number_collection?.enabled ?? false },
    recovered_from: null,
    saved_payment_method_options: null,
    setup_intent: null,
    shipping_address_collection: params.shipping_address_collection ?? null,
    shipping_cost: chosen
      ? {
          amount_subtotal: chosen.amount,
          amount_tax: 0,
          amount_total: chosen.amount,
          shipping_rate: chosen.id,
        }
      : null,
    shipping_options: rates.map((rate) => ({ shipping_amount: rate.amount, shipping_rate: rate.id })),
    status: "open",
    submit_type: params.submit_type ?? null,
    subscription: null,
    success_url: params.success_url,
    total_details: {
      amount_discount: reduction?.amount ?? 0,
      amount_shipping: chosen?.amount ?? 0,
      amount_tax: 0,
    },
    ui_mode: "hosted_page",
    url: `${world.publicUrl}/c/pay/${id}`,
    wallet_options: null,
  };
}

/** How the buyer may pay: by card, and by Bacs Direct Debit where the shop allows it by name and the money is sterling. */
export function offeredMethods(allowed: readonly string[] | undefined, currency: Currency): string[] {
  if (!allowed) return ["card"];
  return ["card", "bacs_debit"].filter(
    (type) => allowed.includes(type) && (type === "card" || currency === "gbp"),
  );
}

/** What is known of the buyer, the rest null. */
export function customerDetails(
  known: Partial<Stripe.Checkout.Session.CustomerDetails>,
): Stripe.Checkout.Session.CustomerDetails {
  return {
    address: null,
    business_name: null,
    email: null,
    individual_name: null,
    name: null,
    phone: null,
    tax_exempt: "none",
    tax_ids: null,
    ...known,
  };
}
