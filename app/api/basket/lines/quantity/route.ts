import { changeSchema } from "@/lib/basket/basket-schema";
import { changeQuantity } from "@/lib/basket/line-commands";
import { answerForm } from "../../../answer";
import { basketDone, basketRefused } from "../../basket-answer";
import { basketToken } from "../../basket-cookie";

/** Sets how many of a variant the basket holds. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const typed = { sku: fields["sku"], quantity: fields["quantity"] };
    const wanted = changeSchema.safeParse(fields);
    if (!wanted.success) return basketRefused(request, "bad-quantity", typed);
    const token = basketToken(request);
    const changed = await changeQuantity(token, wanted.data.sku, wanted.data.quantity);
    return changed.ok
      ? basketDone(request, token, "/basket?changed=quantity")
      : basketRefused(request, changed.refusal, typed);
  });
}
