import { z } from "zod";

/** What is typed into search; longer queries are cut, never refused. */
export const searchSchema = z
  .string()
  .default("")
  .transform((text) =>
    text
      .replace(/[\s\0]+/g, " ")
      .trim()
      .slice(0, 80),
  );
