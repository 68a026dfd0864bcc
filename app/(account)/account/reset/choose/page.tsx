import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { type Asked, refusalWords } from "@/components/account/account-page";
import { NewPasswordField } from "@/components/account/new-password-field";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { linkRefusalWords, linkStanding } from "@/lib/accounts/account";
import { readLinkByToken } from "@/lib/accounts/account-reads";

// The address is a key: it must not travel on to other sites, nor into an index.
export const metadata: Metadata = {
  title: "Choose a new password",
  robots: { index: false },
  referrer: "same-origin",
};
export const instant = false;

export default async function ChoosePasswordPage({ searchParams }: PageProps<"/account/reset/choose">) {
  const asked: Asked = await searchParams;
  await connection();
  const given = typeof asked["token"] === "string" ? asked["token"] : "";
  const link = await orAway(readLinkByToken("account-reset", given));
  if (link === "away") return <ShortPage title="Choose a new password" away />;
  const standing = linkStanding(link, new Date());
  if (standing !== "good" || !link) {
    return (
      <ShortPage
        title="That link does not work"
        on={[
          { href: "/account/reset", title: "Ask for a fresh link" },
          { href: "/sign-in", title: "Sign in" },
        ]}
      >
        <Notice tone="alert">{linkRefusalWords[standing === "good" ? "bad-link" : standing]}</Notice>
      </ShortPage>
    );
  }
  return (
    <ShortPage
      title="Choose a new password"
      aside="Whoever is signed in to this account is signed out, here and everywhere."
    >
      <form method="post" action="/api/account/reset/choose" className="grid w-full gap-6 sm:max-w-md">
        <p>For {link.email}.</p>
        <input type="hidden" name="token" value={given} />
        <NewPasswordField label="New password" required error={refusalWords(asked)} />
        <div>
          <Button>Take this password</Button>
        </div>
      </form>
    </ShortPage>
  );
}
