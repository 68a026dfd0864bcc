import type Stripe from "stripe";
import { z } from "zod";
import { currency } from "./currencies";
import { email, expand, flag, integer, metadata, text, url, word } from "./fields";

export const createIntentParams = z.strictObject({
  allowed_payment_method_types: z.array(word<string>()).optional(),
  amount: integer({ min: 1 }),
  automatic_payment_methods: z
    .strictObject({ allow_redirects: word<"always" | "never">().optional(), enabled: flag() })
    .optional(),
  capture_method: z.enum(["automatic", "automatic_async"]).optional(),
  confirm: flag().optional(),
  currency: currency(),
  customer: text().optional(),
  description: text(1_000).optional(),
  expand,
  metadata: metadata().optional(),
  payment_method: text().optional(),
  receipt_email: email().optional(),
  return_url: url().optional(),
  statement_descriptor: text(22).optional(),
  statement_descriptor_suffix: text(22).optional(),
} satisfies Partial<Record<keyof Stripe.PaymentIntentCreateParams, z.ZodType>>);
export type CreateIntentParams = z.output<typeof createIntentParams>;

export const confirmIntentParams = z.strictObject({
  expand,
  payment_method: text().optional(),
  receipt_email: email().optional(),
  return_url: url().optional(),
} satisfies Partial<Record<keyof Stripe.PaymentIntentConfirmParams, z.ZodType>>);

export const cancelIntentParams = z.strictObject({
  cancellation_reason:
    word<NonNullable<Stripe.PaymentIntentCancelParams["cancellation_reason"]>>().optional(),
  expand,
} satisfies Partial<Record<keyof Stripe.PaymentIntentCancelParams, z.ZodType>>);
