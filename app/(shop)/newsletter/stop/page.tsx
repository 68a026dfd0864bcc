import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
import { readMailToken } from "@/lib/mail/mail-link";
import { newsletterLinkRefusalWords } from "@/lib/newsletter/newsletter";
import { readSubscriberByToken } from "@/lib/newsletter/newsletter-reads";

// The address is a key: it must not travel on to other sites, nor into an index.
export const metadata: Metadata = {
  title: "Unsubscribe",
  robots: { index: false },
  referrer: "same-origin",
};
export const instant = false;

/** Opened from an email. Looking changes nothing; one press takes the address off the list. */
export default async function UnsubscribePage({ searchParams }: PageProps<"/newsletter/stop">) {
  const { token } = await searchParams;
  await connection();
  const given = typeof token === "string" ? token : "";
  const subscriber = await orAway(readSubscriberByToken("newsletter-stop", given));
  if (subscriber === "away") return <ShortPage title="Unsubscribe" away />;
  if (!readMailToken("newsletter-stop", given)) {
    return (
      <ShortPage title="That link does not work">
        <Notice tone="alert">{newsletterLinkRefusalWords["bad-link"]}</Notice>
      </ShortPage>
    );
  }
  if (subscriber?.state === "pending" || subscriber?.state === "confirmed") {
    return (
      <ShortPage title="Unsubscribe?">
        <p className="text-lg">No more newsletters to {subscriber.email}.</p>
        <form action={`/api/newsletter/unsubscribe?token=${given}&then=page`} method="post">
          <Button>Unsubscribe</Button>
        </form>
      </ShortPage>
    );
  }
  return (
    <ShortPage title="You are not on the list">
      <p role="status" className="text-lg">
        No more newsletters come to this address.
      </p>
      <p>
        Want it after all?{" "}
        <SiteLink href="/newsletter" className="link">
          Sign up again
        </SiteLink>
      </p>
    </ShortPage>
  );
}
