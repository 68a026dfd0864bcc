import type Stripe from "stripe";
import { z } from "zod";
import { created, flag, pagination, text } from "./fields";

export const listEventsParams = z.strictObject({
  ...pagination,
  created,
  delivery_success: flag().optional(),
  type: text().optional(),
  types: z.array(text()).max(20).optional(),
} satisfies Partial<Record<keyof Stripe.EventListParams, z.ZodType>>);
