import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { linkRefusalWords, linkStanding } from "@/lib/accounts/account";
import { readLinkByToken } from "@/lib/accounts/account-reads";
import { readCsrfToken } from "@/lib/auth/viewer";

// The address is a key: it must not travel on to other sites, nor into an index.
export const metadata: Metadata = {
  title: "Your account",
  robots: { index: false },
  referrer: "same-origin",
};
export const instant = false;

/** Opened from an email. Looking changes nothing, because mail scanners look too: only the button signs in. */
export default async function ConfirmAccountPage({ searchParams }: PageProps<"/account/confirm">) {
  const { token } = await searchParams;
  await connection();
  const given = typeof token === "string" ? token : "";
  const csrfToken = await readCsrfToken();
  const link = await orAway(readLinkByToken("account-confirm", given));
  if (link === "away") return <ShortPage title="Your account" away />;
  const standing = linkStanding(link, new Date());
  if (standing !== "good" || !link) {
    return (
      <ShortPage
        title="That link does not work"
        on={[
          { href: "/account/link", title: "Ask for a fresh link" },
          { href: "/account/new", title: "Open an account" },
          { href: "/sign-in", title: "Sign in with a password" },
        ]}
      >
        <Notice tone="alert">{linkRefusalWords[standing === "good" ? "bad-link" : standing]}</Notice>
      </ShortPage>
    );
  }
  return (
    <ShortPage
      title="One press, and you are in"
      aside="If you did not ask for this, leave the page: nothing happens."
    >
      <p className="text-lg">You sign in as {link.email}.</p>
      <form method="post" action="/api/auth/callback/link">
        <input type="hidden" name="csrfToken" value={csrfToken} />
        <input type="hidden" name="token" value={given} />
        <input type="hidden" name="callbackUrl" value="/account" />
        <Button>{link.kind === "sign_up" ? "Open my account" : "Sign in"}</Button>
      </form>
    </ShortPage>
  );
}
