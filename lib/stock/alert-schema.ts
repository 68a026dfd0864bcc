import { z } from "zod";
import { mailboxSchema } from "@/lib/email";

const word = z.string().regex(/^[a-z0-9-]{1,60}$/);

export const alertSkuSchema = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/);

/** Asking to be told: which variant, and where to write. */
export const askSchema = z.object({ sku: alertSkuSchema, email: mailboxSchema });

/** Where in a guide the form stood, for the way back; nothing of it is kept. */
export const askedFromSchema = z.object({ guide: word, section: word });
