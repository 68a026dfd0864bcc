import { z } from "zod";

/** The desk's form that cancels an order. */
export const cancelFormSchema = z.object({
  number: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number),
  reason: z
    .string()
    .trim()
    .min(3, { error: "Say why, in a few words." })
    .max(200, { error: "Keep it under 200 characters." }),
});
