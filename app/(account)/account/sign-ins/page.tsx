import type { Metadata } from "next";
import { AccountPage } from "@/components/account/account-page";
import { SignInList } from "@/components/account/sign-in-list";
import { Button } from "@/components/ui/button";
import { accountTerms } from "@/lib/accounts/account";
import { readSignIns } from "@/lib/accounts/account-reads";
import { requireViewer } from "@/lib/auth/viewer";
import { daysAgo } from "@/lib/opt-in";

export const metadata: Metadata = { title: "Where you are signed in", robots: { index: false } };
export const instant = false;

export default async function SignInsPage({ searchParams }: PageProps<"/account/sign-ins">) {
  const viewer = await requireViewer("/account/sign-ins");
  const [asked, signIns] = await Promise.all([
    searchParams,
    readSignIns(viewer.id, daysAgo(accountTerms.sessionDays)),
  ]);
  return (
    <AccountPage
      title="Where you are signed in"
      path="/account/sign-ins"
      asked={asked}
      aside={`Each lasts ${accountTerms.sessionDays} days. We keep which browser it was and when, never where, and forget it ${accountTerms.forgetSignInsDays} days after it ended.`}
    >
      <SignInList signIns={signIns} mine={viewer.signInId} />
      {signIns.length > 1 && (
        <form method="post" action="/api/account/sign-ins">
          <Button>Sign out everywhere else</Button>
        </form>
      )}
    </AccountPage>
  );
}
