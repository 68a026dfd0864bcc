import { z } from "zod";

const quantity = z
  .string()
  .trim()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .pipe(z.number().min(1));

const word = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** Adding: a price, a total or a user id in the request has no field here, and so is ignored. */
export const addSchema = z.object({
  sku: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/),
  quantity: quantity.default(1),
  guide: word.optional(),
  section: word.optional(),
  slot: word.optional(),
});

export const changeSchema = z.object({ sku: addSchema.shape.sku, quantity });
export const removeSchema = z.object({ sku: addSchema.shape.sku });
