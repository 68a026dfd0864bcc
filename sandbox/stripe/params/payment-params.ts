import type Stripe from "stripe";
import { z } from "zod";
import { created, expand, integer, metadata, pagination, text } from "./fields";

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
  reason: z.enum(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
} satisfies Partial<Record<keyof Stripe.RefundCreateParams, z.ZodType>>);
export type CreateRefundParams = z.output<typeof createRefundParams>;

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
