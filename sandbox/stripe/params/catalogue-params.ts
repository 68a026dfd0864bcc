import type Stripe from "stripe";
import { z } from "zod";
import { currency } from "./currencies";
import { created, expand, flag, integer, metadata, pagination, text, url, word } from "./fields";

export const taxBehaviour = word<"exclusive" | "inclusive" | "unspecified">();

/** A product as it is described in passing, with the price of a line. */
export const productData = z.strictObject({
  name: text(),
  description: text(40_000).optional(),
  images: z.array(url()).max(8).optional(),
  metadata: metadata().optional(),
  tax_code: text().optional(),
  unit_label: text(12).optional(),
} satisfies Partial<
  Record<keyof Stripe.Checkout.SessionCreateParams.LineItem.PriceData.ProductData, z.ZodType>
>);
export type ProductData = z.output<typeof productData>;

export const createProductParams = z.strictObject({
  ...productData.shape,
  active: flag().optional(),
  expand,
  id: text(255).optional(),
  url: url().optional(),
} satisfies Partial<Record<keyof Stripe.ProductCreateParams, z.ZodType>>);

export const listProductsParams = z.strictObject({
  ...pagination,
  active: flag().optional(),
  created,
} satisfies Partial<Record<keyof Stripe.ProductListParams, z.ZodType>>);

export const createPriceParams = z.strictObject({
  active: flag().optional(),
  currency: currency(),
  expand,
  lookup_key: text(200).optional(),
  metadata: metadata().optional(),
  nickname: text().optional(),
  product: text(),
  tax_behavior: taxBehaviour.optional(),
  unit_amount: integer({ min: 0 }),
} satisfies Partial<Record<keyof Stripe.PriceCreateParams, z.ZodType>>);

export const listPricesParams = z.strictObject({
  ...pagination,
  active: flag().optional(),
  created,
  product: text().optional(),
} satisfies Partial<Record<keyof Stripe.PriceListParams, z.ZodType>>);
