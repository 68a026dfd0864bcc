import { lineSchema } from "@/lib/basket/basket-schema";
import { removeFromBasket } from "@/lib/basket/line-commands";
import { answerForm } from "../../../answer";
import { basketDone, basketRefused } from "../../basket-answer";
import { basketToken } from "../../basket-cookie";

/** Takes a variant out of the basket, so that it can be put back. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const wanted = lineSchema.safeParse(fields);
    if (!wanted.success) return basketRefused(request, "not-in-basket");
    const token = basketToken(request);
    await removeFromBasket(token, wanted.data.sku);
    return basketDone(request, token, `/basket?removed=${wanted.data.sku}`);
  });
}
