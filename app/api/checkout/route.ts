import { beginCheckout } from "@/lib/checkout/begin-commands";
import { restingWords } from "@/lib/checkout/checkout";
import { checkoutFormSchema } from "@/lib/checkout/checkout-schema";
import { shopperOf } from "@/lib/limits/visitor";
import { answerForm, sendOn } from "../answer";
import { basketToken } from "../basket/basket-cookie";
import { slowAnswer, tooOften } from "../too-often";
import { countOutcome, countTyped } from "./code-guesses";
import { keepTyped } from "./keep-typed";

const page = { page: "/basket", anchor: "pay" } as const;

/** From the basket to the payment page, or back with the reason. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const form = checkoutFormSchema.safeParse(fields);
    if (!form.success) return sendOn("/basket?refused=bad-email#pay");
    const token = basketToken(request);
    const keep = async () => {
      const { code: _unseen, ...contact } = form.data;
      await keepTyped(token, contact);
      return page;
    };
    const isTyped = Boolean(form.data.code);
    const slow =
      (await tooOften("checkout", request, keep)) ?? (isTyped ? await countTyped(request, keep) : null);
    if (slow) return slow;
    const begun = await beginCheckout(token, form.data, shopperOf(request.headers));
    await countOutcome(request, begun.ok ? null : begun.refusal.kind, isTyped);
    if (!begun.ok && begun.refusal.kind === "resting") {
      const { kind, waitSeconds } = begun.refusal;
      return slowAnswer(request, { refused: kind, waitSeconds, words: restingWords(waitSeconds) }, page);
    }
    return sendOn(begun.ok ? begun.value : `/basket?refused=${begun.refusal.kind}#pay`);
  });
}
