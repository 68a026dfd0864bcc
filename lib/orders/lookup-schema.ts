import { z } from "zod";
import { mailboxSchema } from "@/lib/email";
import { askedNumber } from "./queue";

/** Order numbers are those of a PostgreSQL integer. */
const highestNumber = 2_147_483_647;

/** The form that asks for the link to an order: a mailbox in small letters, and the order's number however it is spelt. */
export const lookupSchema = z.object({
  email: mailboxSchema,
  number: z
    .string()
    .max(40)
    .transform((typed) => askedNumber(typed.replace(/^\s*#?\s*/, "").trimEnd()))
    .pipe(z.int().positive().max(highestNumber)),
});

export type LookupForm = z.infer<typeof lookupSchema>;
