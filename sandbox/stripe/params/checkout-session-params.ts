import type Stripe from "stripe";
import { z } from "zod";
import { productData, taxBehaviour } from "./catalogue-params";
import { currency } from "./currencies";
import { created, email, expand, flag, integer, metadata, pagination, text, url, word } from "./fields";

type Create = Stripe.Checkout.SessionCreateParams;

const priceData = z.strictObject({
  currency: currency(),
  unit_amount: integer({ min: 0 }),
  product: text().optional(),
  product_data: productData.optional(),
  tax_behavior: taxBehaviour.optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData, z.ZodType>>);

const lineItem = z.strictObject({
  price: text().optional(),
  price_data: priceData.optional(),
  quantity: integer({ min: 1, max: 999_999 }),
  metadata: metadata().optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionCreateParams.LineItem, z.ZodType>>);

const estimateEnd = z.strictObject({
  unit: word<"hour" | "day" | "business_day" | "week" | "month">(),
  value: integer({ min: 1 }),
});

const shippingRateData = z.strictObject({
  display_name: text(100),
  type: word<"fixed_amount">().optional(),
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

/** What of `POST /v1/checkout/sessions` is reproduced here. */
export const createSessionParams = z.strictObject({
  mode: z.literal("payment").default("payment"),
  ui_mode: z.literal("hosted_page").optional(),
  line_items: z.array(lineItem),
  allowed_payment_method_types: z.array(word<string>()).optional(),
  allow_promotion_codes: z
    .literal("false")
    .transform(() => false)
    .optional(),
  automatic_tax: z.strictObject({ enabled: z.literal("false") }).optional(),
  billing_address_collection: word<NonNullable<Create["billing_address_collection"]>>().optional(),
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
  customer: text().optional(),
  customer_creation: word<NonNullable<Create["customer_creation"]>>().optional(),
  customer_email: email().optional(),
  discounts: z
    .array(z.strictObject({ coupon: text().optional(), promotion_code: text().optional() }))
    .max(1)
    .optional(),
  expand,
  expires_at: integer().optional(),
  integration_identifier: text(200).optional(),
  locale: word<NonNullable<Create["locale"]>>().optional(),
  metadata: metadata().optional(),
  origin_context: word<NonNullable<Create["origin_context"]>>().optional(),
  payment_intent_data: paymentIntentData.optional(),
  payment_method_collection: z.literal("always").optional(),
  phone_number_collection: z.strictObject({ enabled: flag() }).optional(),
  shipping_address_collection: z
    .strictObject({
      allowed_countries:
        z.array(word<Stripe.Checkout.Session.ShippingAddressCollection["allowed_countries"][number]>()),
    })
    .optional(),
  shipping_options: z.array(z.strictObject({ shipping_rate_data: shippingRateData })).optional(),
  submit_type: word<NonNullable<Create["submit_type"]>>().optional(),
  success_url: url(),
} satisfies Partial<Record<keyof Create, z.ZodType>>);
export type CreateSessionParams = z.output<typeof createSessionParams>;

export const retrieveSessionParams = z.strictObject({ expand });

export const listSessionsParams = z.strictObject({
  ...pagination,
  created,
  customer_details: z.strictObject({ email: email() }).optional(),
  payment_intent: text().optional(),
  status: word<"open" | "complete" | "expired">().optional(),
} satisfies Partial<Record<keyof Stripe.Checkout.SessionListParams, z.ZodType>>);

export const listLineItemsParams = z.strictObject(pagination);

export const expireSessionParams = z.strictObject({ expand });
