import { savedAddressSchema } from "@/lib/accounts/account-schema";
import { saveAddress } from "@/lib/accounts/address-commands";
import { answerViewer, told } from "../account-answer";

const page = "/account/addresses";

/** Keeps an address, or changes one. */
export async function POST(request: Request): Promise<Response> {
  return answerViewer(request, page, async (viewer, fields) => {
    const address = savedAddressSchema.safeParse(fields);
    if (!address.success) return told(page, "refused", "bad-address");
    const saved = await saveAddress(viewer.id, address.data);
    return saved.ok ? told(page, "done", "address") : told(page, "refused", saved.refusal);
  });
}
