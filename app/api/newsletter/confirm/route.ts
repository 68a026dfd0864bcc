import { wantsJson } from "@/lib/form";
import { newsletterLinkRefusalWords } from "@/lib/newsletter/newsletter";
import { confirmSubscription } from "@/lib/newsletter/newsletter-commands";
import { answerForm, json, sendOn } from "../../answer";

/** Confirms a subscription. Its page looks at where it stands and says what came of it. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async ({ token = "" }) => {
    const confirmed = await confirmSubscription(token);
    if (!wantsJson(request.headers)) return sendOn(`/newsletter/confirm?token=${encodeURIComponent(token)}`);
    if (confirmed.ok) return json({ ok: true });
    const { refusal } = confirmed;
    return json({ ok: false, refusal, words: newsletterLinkRefusalWords[refusal] }, 409);
  });
}
