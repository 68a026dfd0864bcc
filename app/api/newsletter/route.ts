import { wantsJson } from "@/lib/form";
import { signedUpWords, signUpRefusalWords } from "@/lib/newsletter/newsletter";
import { signUp } from "@/lib/newsletter/newsletter-commands";
import { signUpSchema } from "@/lib/newsletter/newsletter-schema";
import { typedEmailLine } from "../../typed-email";
import { answerForm, json, sendOn } from "../answer";
import { tooOften } from "../too-often";

/** Puts an address down for the newsletter; an email asks its owner to confirm. */
export async function POST(request: Request): Promise<Response> {
  return answerForm(request, async (fields) => {
    const asJson = wantsJson(request.headers);
    const wanted = signUpSchema.safeParse(fields);
    if (!wanted.success) {
      const refusal = "bad-email";
      if (asJson) return json({ ok: false, refusal, words: signUpRefusalWords[refusal] }, 409);
      const typed = typedEmailLine(fields["email"] ?? "", "/newsletter");
      return sendOn(`/newsletter?refused=${refusal}`, [typed]);
    }
    const { email } = wanted.data;
    const slow = await tooOften("newsletter", request, () => ({
      page: "/newsletter",
      cookies: [typedEmailLine(email, "/newsletter")],
    }));
    if (slow) return slow;
    await signUp(email);
    return asJson ? json({ ok: true, words: signedUpWords }) : sendOn("/newsletter/asked");
  });
}
