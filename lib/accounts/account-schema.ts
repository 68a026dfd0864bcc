import { z } from "zod";
import { postcodeSchema } from "@/lib/checkout/checkout-schema";
import { mailboxSchema } from "@/lib/email";

/** A form that names a mailbox. */
export const askSchema = z.object({ email: mailboxSchema });

const line = z.string().trim().min(1).max(100);
const optionalLine = z.string().trim().max(100).default("");

/** An address to keep: a new one, or with an id the one that it replaces. */
export const savedAddressSchema = z.object({
  id: z.uuid().optional().catch(undefined),
  recipient: line,
  addressLine1: line,
  addressLine2: optionalLine,
  town: line,
  county: optionalLine,
  postcode: postcodeSchema,
});

export type SavedAddressForm = z.infer<typeof savedAddressSchema>;

export const idSchema = z.uuid();
