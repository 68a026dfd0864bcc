import type Stripe from "stripe";
import { z } from "zod";
import { currency } from "./currencies";
import { created, expand, flag, integer, metadata, pagination, text, word } from "./fields";

/** A percentage above 0 and up to 100, with at most two decimals. */
function percent() {
  return z.string().transform((value, context) => {
    const number = /^\d{1,3}(\.\d{1,2})?$/.test(value) ? Number(value) : 0;
    if (number > 0 && number <= 100) return number;
    context.addIssue({
      code: "custom",
      message: `Invalid decimal: ${value}: must be above 0, at most 100, with at most two decimals.`,
      params: { code: "parameter_invalid" },
    });
    return z.NEVER;
  });
}

export const createCouponParams = z.strictObject({
  id: text(200).optional(),
  amount_off: integer({ min: 1 }).optional(),
  currency: currency().optional(),
  percent_off: percent().optional(),
  duration: z.enum(["once", "forever"]).optional(),
  max_redemptions: integer({ min: 1 }).optional(),
  redeem_by: integer().optional(),
  name: text(40).optional(),
  metadata: metadata().optional(),
  expand,
} satisfies Partial<Record<keyof Stripe.CouponCreateParams, z.ZodType>>);
export type CreateCouponParams = z.output<typeof createCouponParams>;

export const listCouponsParams = z.strictObject({
  ...pagination,
  created,
} satisfies Partial<Record<keyof Stripe.CouponListParams, z.ZodType>>);

export const createPromotionCodeParams = z.strictObject({
  promotion: z.strictObject({ type: word<"coupon">(), coupon: text() }),
  active: flag().optional(),
  code: text(500).optional(),
  expires_at: integer().optional(),
  max_redemptions: integer({ min: 1 }).optional(),
  metadata: metadata().optional(),
  restrictions: z
    .strictObject({
      first_time_transaction: flag().optional(),
      minimum_amount: integer({ min: 1 }).optional(),
      minimum_amount_currency: currency().optional(),
    })
    .optional(),
  expand,
} satisfies Partial<Record<keyof Stripe.PromotionCodeCreateParams, z.ZodType>>);
export type CreatePromotionCodeParams = z.output<typeof createPromotionCodeParams>;

export const listPromotionCodesParams = z.strictObject({
  ...pagination,
  active: flag().optional(),
  code: text().optional(),
  coupon: text().optional(),
  created,
} satisfies Partial<Record<keyof Stripe.PromotionCodeListParams, z.ZodType>>);

export const updatePromotionCodeParams = z.strictObject({
  active: flag().optional(),
  expand,
  metadata: metadata().optional(),
} satisfies Partial<Record<keyof Stripe.PromotionCodeUpdateParams, z.ZodType>>);
