import type Stripe from "stripe";
import { z } from "zod";
import { currency } from "./currencies";
import { created, email, expand, flag, integer, metadata, pagination, text, url } from "./fields";

const taxBehaviour = z.enum(["exclusive", "inclusive", "unspecified"]);

const productData = z.strictObject({
  name: text(),
  description: text(40_000).optional(),
  images: z.array(url()).max(8).optional(),
  metadata: metadata().optional(),
  tax_code: text().optional(),
  unit_label: text(12).optional(),
} satisfies Partial<
  Record<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData, z.ZodType>
>);

const priceData = z.strictObject({
  currency: currency(),
  unit_amount: integer({ min: 0 }),
  product_data: productData,
  tax_behavior: taxBehaviour.optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData, z.ZodType>>);

const lineItem = z.strictObject({
  price_data: priceData,
  quantity: integer({ min: 1, max: 999_999 }),
  metadata: metadata().optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionCreateParams.LineItem, z.ZodType>>);

const estimateEnd = z.strictObject({
  unit: z.enum(["hour", "day", "business_day", "week", "month"]),
  value: integer({ min: 1 }),
});

const shippingRateData = z.strictObject({
  display_name: text(100),
  type: z.literal("fixed_amount").optional(),
  fixed_amount: z.strictObject({ amount: integer({ min: 0 }), currency: currency() }),
  delivery_estimate: z
    .strictObject({ minimum: estimateEnd.optional(), maximum: estimateEnd.optional() })
    .optional(),
  tax_behavior: taxBehaviour.optional(),
  tax_code: text().optional(),
  metadata: metadata().optional(),
} satisfies Partial<
  Record<keyof Stripe.Checkout.SessionCreateParams.ShippingOption.ShippingRateData, z.ZodType>
>);

const paymentIntentData = z.strictObject({
  description: text(1_000).optional(),
  metadata: metadata().optional(),
  receipt_email: email().optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
  capture_method: z.enum(["automatic", "automatic_async"]).optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionCreateParams.PaymentIntentData, z.ZodType>>);

const customMessage = z.strictObject({ message: text(1_200) }).optional();

const createShape = {
  mode: z.literal("payment", { error: "this stand-in reproduces payment mode only" }).default("payment"),
  ui_mode: z.literal("hosted_page", { error: "this stand-in reproduces the hosted page only" }).optional(),
  line_items: z.array(lineItem),
  allowed_payment_method_types: z.array(text()).optional(),
  allow_promotion_codes: z
    .literal("false", { error: "this stand-in's page has no field for promotion codes" })
    .transform(() => false)
    .optional(),
  automatic_tax: z
    .strictObject({ enabled: z.literal("false", { error: "this stand-in works out no tax" }) })
    .optional(),
  billing_address_collection: z.enum(["auto", "required"]).optional(),
  branding_settings: z.strictObject({ display_name: text().optional() }).optional(),
  cancel_url: url().optional(),
  client_reference_id: text(200).optional(),
  currency: currency().optional(),
  custom_text: z
    .strictObject({
      after_submit: customMessage,
      shipping_address: customMessage,
      submit: customMessage,
      terms_of_service_acceptance: customMessage,
    })
    .optional(),
  customer_creation: z.literal("if_required", { error: "this stand-in keeps no customers" }).optional(),
  customer_email: email().optional(),
  discounts: z
    .array(z.strictObject({ coupon: text().optional(), promotion_code: text().optional() }))
    .max(1)
    .optional(),
  expand,
  expires_at: integer().optional(),
  integration_identifier: text(200).optional(),
  locale: text(10).optional(),
  metadata: metadata().optional(),
  origin_context: z.enum(["mobile_app", "web"]).optional(),
  payment_intent_data: paymentIntentData.optional(),
  payment_method_collection: z.literal("always").optional(),
  phone_number_collection: z.strictObject({ enabled: flag() }).optional(),
  shipping_address_collection: z
    .strictObject({
      allowed_countries: z.array(z.string().regex(/^[A-Z]{2}$/, "must be a two-letter country code")),
    })
    .optional(),
  shipping_options: z.array(z.strictObject({ shipping_rate_data: shippingRateData })).optional(),
  submit_type: z.enum(["auto", "book", "donate", "pay"]).optional(),
  success_url: url(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionCreateParams, z.ZodType>>;

const notReproduced = z.never().optional();

/** What Stripe knows and the stand-in does not, so that a refusal says which of the two it is. */
const knownShape = {
  adaptive_pricing: notReproduced,
  after_expiration: notReproduced,
  consent_collection: notReproduced,
  custom_fields: notReproduced,
  customer: notReproduced,
  customer_account: notReproduced,
  customer_update: notReproduced,
  excluded_payment_method_types: notReproduced,
  invoice_creation: notReproduced,
  managed_payments: notReproduced,
  name_collection: notReproduced,
  optional_items: notReproduced,
  payment_method_configuration: notReproduced,
  payment_method_data: notReproduced,
  payment_method_options: notReproduced,
  permissions: notReproduced,
  redirect_on_completion: notReproduced,
  return_url: notReproduced,
  saved_payment_method_options: notReproduced,
  setup_intent_data: notReproduced,
  subscription_data: notReproduced,
  tax_id_collection: notReproduced,
  wallet_options: notReproduced,
} satisfies Record<
  Exclude<keyof Stripe.Checkout.SessionCreateParams, keyof typeof createShape>,
  typeof notReproduced
>;

/** What `POST /v1/checkout/sessions` takes here. `payment_method_types` is unknown, as it is in this version. */
export const createSessionParams = z.strictObject({ ...createShape, ...knownShape });
export type CreateSessionParams = z.output<typeof createSessionParams>;

export const retrieveSessionParams = z.strictObject({ expand });

export const listSessionsParams = z.strictObject({
  ...pagination,
  created,
  customer_details: z.strictObject({ email: email() }).optional(),
  payment_intent: text().optional(),
  status: z.enum(["open", "complete", "expired"]).optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionListParams, z.ZodType>>);

export const listLineItemsParams = z.strictObject(pagination);

export const expireSessionParams = z.strictObject({ expand });
