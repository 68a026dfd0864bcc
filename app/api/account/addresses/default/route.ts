import { idSchema } from "@/lib/accounts/account-schema";
import { preferAddress } from "@/lib/accounts/address-commands";
import { answerViewer, told } from "../../account-answer";

const page = "/account/addresses";

/** Has an address come first. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, page, async (viewer, fields) => {
    const id = idSchema.safeParse(fields["id"]);
    if (!id.success) return told(page, "refused", "unknown-address");
    const changed = await preferAddress(viewer.id, id.data);
    return changed.ok ? told(page, "done", "address-default") : told(page, "refused", changed.refusal);
  });
}
