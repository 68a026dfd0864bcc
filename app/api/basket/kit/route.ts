import { basketRefusalWords } from "@/lib/basket/basket";
import { parseKitItems, type KitItem, type MissingPart } from "@/lib/basket/basket-kit";
import { kitSchema } from "@/lib/basket/basket-schema";
import { addKit, type KitEntry } from "@/lib/basket/kit-commands";
import { wantsJson } from "@/lib/form";
import { readSlots } from "@/lib/guide/guide-reads";
import { kitPath } from "@/lib/guide/kit-choice";
import { answerForm, json, sendOn } from "../../answer";
import { tooOften } from "../../too-often";
import { basketDone, basketRefused } from "../basket-answer";
import { basketCookieLines, basketToken } from "../basket-cookie";

/** Adds a kit to the visitor's basket, all of it or nothing. What is missing is said, and replaced, on the page that it was built on. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const wanted = kitSchema.safeParse(fields);
    const items = wanted.success ? parseKitItems(wanted.data.items) : null;
    if (!wanted.success || !items) return basketRefused(request, "nothing-to-add");
    const { guide, choice, press } = wanted.data;
    const back = (more = "") => `${kitPath(guide)}?${choice}${choice && more ? "&" : ""}${more}` as const;
    const slow = await tooOften("basket", request, () => ({ page: back(), anchor: "kit" }));
    if (slow) return slow;
    const added = await addKit(basketToken(request), await entriesOf(guide, items), press);
    if (added.ok) {
      const { token } = added.value;
      return basketDone(request, token, "/basket?changed=kit", basketCookieLines(token));
    }
    const { refusal } = added;
    if (refusal === "nothing-to-add") return basketRefused(request, refusal);
    const refused = refusal === "line-limit" ? "line-limit" : "missing";
    const parts = refusal === "line-limit" ? [] : refusal;
    if (wantsJson(request.headers)) {
      const words = refused === "missing" ? missingWords : basketRefusalWords[refused];
      return json({ ok: false, refusal: refused, words, missing: parts }, 409);
    }
    return sendOn(`${back(refused === "missing" ? told(parts) : `refused=${refused}`)}#kit`);
  });
}

const missingWords = "Part of the kit cannot be had any more. Nothing has been added.";

/** A place is kept only when the guide really has it: the request could say anything. */
async function entriesOf(guide: string, items: readonly KitItem[]): Promise<KitEntry[]> {
  const slots = await readSlots(guide);
  return items.map(({ sku, section, slot }) => {
    const isTrue = slots.some((each) => each.section === section && each.slot === slot);
    return { sku, place: isTrue ? { guide, section, slot } : null };
  });
}

function told(parts: readonly MissingPart[]): string {
  return new URLSearchParams(parts.map(({ sku, reason }) => [reason, sku])).toString();
}
