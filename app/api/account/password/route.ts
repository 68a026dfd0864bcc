import { basketToken } from "@/app/api/basket/basket-cookie";
import { changeOwnPassword } from "@/lib/accounts/password-commands";
import { answerViewer, guardPassword, told } from "../account-answer";

const page = "/account/details";

/** Gives the account a new password; the old one is asked for. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, page, (viewer, { before = "", password = "" }) =>
    guardPassword(request, viewer, page, async () => {
      const changed = await changeOwnPassword(viewer, { before, password }, basketToken(request));
      if (changed.ok) return { response: told(page, "done", "password"), wrong: false };
      const wrong = changed.refusal === "wrong-password";
      return { response: told(page, "refused", changed.refusal), wrong };
    }),
  );
}
