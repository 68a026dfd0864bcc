import { wantsJson, type Fields } from "@/lib/form";
import { alertRefusalWords, askedWords, type AlertRefusal } from "@/lib/stock/alert";
import { askForAlert } from "@/lib/stock/alert-commands";
import { alertSkuSchema, askedFromSchema, askSchema } from "@/lib/stock/alert-schema";
import { typedEmailLine } from "../../typed-email";
import { answerForm, json, sendOn } from "../answer";
import { tooOften } from "../too-often";

function refused(request: Request, fields: Fields, refusal: AlertRefusal): Response {
  if (wantsJson(request.headers)) return json({ ok: false, refusal, words: alertRefusalWords[refusal] }, 409);
  const sku = alertSkuSchema.safeParse(fields["sku"]);
  const query = new URLSearchParams({ ...(sku.success && { sku: sku.data }), refused: refusal });
  return sendOn(`/alerts?${query}`, [typedEmailLine(fields["email"] ?? "", "/alerts")]);
}

/** Puts an address down for a variant that is sold out; an email asks its owner to confirm. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const ask = askSchema.safeParse(fields);
    if (!ask.success) {
      const ofSku = ask.error.issues.some((issue) => issue.path[0] === "sku");
      return refused(request, fields, ofSku ? "unknown-variant" : "bad-email");
    }
    const { sku, email } = ask.data;
    const slow = await tooOften("alert", request, () => ({
      page: `/alerts?sku=${sku}`,
      cookies: [typedEmailLine(email, "/alerts")],
    }));
    if (slow) return slow;
    const asked = await askForAlert(ask.data);
    if (!asked.ok) return refused(request, fields, asked.refusal);
    if (wantsJson(request.headers)) return json({ ok: true, words: askedWords });
    const from = askedFromSchema.safeParse(fields);
    return sendOn(`/alerts/asked?${new URLSearchParams({ sku: ask.data.sku, ...from.data })}`);
  });
}
