import { z } from "zod";

/** One email address and nothing beside it: no name, no second address, no line break. */
export const emailSchema = z.string().trim().max(254).pipe(z.email());

/** The same in small letters, for lists that must know a mailbox again. */
export const mailboxSchema = emailSchema.transform((email) => email.toLowerCase());
