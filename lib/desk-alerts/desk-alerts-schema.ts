import { z } from "zod";

/** What the form sends that settles an alert. */
export const settleFormSchema = z.object({
  id: z.uuid({ error: "That is not an alert." }),
  reason: z
    .string()
    .trim()
    .min(3, { error: "Say how it was settled, in a few words." })
    .max(200, { error: "Keep it under 200 characters." }),
});

export type SettleForm = z.infer<typeof settleFormSchema>;
