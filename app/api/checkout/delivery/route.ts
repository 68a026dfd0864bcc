import { checkoutFormSchema, postcodeSchema } from "@/lib/checkout/checkout-schema";
import { zoneOf } from "@/lib/delivery/zones";
import { answerForm, sendOn } from "../../answer";
import { basketToken } from "../../basket/basket-cookie";
import { tooOften } from "../../too-often";
import { keepTyped } from "../keep-typed";

/** "Show delivery": keeps what was typed in the checkout's form and shows the ways to that postcode, for whoever has no scripts. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const form = checkoutFormSchema.safeParse(fields);
    if (!form.success) return sendOn("/basket?refused=bad-postcode#pay");
    const slow = await tooOften("basket", request, () => ({ page: "/basket", anchor: "pay" }));
    if (slow) return slow;
    await keepTyped(basketToken(request), form.data);
    const spelled = postcodeSchema.safeParse(form.data.postcode);
    if (!spelled.success) return sendOn("/basket?refused=bad-postcode#pay");
    return sendOn(zoneOf(spelled.data) ? "/basket#delivery" : "/basket?refused=outside-zone#pay");
  });
}
