import { typedEmailLine } from "@/app/typed-email";
import { askSchema } from "@/lib/accounts/account-schema";
import { askForLink } from "@/lib/accounts/link-commands";
import { answerForm, sendOn } from "../answer";
import { tooOften } from "../too-often";
import { browserCookieLine } from "./browser-cookie";

interface Ask {
  readonly kind: Parameters<typeof askForLink>[0];
  /** The page that the form stands on. */
  readonly page: "/account/new" | "/account/link" | "/account/reset";
  /** What the page that follows says was asked for. */
  readonly asked: "new" | "link" | "reset";
}

/**
 * Takes down who wants a link to which mailbox. The answer is the same whether that mailbox has an account or not, and so is the work:
 * what to write is decided later.
 */
export async function answerAsk(request: Request, { kind, page, asked }: Ask): Promise<Response> {
  return answerForm(request, async (fields) => {
    const typed = typedEmailLine(fields["email"] ?? "", "/account");
    const wanted = askSchema.safeParse(fields);
    if (!wanted.success) return sendOn(`${page}?refused=bad-email`, [typed]);
    const { email } = wanted.data;
    const slow = await tooOften("account-letter", request, () => ({ page, cookies: [typed] }), email);
    if (slow) return slow;
    const password = kind === "sign_up" ? fields["password"] : undefined;
    const browser = await askForLink(kind, email, password || null);
    if (!browser.ok) return sendOn(`${page}?refused=${browser.refusal}`, [typed]);
    return sendOn(
      `/account/asked?for=${asked}`,
      kind === "sign_up" ? [browserCookieLine(browser.value)] : [],
    );
  });
}
