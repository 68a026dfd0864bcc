import { forgetBasketLines } from "@/app/api/basket/basket-cookie";
import { closeAccount } from "@/lib/accounts/close-commands";
import { sendOn } from "../../answer";
import { answerViewer, told } from "../account-answer";

/** Closes the account for good. Its session opens nothing any more, and the browser forgets its basket. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, "/account/data", async (viewer, { sure }) => {
    if (sure !== "yes") return told("/account/data", "refused", "not-sure");
    const closed = await closeAccount(viewer);
    if (!closed.ok) return told("/account/data", "refused", closed.refusal);
    return sendOn("/account/closed", forgetBasketLines());
  });
}
