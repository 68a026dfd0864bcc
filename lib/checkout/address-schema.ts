import { z } from "zod";
import { postcodeSchema } from "./checkout-schema";

const line = (words: string) =>
  z.string().trim().min(1, { error: words }).max(100, { error: "Keep it under 100 characters." });
const optionalLine = z.string().trim().max(100, { error: "Keep it under 100 characters." }).default("");

/** An address in the United Kingdom, field by field, as the desk or the buyer types it. */
export const deliveryAddressSchema = z.object({
  recipient: line("Who gets it?"),
  addressLine1: line("Give the house and the street."),
  addressLine2: optionalLine,
  town: line("Give the town."),
  county: optionalLine,
  addressPostcode: z.string().transform((typed, context) => {
    const postcode = postcodeSchema.safeParse(typed);
    if (postcode.success) return postcode.data;
    context.addIssue({ code: "custom", message: "Give a full UK postcode, such as LS1 4DY." });
    return z.NEVER;
  }),
});

/** Its fields, in the order of a form. */
export const addressFieldNames = [
  "recipient",
  "addressLine1",
  "addressLine2",
  "town",
  "county",
  "addressPostcode",
] as const satisfies readonly (keyof DeliveryAddress)[];

export type DeliveryAddress = z.infer<typeof deliveryAddressSchema>;

/** The desk's form that puts an order's address right. */
export const addressFormSchema = deliveryAddressSchema.extend({
  number: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  reason: z
    .string()
    .trim()
    .min(3, { error: "Say what the buyer answered, in a few words." })
    .max(200, { error: "Keep it under 200 characters." }),
});

export type AddressForm = z.infer<typeof addressFormSchema>;
