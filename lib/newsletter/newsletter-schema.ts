import { z } from "zod";
import { mailboxSchema } from "@/lib/email";

export const signUpSchema = z.object({ email: mailboxSchema });

export const issueSchema = z.object({
  slug: z.string().regex(/^[a-z0-9-]{1,60}$/),
  subject: z
    .string()
    .trim()
    .min(1)
    .max(120)
    .regex(/^[^\r\n]*$/),
  body: z.string().trim().min(1).max(20_000),
});

/** A file of plain text: the subject in its first line, then an empty line, then the words. */
export function parseIssue(slug: string, text: string) {
  const [subject = "", ...rest] = text.replaceAll("\r\n", "\n").split("\n");
  return issueSchema.safeParse({ slug, subject, body: rest[0]?.trim() === "" ? rest.join("\n") : "" });
}
