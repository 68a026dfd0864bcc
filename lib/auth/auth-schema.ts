import { z } from "zod";

/** What the sign-in form sends. The bounds only keep absurd input away from the hash. */
export const signInSchema = z.object({
  email: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  password: z.string().min(1).max(200),
});
