import { wantsJson } from "@/lib/form";
import { alertLinkRefusalWords } from "@/lib/stock/alert";
import { confirmAlert } from "@/lib/stock/alert-commands";
import { answerForm, json, sendOn } from "../../answer";

/** Confirms an alert. Its page looks at where the alert stands and says what came of it. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async ({ token = "" }) => {
    const confirmed = await confirmAlert(token);
    if (!wantsJson(request.headers)) return sendOn(`/alerts/confirm?token=${encodeURIComponent(token)}`);
    if (confirmed.ok) return json({ ok: true });
    const { refusal } = confirmed;
    return json({ ok: false, refusal, words: alertLinkRefusalWords[refusal] }, 409);
  });
}
