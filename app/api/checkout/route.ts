import { rememberCode, rememberContact } from "@/lib/basket/basket-commands";
import { readBasket } from "@/lib/basket/basket-reads";
import { beginCheckout } from "@/lib/checkout/begin-commands";
import { restingWords } from "@/lib/checkout/checkout";
import { checkoutFormSchema, type CheckoutForm } from "@/lib/checkout/checkout-schema";
import { shopperOf } from "@/lib/limits/visitor";
import { answerForm, sendOn } from "../answer";
import { basketToken } from "../basket/basket-cookie";
import { slowAnswer, tooOften } from "../too-often";

const page = { page: "/basket", anchor: "pay" } as const;

/** Nobody types it again because he was asked to wait: the basket keeps it. */
async function keepTyped(token: string | undefined, form: CheckoutForm): Promise<void> {
  const { email, postcode, delivery = null, code } = form;
  const basket = await readBasket(token);
  if (!basket) return;
  await rememberContact(basket.id, { email, postcode, delivery });
  if (code !== undefined) await rememberCode(basket.id, code || null);
}

/** From the basket to the payment page, or back with the reason. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const form = checkoutFormSchema.safeParse(fields);
    if (!form.success) return sendOn("/basket?refused=bad-email#pay");
    const token = basketToken(request);
    const slow = await tooOften("checkout", request, async () => {
      await keepTyped(token, form.data);
      return page;
    });
    if (slow) return slow;
    const begun = await beginCheckout(token, form.data, shopperOf(request.headers));
    if (!begun.ok && begun.refusal.kind === "resting") {
      const { kind, waitSeconds } = begun.refusal;
      return slowAnswer(request, { refused: kind, waitSeconds, words: restingWords(waitSeconds) }, page);
    }
    return sendOn(begun.ok ? begun.value : `/basket?refused=${begun.refusal.kind}#pay`);
  });
}
