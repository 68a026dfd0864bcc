import { readBasket } from "@/lib/basket/basket-reads";
import { checkoutFormSchema } from "@/lib/checkout/checkout-schema";
import { readBasketCode } from "@/lib/checkout/coded-reads";
import { answerForm, sendOn } from "../../answer";
import { basketToken } from "../../basket/basket-cookie";
import { tooOften } from "../../too-often";
import { countOutcome, countTyped } from "../code-guesses";
import { keepTyped } from "../keep-typed";

const page = { page: "/basket", anchor: "code" } as const;

/** "Use" and "Take it off": keeps the code that stands in the checkout's form, or forgets it, and says what came of it. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const form = checkoutFormSchema.safeParse(fields);
    if (!form.success) return sendOn("/basket?refused=unknown-code#code");
    const token = basketToken(request);
    const isTakenOff = fields["take-off"] !== undefined;
    const code = isTakenOff ? "" : form.data.code;
    const slow = code
      ? await countTyped(request, async () => {
          const { code: _unseen, ...contact } = form.data;
          await keepTyped(token, contact);
          return page;
        })
      : await tooOften("basket", request, () => page);
    if (slow) return slow;
    await keepTyped(token, { ...form.data, code });
    const basket = await readBasket(token);
    const kept = basket && (await readBasketCode(basket));
    const refused = kept?.refusal?.kind ?? null;
    if (code) await countOutcome(request, refused, true);
    if (refused) return sendOn(`/basket?refused=${refused}#code`);
    return sendOn(isTakenOff ? "/basket?changed=no-code#code" : "/basket#code");
  });
}
