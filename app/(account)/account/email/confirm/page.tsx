import type { Metadata } from "next";
import { type Asked, refusalWords } from "@/components/account/account-page";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { linkRefusalWords, linkStanding } from "@/lib/accounts/account";
import { readLinkByToken } from "@/lib/accounts/account-reads";
import { requireViewer } from "@/lib/auth/viewer";

// The address is a key: it must not travel on to other sites, nor into an index.
export const metadata: Metadata = {
  title: "Your new address",
  robots: { index: false },
  referrer: "same-origin",
};
export const instant = false;

/** Opened from the new mailbox, by whoever is signed in to the account that asked. */
export default async function ConfirmEmailPage({ searchParams }: PageProps<"/account/email/confirm">) {
  const asked: Asked = await searchParams;
  const given = typeof asked["token"] === "string" ? asked["token"] : "";
  const viewer = await requireViewer(`/account/email/confirm?token=${encodeURIComponent(given)}`);
  const link = await readLinkByToken("account-email", given);
  const standing = linkStanding(link, new Date());
  const isOthers = link !== null && link.userId !== viewer.id;
  if (standing !== "good" || !link || isOthers) {
    const refusal = isOthers ? "other-account" : standing === "good" ? "bad-link" : standing;
    return (
      <ShortPage
        title="That link does not work"
        on={[{ href: "/account/details", title: "To your account" }]}
      >
        <Notice tone="alert">{linkRefusalWords[refusal]}</Notice>
      </ShortPage>
    );
  }
  const words = refusalWords(asked);
  return (
    <ShortPage
      title="Use this address from now on?"
      aside="We tell both mailboxes. Every other browser is signed out."
      on={[{ href: "/account/details", title: "Leave it as it was" }]}
    >
      {words && <Notice tone="alert">{words}</Notice>}
      <p className="text-lg">
        Your account moves from {viewer.email} to {link.email}.
      </p>
      <form method="post" action="/api/account/email/confirm">
        <input type="hidden" name="token" value={given} />
        <Button>Use {link.email}</Button>
      </form>
    </ShortPage>
  );
}
