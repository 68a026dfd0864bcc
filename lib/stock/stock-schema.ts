import { z } from "zod";
import { movementLimit, stockTasks } from "./stock";

/** A stock form as it was sent. */
export const stockFormSchema = z
  .object({
    sku: z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/, { error: "That is not a SKU." }),
    task: z.enum(stockTasks, { error: "Choose receive, count or write off." }),
    quantity: z
      .string()
      .regex(/^\d{1,6}$/, { error: "Give the quantity as a whole number." })
      .transform(Number)
      .pipe(
        z
          .number()
          .max(movementLimit, { error: `At most ${movementLimit.toLocaleString("en-GB")} units at once.` }),
      ),
    reason: z
      .string()
      .trim()
      .min(3, { error: "Say why, in a few words." })
      .max(200, { error: "Keep the reason under 200 characters." }),
    /** On hand as the form showed it: a count of a shelf that has changed since is refused. */
    seenOnHand: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
    /** Names this showing of the form, so that a second press books nothing. */
    formId: z.uuid(),
  })
  .refine(({ task, quantity }) => task === "count" || quantity > 0, {
    path: ["quantity"],
    error: "Give one unit at least.",
  });

export type StockForm = z.infer<typeof stockFormSchema>;
