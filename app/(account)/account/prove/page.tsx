import type { Metadata } from "next";
import { AccountPage } from "@/components/account/account-page";
import { AskForm } from "@/components/account/ask-form";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { accountTerms } from "@/lib/accounts/account";
import { readAccount } from "@/lib/accounts/account-reads";
import { requireViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Is it you?", robots: { index: false } };
export const instant = false;

export default async function ProvePage({ searchParams }: PageProps<"/account/prove">) {
  const viewer = await requireViewer("/account/prove");
  const [asked, account] = await Promise.all([searchParams, readAccount(viewer.id)]);
  const next = typeof asked["next"] === "string" ? asked["next"] : "";
  return (
    <AccountPage
      title="Is it you?"
      standfirst="What you are about to do cannot be done by whoever finds this browser open."
      path="/account/prove"
      asked={asked}
      aside={`It counts for ${accountTerms.proofMinutes} minutes.`}
    >
      {account?.hasPassword && (
        <form method="post" action="/api/account/prove" className="grid w-full gap-6 sm:max-w-md">
          <input type="hidden" name="next" value={next} />
          <input type="hidden" name="username" value={viewer.email} autoComplete="username" />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            maxLength={accountTerms.mostPasswordLength}
          />
          <div>
            <Button>Go on</Button>
          </div>
        </form>
      )}
      <p>
        {account?.hasPassword
          ? "Or have a link sent to you, and sign in with it:"
          : "Have a link sent to you, and sign in with it:"}
      </p>
      <AskForm action="/api/account/link" button="Send me a link" email={viewer.email} />
    </AccountPage>
  );
}
