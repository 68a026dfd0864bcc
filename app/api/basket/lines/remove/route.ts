import { removeFromBasket } from "@/lib/basket/basket-commands";
import { removeSchema } from "@/lib/basket/basket-schema";
import { answerForm } from "../../../answer";
import { basketDone, basketRefused } from "../../basket-answer";
import { basketToken } from "../../basket-cookie";

/** Takes a variant out of the basket. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const wanted = removeSchema.safeParse(fields);
    if (!wanted.success) return basketRefused(request, "not-in-basket");
    const token = basketToken(request);
    await removeFromBasket(token, wanted.data.sku);
    return basketDone(request, token, "/basket?changed=removed");
  });
}
