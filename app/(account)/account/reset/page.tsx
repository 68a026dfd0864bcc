import type { Metadata } from "next";
import { readTypedEmail } from "@/app/typed-email";
import { Outcome, refusalWords } from "@/components/account/account-page";
import { AskForm } from "@/components/account/ask-form";
import { ShortPage } from "@/components/ui/short-page";
import { accountTerms } from "@/lib/accounts/account";
import { getViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Choose a new password", robots: { index: false } };
export const instant = false;

export default async function ResetPage({ searchParams }: PageProps<"/account/reset">) {
  const asked = await searchParams;
  const viewer = await getViewer();
  const ofEmail = asked["refused"] === "bad-email";
  return (
    <ShortPage
      title="Choose a new password"
      standfirst="We send a link to your email. It opens a page where you choose one."
      on={[
        { href: "/sign-in", title: "Sign in with a password" },
        { href: "/account/new", title: "Open an account" },
      ]}
      aside={`The link is good for ${accountTerms.linkHours === 1 ? "one hour" : `${accountTerms.linkHours} hours`}, and once.`}
    >
      {!ofEmail && <Outcome asked={asked} />}
      <AskForm
        action="/api/account/reset"
        button="Send me the link"
        email={(await readTypedEmail()) || (viewer?.email ?? "")}
        error={ofEmail ? refusalWords(asked) : undefined}
      />
    </ShortPage>
  );
}
