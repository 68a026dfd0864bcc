import { basketToken, forgetBasketLines } from "@/app/api/basket/basket-cookie";
import { idSchema } from "@/lib/accounts/account-schema";
import { endOtherSignIns } from "@/lib/accounts/sign-in-commands";
import { endSignIn } from "@/lib/auth/sign-in-commands";
import { leaveBasket } from "@/lib/basket/join-commands";
import { sendOn } from "../../answer";
import { answerViewer, told } from "../account-answer";

const page = "/account/sign-ins";

/** Signs one browser out, or every other one. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, page, async (viewer, fields) => {
    const one = idSchema.safeParse(fields["id"]);
    if (one.success) {
      await endSignIn(viewer.id, one.data);
      if (one.data !== viewer.signInId) return told(page, "done", "signed-out");
      await leaveBasket(basketToken(request));
      return sendOn("/", forgetBasketLines());
    }
    await endOtherSignIns(viewer, basketToken(request));
    return told(page, "done", "signed-out-others");
  });
}
