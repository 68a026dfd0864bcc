import { provePassword } from "@/lib/accounts/password-commands";
import { sendOn } from "../../answer";
import { answerViewer, guardPassword, pageAfter, told } from "../account-answer";

/** Notes that the password has just proved who is signed in, and leads back to what asked for it. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, "/account/prove", (viewer, { password = "", next }) =>
    guardPassword(request, viewer, "/account/prove", async () => {
      const after = pageAfter(next);
      const proved = await provePassword(viewer, password);
      if (proved.ok) return { response: told(after, "done", "proved"), wrong: false };
      const back = new URLSearchParams({ next: after, refused: proved.refusal });
      return { response: sendOn(`/account/prove?${back}`), wrong: true };
    }),
  );
}
