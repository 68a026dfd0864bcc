import { z } from "zod";

export const skuSchema = z.string().regex(/^[A-Z0-9][A-Z0-9-]{1,31}$/);

/** What is typed into search; longer queries are cut, never refused. */
export const searchSchema = z
  .string()
  .default("")
  .transform((text) => text.replace(/\s+/g, " ").trim().slice(0, 80));
