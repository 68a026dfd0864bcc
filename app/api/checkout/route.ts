import { beginCheckout } from "@/lib/checkout/begin-commands";
import { checkoutFormSchema } from "@/lib/checkout/checkout-schema";
import { answerForm, sendOn } from "../answer";
import { basketToken } from "../basket/basket-cookie";

/** From the basket to the payment page, or back with the reason. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const form = checkoutFormSchema.safeParse(fields);
    if (!form.success) return sendOn("/basket?refused=bad-email#pay");
    const begun = await beginCheckout(basketToken(request), form.data);
    return sendOn(begun.ok ? begun.value : `/basket?refused=${begun.refusal.kind}#pay`);
  });
}
