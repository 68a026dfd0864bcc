import type { Metadata } from "next";
import { readTypedEmail } from "@/app/typed-email";
import { Outcome, refusalWords } from "@/components/account/account-page";
import { AskForm } from "@/components/account/ask-form";
import { ShortPage } from "@/components/ui/short-page";
import { accountTerms } from "@/lib/accounts/account";
import { getViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Sign in by a link", robots: { index: false } };
export const instant = false;

export default async function LinkPage({ searchParams }: PageProps<"/account/link">) {
  const asked = await searchParams;
  const viewer = await getViewer();
  const ofEmail = asked["refused"] === "bad-email";
  return (
    <ShortPage
      title="Sign in by a link"
      standfirst="We send it to your email. It signs you in, once, and needs no password."
      on={[
        { href: "/sign-in", title: "Sign in with a password" },
        { href: "/account/new", title: "Open an account" },
      ]}
      aside={`The link is good for ${accountTerms.linkHours === 1 ? "one hour" : `${accountTerms.linkHours} hours`}, and once.`}
    >
      {!ofEmail && <Outcome asked={asked} />}
      <AskForm
        action="/api/account/link"
        button="Send me a link"
        email={(await readTypedEmail()) || (viewer?.email ?? "")}
        error={ofEmail ? refusalWords(asked) : undefined}
      />
    </ShortPage>
  );
}
