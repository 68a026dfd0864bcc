import { readBasket } from "@/lib/basket/basket-reads";
import { checkoutFormSchema, postcodeSchema } from "@/lib/checkout/checkout-schema";
import { zoneOf } from "@/lib/delivery/zones";
import { answerForm, sendOn } from "../../answer";
import { basketToken } from "../../basket/basket-cookie";
import { tooOften } from "../../too-often";
import { countOutcome, countTyped, refusalOfKept } from "../code-guesses";
import { keepTyped } from "../keep-typed";

/** "Show delivery": keeps what was typed in the checkout's form and shows the ways to that postcode, for whoever has no scripts. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const form = checkoutFormSchema.safeParse(fields);
    if (!form.success) return sendOn("/basket?refused=bad-postcode#pay");
    const slow = await tooOften("basket", request, () => ({ page: "/basket", anchor: "pay" }));
    if (slow) return slow;
    const token = basketToken(request);
    const { code, ...contact } = form.data;
    // The page tells whether a code is good: whoever tries one here is counted as one who tries it with its own button.
    const isTried = Boolean(code) && code !== (await readBasket(token))?.code;
    const guessed = isTried
      ? await countTyped(request, async () => {
          await keepTyped(token, contact);
          return { page: "/basket", anchor: "pay" };
        })
      : null;
    if (guessed) return guessed;
    await keepTyped(token, form.data);
    if (isTried) await countOutcome(request, await refusalOfKept(token), true);
    const spelled = postcodeSchema.safeParse(form.data.postcode);
    if (!spelled.success) return sendOn("/basket?refused=bad-postcode#pay");
    return sendOn(zoneOf(spelled.data) ? "/basket#delivery" : "/basket?refused=outside-zone#pay");
  });
}
