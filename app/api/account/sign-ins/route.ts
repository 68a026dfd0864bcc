import { idSchema } from "@/lib/accounts/account-schema";
import { endOtherSignIns } from "@/lib/accounts/sign-in-commands";
import { endSignIn } from "@/lib/auth/sign-in-commands";
import { answerViewer, told } from "../account-answer";

const page = "/account/sign-ins";

/** Signs one browser out, or every other one. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, page, async (viewer, fields) => {
    const one = idSchema.safeParse(fields["id"]);
    if (one.success) {
      await endSignIn(viewer.id, one.data);
      return told(page, "done", "signed-out");
    }
    await endOtherSignIns(viewer);
    return told(page, "done", "signed-out-others");
  });
}
