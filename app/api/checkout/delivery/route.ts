import { rememberContact } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { checkoutFormSchema, postcodeSchema } from "@/lib/checkout/checkout-schema";
import { zoneOf } from "@/lib/delivery/zones";
import { answerForm, sendOn } from "../../answer";
import { basketToken } from "../../basket/basket-cookie";
import { tooOften } from "../../too-often";

/** "Show delivery": keeps what was typed in the checkout's form and shows the ways to that postcode, for whoever has no scripts. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const form = checkoutFormSchema.safeParse(fields);
    if (!form.success) return sendOn("/basket?refused=bad-postcode#pay");
    const slow = await tooOften("basket", request, () => ({ page: "/basket", anchor: "pay" }));
    if (slow) return slow;
    const { email, postcode, delivery = null } = form.data;
    const basket = await readBasket(basketToken(request));
    if (basket) await rememberContact(basket.id, { email, postcode, delivery });
    const spelled = postcodeSchema.safeParse(postcode);
    if (!spelled.success) return sendOn("/basket?refused=bad-postcode#pay");
    return sendOn(zoneOf(spelled.data) ? "/basket#delivery" : "/basket?refused=outside-zone#pay");
  });
}
