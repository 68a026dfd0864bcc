import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { type Asked, refusalWords } from "@/components/account/account-page";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { linkRefusalWords, linkStanding } from "@/lib/accounts/account";
import { readLinkByToken } from "@/lib/accounts/account-reads";

// The address is a key: it must not travel on to other sites, nor into an index.
export const metadata: Metadata = {
  title: "Undo a change of address",
  robots: { index: false },
  referrer: "same-origin",
};
export const instant = false;

const choose = { href: "/account/reset", title: "Choose a new password" } as const;
const byLink = { href: "/account/link", title: "Sign in by a link" } as const;

/** Opened from the old mailbox. Looking changes nothing: only the button does. */
export default async function UndoEmailPage({ searchParams }: PageProps<"/account/email/undo">) {
  const asked: Asked = await searchParams;
  await connection();
  if (asked["done"] === "undone") {
    return (
      <ShortPage title="It is undone" on={[choose, byLink]}>
        <p role="status" className="text-lg">
          Your account is back at this address. Everybody is signed out, and the old password is gone: choose
          a new one.
        </p>
      </ShortPage>
    );
  }
  const given = typeof asked["token"] === "string" ? asked["token"] : "";
  const link = await orAway(readLinkByToken("account-email-undo", given));
  if (link === "away") return <ShortPage title="Undo a change of address" away />;
  const standing = linkStanding(link, new Date());
  if (standing !== "good" || !link) {
    return (
      <ShortPage title="That link does not work" on={[byLink, { href: "/contact", title: "Write to us" }]}>
        <Notice tone="alert">{linkRefusalWords[standing === "good" ? "bad-link" : standing]}</Notice>
      </ShortPage>
    );
  }
  const words = refusalWords(asked);
  return (
    <ShortPage title="Bring your account back?">
      {words && <Notice tone="alert">{words}</Notice>}
      <p className="text-lg">
        It goes back to {link.email}. Everybody who is signed in to it is signed out, and its password is
        taken away.
      </p>
      <form method="post" action="/api/account/email/undo">
        <input type="hidden" name="token" value={given} />
        <Button>Undo the change</Button>
      </form>
    </ShortPage>
  );
}
