import { choosePassword } from "@/lib/accounts/link-commands";
import { answerForm, sendOn } from "../../../answer";

/** Gives an account the password that was chosen from a link in its mailbox. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async ({ token = "", password = "" }) => {
    const chosen = await choosePassword(token, password);
    if (chosen.ok) return sendOn("/sign-in?done=reset");
    return sendOn(`/account/reset/choose?${new URLSearchParams({ token, refused: chosen.refusal })}`);
  });
}
