import { parseBasketLink } from "@/lib/basket/basket-link";
import { linkSchema } from "@/lib/basket/basket-schema";
import { addLink } from "@/lib/basket/link-commands";
import { answerForm } from "../../answer";
import { tooOften } from "../../too-often";
import { basketDone, basketRefused } from "../basket-answer";
import { basketCookieLines, basketToken } from "../basket-cookie";

/** Adds what a link to a filled basket asks for, once somebody has said so. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const wanted = linkSchema.safeParse(fields);
    if (!wanted.success) return basketRefused(request, "empty-link");
    const slow = await tooOften("basket", request, () => ({ page: "/basket" }));
    if (slow) return slow;
    const { entries } = parseBasketLink(wanted.data.items);
    const added = await addLink(basketToken(request), entries, wanted.data.press);
    if (!added.ok) return basketRefused(request, added.refusal);
    const { token, isWhole } = added.value;
    return basketDone(
      request,
      token,
      `/basket?changed=${isWhole ? "link" : "part"}`,
      basketCookieLines(token),
    );
  });
}
