import type Stripe from "stripe";
import { z } from "zod";
import { created, email, expand, metadata, pagination, text, word } from "./fields";

/** A text that may be empty, which unsets it. */
const unsettable = () => text().transform((value) => (value === "" ? null : value));

const address = z.strictObject({
  city: text().optional(),
  country: text().optional(),
  line1: text().optional(),
  line2: text().optional(),
  postal_code: text().optional(),
  state: text().optional(),
});

const customerShape = {
  address: z.union([z.literal("").transform(() => null), address]).optional(),
  description: unsettable().optional(),
  email: z.union([z.literal("").transform(() => null), email()]).optional(),
  expand,
  metadata: metadata().optional(),
  name: unsettable().optional(),
  phone: unsettable().optional(),
  preferred_locales: z.array(word<string>()).optional(),
};

export const createCustomerParams = z.strictObject(
  customerShape satisfies Partial<Record<keyof Stripe.CustomerCreateParams, z.ZodType>>,
);
export type CreateCustomerParams = z.output<typeof createCustomerParams>;

export const listCustomersParams = z.strictObject({
  ...pagination,
  created,
  email: text().optional(),
} satisfies Partial<Record<keyof Stripe.CustomerListParams, z.ZodType>>);
