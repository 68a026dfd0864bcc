import { z } from "zod";

/** "ls14dy" becomes "LS1 4DY". */
function spelled(postcode: string): string {
  const bare = postcode.toUpperCase().replace(/\s+/g, "");
  return `${bare.slice(0, -3)} ${bare.slice(-3)}`;
}

/** The shape that Royal Mail gives a UK postcode: area, district, sector, unit. */
const postcodeShape = /^(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})$/i;

export const postcodeSchema = z.string().trim().max(10).regex(postcodeShape).transform(spelled);

/** What stands in the form, kept as typed; each field is judged on its own so that the words can be exact. */
export const checkoutFormSchema = z.object({
  email: z.string().max(300).default(""),
  postcode: z.string().max(40).default(""),
  delivery: z.enum(["standard", "collect"]).optional().catch(undefined),
});

export type CheckoutForm = z.infer<typeof checkoutFormSchema>;
