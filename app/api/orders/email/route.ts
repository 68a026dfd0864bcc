import { typedFieldsLine } from "@/app/typed-fields";
import { correctEmail } from "@/lib/checkout/correct-commands";
import { emailSchema } from "@/lib/email";
import { answerOrderChange } from "../change-answer";

const page = {
  name: "correct",
  anchor: "email",
  keep: (fields: Readonly<Record<string, string>>) => typedFieldsLine(fields, ["email"]),
} as const;

/** Has an order's letters go to another mailbox; the browser that asked goes on with the new link, all others lose the old one. */
export async function POST(request: Request): Promise<Response> {
  return answerOrderChange(request, page, async ({ order, fields, done, refused }) => {
    const email = emailSchema.safeParse(fields["email"]);
    if (!email.success) return refused("bad-email");
    const corrected = await correctEmail(order.id, email.data);
    return corrected.ok ? done("email", corrected.value) : refused(corrected.refusal);
  });
}
