import { z } from "zod";
import { cleaned } from "@/lib/form";
import { stateWords, type OrderState } from "./orders";

const states = Object.keys(stateWords) as [OrderState, ...OrderState[]];

/** Which orders an address asks for; what makes no sense is left out. */
export const orderListSchema = z.object({
  /** A number, or a part of an email address or a name. */
  q: z.string().max(80).transform(cleaned).pipe(z.string().trim()).catch(""),
  state: z.enum(states).optional().catch(undefined),
  /** Only orders with a lower number, for the next page. */
  before: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .optional()
    .catch(undefined),
});

export type OrderListFilter = z.infer<typeof orderListSchema>;

/** "F10023", "f 10023" or "10023" is the number 10023; anything else is not a number. */
export function askedNumber(q: string): number | null {
  const match = /^f?\s*(\d{1,9})$/i.exec(q);
  return match ? Number(match[1]) : null;
}
