import type Stripe from "stripe";
import { z } from "zod";
import { created, expand, flag, integer, metadata, pagination, text, word } from "./fields";

export const retrieveParams = z.strictObject({ expand });

export const listPaymentIntentsParams = z.strictObject({
  ...pagination,
  created,
} satisfies Partial<Record<keyof Stripe.PaymentIntentListParams, z.ZodType>>);

export const listChargesParams = z.strictObject({
  ...pagination,
  created,
  payment_intent: text().optional(),
} satisfies Partial<Record<keyof Stripe.ChargeListParams, z.ZodType>>);

export const createRefundParams = z.strictObject({
  amount: integer({ min: 1 }).optional(),
  charge: text().optional(),
  expand,
  metadata: metadata().optional(),
  payment_intent: text().optional(),
  reason: word<NonNullable<Stripe.RefundCreateParams["reason"]>>().optional(),
} satisfies Partial<Record<keyof Stripe.RefundCreateParams, z.ZodType>>);
export type CreateRefundParams = z.output<typeof createRefundParams>;

export const updateRefundParams = z.strictObject({
  expand,
  metadata: metadata().optional(),
} satisfies Partial<Record<keyof Stripe.RefundUpdateParams, z.ZodType>>);

export const listRefundsParams = z.strictObject({
  ...pagination,
  created,
  charge: text().optional(),
  payment_intent: text().optional(),
} satisfies Partial<Record<keyof Stripe.RefundListParams, z.ZodType>>);

export const listDisputesParams = z.strictObject({
  ...pagination,
  created,
  charge: text().optional(),
  payment_intent: text().optional(),
} satisfies Partial<Record<keyof Stripe.DisputeListParams, z.ZodType>>);

export const updateDisputeParams = z.strictObject({
  // Its texts are those that the SDK's types name; files and the networks' own evidence are not reproduced.
  evidence: z.record(z.string(), z.string()).optional(),
  expand,
  metadata: metadata().optional(),
  submit: flag().optional(),
} satisfies Partial<Record<keyof Stripe.DisputeUpdateParams, z.ZodType>>);
export type UpdateDisputeParams = z.output<typeof updateDisputeParams>;
