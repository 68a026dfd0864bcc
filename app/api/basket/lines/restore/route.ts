import { lineSchema } from "@/lib/basket/basket-schema";
import { putBack } from "@/lib/basket/line-commands";
import { answerForm } from "../../../answer";
import { basketChanged, basketRefused } from "../../basket-answer";
import { basketToken } from "../../basket-cookie";

/** Puts back what was taken out of the basket. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const wanted = lineSchema.safeParse(fields);
    if (!wanted.success) return basketRefused(request, "not-removed");
    const token = basketToken(request);
    return basketChanged(request, token, await putBack(token, wanted.data.sku), "/basket?changed=restored");
  });
}
