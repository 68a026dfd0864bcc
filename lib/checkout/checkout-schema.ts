import { z } from "zod";
import { spelledCode } from "@/lib/codes/codes";
import { deliveryChoices } from "@/lib/delivery/delivery";
import { spelledPostcode } from "@/lib/delivery/zones";

/** A whole UK postcode in whatever spelling; "ls14dy" becomes "LS1 4DY". */
export const postcodeSchema = z
  .string()
  .trim()
  .max(10)
  .transform((typed, context) => {
    const postcode = spelledPostcode(typed);
    if (postcode !== null) return postcode;
    context.addIssue({ code: "custom", message: "Not a UK postcode" });
    return z.NEVER;
  });

/** A sum that the page showed, in pence. What is no sum fits none. */
const shown = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .catch(-1);

/**
 * What stands in the form, kept as typed; each field is judged on its own so that the words can be exact. The totals that the page showed,
 * one for each way, are compared and never kept. A program that shows nobody a page sends none.
 */
export const checkoutFormSchema = z
  .object({
    email: z.string().max(300).default(""),
    postcode: z.string().max(40).default(""),
    delivery: z.enum(deliveryChoices).optional().catch(undefined),
    // Empty where the code that the page showed was taken away; not there where the page has no field for one.
    code: z.string().max(200).transform(spelledCode).optional(),
    "shown-standard": shown,
    "shown-express": shown,
    "shown-collect": shown,
  })
  .transform(({ email, postcode, delivery, code, ...totals }) => ({
    email,
    postcode,
    delivery,
    code,
    shownPence: delivery && totals[`shown-${delivery}`],
  }));

/** What the buyer typed; without `shownPence` nothing is compared. */
export type CheckoutForm = Omit<z.infer<typeof checkoutFormSchema>, "delivery" | "code" | "shownPence"> &
  Partial<Pick<z.infer<typeof checkoutFormSchema>, "delivery" | "code" | "shownPence">>;
