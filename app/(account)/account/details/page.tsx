import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { readTypedEmail } from "@/app/typed-email";
import { AccountPage, AccountPart } from "@/components/account/account-page";
import { NewPasswordField } from "@/components/account/new-password-field";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { accountTerms } from "@/lib/accounts/account";
import { readAccount } from "@/lib/accounts/account-reads";
import { requireViewer } from "@/lib/auth/viewer";
import { consentWords } from "@/lib/newsletter/newsletter";

export const metadata: Metadata = { title: "Email, password, newsletter", robots: { index: false } };
export const instant = false;

export default async function DetailsPage({ searchParams }: PageProps<"/account/details">) {
  const viewer = await requireViewer("/account/details");
  const [asked, account] = await Promise.all([searchParams, readAccount(viewer.id)]);
  if (!account) notFound();
  const { hasPassword, newsletter } = account;
  return (
    <AccountPage title="Email, password, newsletter" path="/account/details" asked={asked}>
      <AccountPart title="Email">
        <p>{account.email}</p>
        <form method="post" action="/api/account/email" className="grid w-full gap-5 sm:max-w-md">
          <Field
            label="New email"
            name="email"
            type="email"
            autoComplete="email"
            required
            maxLength={254}
            hint="We write there first. Your account stays as it is until you open that link."
            defaultValue={asked["refused"] === "bad-email" ? await readTypedEmail() : ""}
          />
          <div>
            <Button>Change the address</Button>
          </div>
        </form>
        <p className="text-sm text-ink-soft">
          The address you leave is told, and can undo it for {accountTerms.undoDays} days.
        </p>
      </AccountPart>
      <AccountPart title="Password">
        {!hasPassword && <p>You have none: you sign in by a link that we send you.</p>}
        <form method="post" action="/api/account/password" className="grid w-full gap-5 sm:max-w-md">
          <input type="hidden" name="username" value={account.email} autoComplete="username" />
          {hasPassword && (
            <Field
              label="Password now"
              name="before"
              type="password"
              autoComplete="current-password"
              required
              maxLength={accountTerms.mostPasswordLength}
            />
          )}
          <NewPasswordField label="New password" required />
          <div>
            <Button>{hasPassword ? "Change the password" : "Take this password"}</Button>
          </div>
        </form>
      </AccountPart>
      <AccountPart title="Newsletter">
        <p>{newsletter ? "It comes to you." : consentWords}</p>
        <form method="post" action="/api/account/newsletter">
          <input type="hidden" name="wanted" value={newsletter ? "no" : "yes"} />
          <Button>{newsletter ? "Stop the newsletter" : "Send me the newsletter"}</Button>
        </form>
      </AccountPart>
    </AccountPage>
  );
}
