import { idSchema } from "@/lib/accounts/account-schema";
import { removeAddress } from "@/lib/accounts/address-commands";
import { answerViewer, told } from "../../account-answer";

const page = "/account/addresses";

/** Removes an address. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, page, async (viewer, fields) => {
    const id = idSchema.safeParse(fields["id"]);
    if (!id.success) return told(page, "refused", "unknown-address");
    const changed = await removeAddress(viewer.id, id.data);
    return changed.ok ? told(page, "done", "address-removed") : told(page, "refused", changed.refusal);
  });
}
