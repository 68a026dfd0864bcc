import { undoEmail } from "@/lib/accounts/email-commands";
import { answerForm, sendOn } from "../../../answer";

/** Gives an account back to the mailbox it was taken from; the link in that mailbox is all it asks for. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async ({ token = "" }) => {
    const undone = await undoEmail(token);
    const outcome = undone.ok ? { done: "undone" } : { token, refused: undone.refusal };
    return sendOn(`/account/email/undo?${new URLSearchParams(outcome)}`);
  });
}
