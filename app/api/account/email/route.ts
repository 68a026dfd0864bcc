import { tooOften } from "@/app/api/too-often";
import { typedEmailLine } from "@/app/typed-email";
import { askSchema } from "@/lib/accounts/account-schema";
import { askForEmail } from "@/lib/accounts/email-commands";
import { sendOn } from "../../answer";
import { answerViewer, told } from "../account-answer";

/** Asks a new mailbox whether the account may move to it. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, "/account/details", async (viewer, fields) => {
    const typed = typedEmailLine(fields["email"] ?? "", "/account");
    const wanted = askSchema.safeParse(fields);
    if (!wanted.success) return sendOn("/account/details?refused=bad-email", [typed]);
    const { email } = wanted.data;
    const slow = await tooOften("account-letter", request, () => ({ page: "/account/details" }), email);
    if (slow) return slow;
    const asked = await askForEmail(viewer, email);
    return asked.ok
      ? told("/account/details", "done", "email-asked")
      : told("/account/details", "refused", asked.refusal);
  });
}
