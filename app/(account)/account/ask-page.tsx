import { readTypedEmail } from "@/app/typed-email";
import { Outcome, refusalWords } from "@/components/account/account-page";
import { AskForm } from "@/components/account/ask-form";
import { ShortPage } from "@/components/ui/short-page";
import { accountTerms } from "@/lib/accounts/account";
import { getViewer } from "@/lib/auth/viewer";

interface AskPageProps {
  readonly title: string;
  readonly standfirst: string;
  readonly action: "/api/account/link" | "/api/account/reset";
  readonly button: string;
  readonly asked: Readonly<Record<string, string | string[] | undefined>>;
}

const { linkHours } = accountTerms;

/** Asks for an email to send a link to. */
export async function AskPage({ title, standfirst, action, button, asked }: AskPageProps) {
  const viewer = await getViewer();
  const ofEmail = asked["refused"] === "bad-email";
  return (
    <ShortPage
      title={title}
      standfirst={standfirst}
      on={[
        { href: "/sign-in", title: "Sign in with a password" },
        { href: "/account/new", title: "Open an account" },
      ]}
      aside={`The link is good for ${linkHours === 1 ? "one hour" : `${linkHours} hours`}, and once.`}
    >
      {!ofEmail && <Outcome asked={asked} />}
      <AskForm
        action={action}
        button={button}
        email={(await readTypedEmail()) || (viewer?.email ?? "")}
        error={ofEmail ? refusalWords(asked) : undefined}
      />
    </ShortPage>
  );
}
