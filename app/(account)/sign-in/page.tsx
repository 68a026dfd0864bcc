import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/account/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { readTypedEmail } from "@/app/typed-email";
import { ShortPage } from "@/components/ui/short-page";
import { doneWords } from "@/lib/accounts/account";
import { addressOnSite } from "@/lib/auth/auth";
import { getViewer, readCsrfToken } from "@/lib/auth/viewer";
import { env } from "@/lib/env";
import { tooOftenWords, waitFrom } from "@/lib/limits/limits";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };
// Shows a token from a cookie and must be whole without JavaScript: no part of it may stream in later.
export const instant = false;

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { callbackUrl, error, refused, wait, done } = await searchParams;
  const address = addressOnSite(typeof callbackUrl === "string" ? callbackUrl : undefined, env().SITE_URL);
  if (await getViewer()) redirect(address as Route);
  return (
    <ShortPage
      title="Sign in"
      on={[
        { href: "/account/link", title: "Sign in by a link instead" },
        { href: "/account/reset", title: "I have forgotten my password" },
        { href: "/account/new", title: "Open an account" },
      ]}
      aside="Buying needs no account: the address of your order page is in its email, and opens it."
    >
      {done === "reset" && <Notice tone="status">{doneWords.reset}</Notice>}
      {refused === "too-often" ? (
        <Notice tone="alert">{tooOftenWords(waitFrom(wait))}</Notice>
      ) : (
        error !== undefined && <Notice tone="alert">{errorWords(error)}</Notice>
      )}
      <div className="w-full sm:max-w-md">
        <SignInForm csrfToken={await readCsrfToken()} callbackUrl={address} email={await readTypedEmail()} />
      </div>
    </ShortPage>
  );
}

function errorWords(error: string | string[]): string {
  if (error === "CredentialsSignin") {
    return "That email and password do not belong together. Check both and try again.";
  }
  return "We could not sign you in just now, and the fault is ours. Try again in a minute.";
}
