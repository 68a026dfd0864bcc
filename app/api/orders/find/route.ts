import { typedFieldsLine } from "@/app/typed-fields";
import { wantsJson } from "@/lib/form";
import { mailboxHash } from "@/lib/limits/visitor";
import { lookupRefusalWords, lookupWords, type LookupRefusal } from "@/lib/orders/lookup";
import { askForOrderLink } from "@/lib/orders/lookup-commands";
import { lookupSchema } from "@/lib/orders/lookup-schema";
import { answerForm, json, sendOn } from "../../answer";
import { tooOften } from "../../too-often";

/** Asks for an order's link to be sent to its mailbox. The answer is the same whoever asks, and for whatever. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const keep = typedFieldsLine(fields, ["email", "number"]);
    const asked = lookupSchema.safeParse(fields);
    if (!asked.success) {
      const ofEmail = asked.error.issues.some(({ path }) => path[0] === "email");
      const refusal: LookupRefusal = ofEmail ? "bad-email" : "bad-number";
      if (wantsJson(request.headers)) {
        return json({ ok: false, refusal, words: lookupRefusalWords[refusal] }, 409);
      }
      return sendOn(`/orders?refused=${refusal}`, [keep]);
    }
    const mailbox = mailboxHash(asked.data.email);
    const slow = await tooOften("order-find", request, () => ({ page: "/orders", cookies: [keep] }), mailbox);
    if (slow) return slow;
    await askForOrderLink(asked.data);
    return wantsJson(request.headers) ? json({ ok: true, words: lookupWords }) : sendOn("/orders?asked=yes");
  });
}
