import type { GuidePlace } from "@/lib/basket/basket";
import { addToBasket } from "@/lib/basket/basket-commands";
import { pressNames } from "@/lib/basket/basket-press";
import { readBasket, shownLine } from "@/lib/basket/basket-reads";
import { addSchema } from "@/lib/basket/basket-schema";
import { isDatabaseAway } from "@/lib/db/errors";
import { readSlotExists } from "@/lib/guide/guide-reads";
import { answerForm, awayWords, json } from "../../answer";
import { tooOften } from "../../too-often";
import { basketDone, basketRefused } from "../basket-answer";
import { basketCookieLines, basketToken } from "../basket-cookie";

/** A place is kept only when the guide really has it: the request could say anything. */
async function truePlace(named: {
  guide?: string | undefined;
  section?: string | undefined;
  slot?: string | undefined;
}): Promise<GuidePlace | null> {
  const { guide, section, slot } = named;
  if (!guide || !section || !slot) return null;
  return (await readSlotExists(guide, section, slot)) ? { guide, section, slot } : null;
}

/** The lines of the visitor's basket, for a basket page that has been open for a while. */
export async function GET(request: Request): Promise<Response> {
  try {
    const basket = await readBasket(basketToken(request));
    return json({ ok: true, lines: basket?.lines.map(shownLine) ?? [] });
  } catch (error) {
    if (!isDatabaseAway(error)) throw error;
    return json({ ok: false, words: awayWords }, 503);
  }
}

/** Adds units of a variant to the visitor's basket. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const wanted = addSchema.safeParse(fields);
    if (!wanted.success) {
      const ofSku = wanted.error.issues.some((issue) => issue.path[0] === "sku");
      return basketRefused(request, ofSku ? "unknown-variant" : "bad-quantity");
    }
    const slow = await tooOften("basket", request, () => ({ page: "/basket" }));
    if (slow) return slow;
    const { sku, quantity, press, slot } = wanted.data;
    const isNavigation = request.headers.get("sec-fetch-mode") === "navigate";
    const added = await addToBasket(basketToken(request), {
      sku,
      quantity,
      place: await truePlace(wanted.data),
      presses: pressNames({ press, form: `${sku} ${quantity} ${slot ?? ""}`, isNavigation }, Date.now()),
    });
    if (!added.ok) return basketRefused(request, added.refusal);
    const { token } = added.value;
    return basketDone(request, token, `/basket?added=${sku}`, basketCookieLines(token));
  });
}
