import { z } from "zod";
import { cleaned } from "@/lib/form";
import { deskStateWords } from "./desk-words";
import type { ReturnState } from "./returns";

const states = Object.keys(deskStateWords) as [ReturnState, ...ReturnState[]];

/** Which returns an address asks for; what makes no sense is left out. */
export const returnListSchema = z.object({
  /** A return's or an order's number, or a part of an email address. */
  q: z.string().max(80).transform(cleaned).pipe(z.string().trim()).catch(""),
  state: z.enum(states).optional().catch(undefined),
  /** Only returns with a lower number, for the next page. */
  before: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
});

export type ReturnListFilter = z.infer<typeof returnListSchema>;
