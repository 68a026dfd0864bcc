import { z } from "zod";
import { skuShape } from "./basket";
import { kitItemsLimit } from "./basket-kit";
import { linkLimit } from "./basket-link";

const quantity = z
  .string()
  .trim()
  .regex(/^\d{1,6}$/)
  .transform(Number)
  .pipe(z.number().min(1));

const word = z.string().regex(/^[a-z0-9-]{1,60}$/);

/** The name of a press, 128 bits. One that is not well formed is none: the press counts, and so would its repeat. */
const press = z
  .string()
  .regex(/^[0-9a-f]{32}$/)
  .transform((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-"))
  .optional()
  .catch(undefined);

/** Adding: a price, a total or a user id in the request has no field here, and so is ignored. */
export const addSchema = z.object({
  sku: z.string().regex(skuShape),
  quantity: quantity.default(1),
  guide: word.optional(),
  section: word.optional(),
  slot: word.optional(),
  press,
});

export const changeSchema = z.object({ sku: addSchema.shape.sku, quantity });
/** The price is what the shopper was shown, to be compared and never kept. */
export const acceptSchema = changeSchema.extend({ pence: quantity });
export const lineSchema = z.object({ sku: addSchema.shape.sku });
export const linkSchema = z.object({ items: z.string().max(linkLimit), press });

export const kitSchema = z.object({
  guide: word,
  items: z.string().max(kitItemsLimit),
  /** The query of the page that the kit was built on, for the way back: nothing in it can end the path or begin a header. */
  choice: z
    .string()
    .max(4_000)
    .regex(/^[A-Za-z0-9=&%+._~*-]*$/)
    .catch(""),
  press,
});
