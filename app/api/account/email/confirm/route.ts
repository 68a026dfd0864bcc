import { basketToken } from "@/app/api/basket/basket-cookie";
import { confirmEmail } from "@/lib/accounts/email-commands";
import { sendOn } from "../../../answer";
import { answerViewer, told } from "../../account-answer";

/** Moves the account to the mailbox that a link was sent to. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, "/account/details", async (viewer, { token = "" }) => {
    const moved = await confirmEmail(viewer, token, basketToken(request));
    if (moved.ok) return told("/account/details", "done", "email");
    return sendOn(`/account/email/confirm?${new URLSearchParams({ token, refused: moved.refusal })}`);
  });
}
