import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { NewsletterForm } from "@/components/newsletter/newsletter-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { mailPath } from "@/lib/mail/mail-link";
import {
  consentWords,
  newsletterLinkRefusalWords,
  subscriptionStanding,
  type SubscriptionStanding,
} from "@/lib/newsletter/newsletter";
import { readSubscriberByToken, type SubscriberFacts } from "@/lib/newsletter/newsletter-reads";
import { isLinkAlive } from "@/lib/opt-in";

// The address is a key: it must not travel on to other sites, nor into an index. Under "no-referrer" a browser sends the
// page's own form with "Origin: null", and it would be refused.
export const metadata: Metadata = {
  title: "Newsletter",
  robots: { index: false },
  referrer: "same-origin",
};
export const instant = false;

const titles: Record<SubscriptionStanding, string> = {
  "to-confirm": "One press, and you are on the list",
  confirmed: "You are on the list",
  expired: "That link has run out",
  ended: "You are not on the list",
};

/** Opened from an email. Looking changes nothing, because mail scanners look too: only the button confirms. */
export default async function ConfirmNewsletterPage({ searchParams }: PageProps<"/newsletter/confirm">) {
  const { token } = await searchParams;
  await connection();
  const given = typeof token === "string" ? token : "";
  const subscriber = await orAway(readSubscriberByToken("newsletter-confirm", given));
  if (subscriber === "away") return <ShortPage title="Newsletter" away />;
  if (!subscriber) {
    return (
      <ShortPage
        title="That link does not work"
        on={[
          { href: "/newsletter", title: "To the newsletter" },
          { href: "/guides", title: "Read the guides" },
        ]}
      >
        <Notice tone="alert">{newsletterLinkRefusalWords["bad-link"]}</Notice>
      </ShortPage>
    );
  }
  const standing = subscriptionStanding(subscriber.state, isLinkAlive(subscriber.issuedAt, new Date()));
  return (
    <ShortPage title={titles[standing]}>
      <Standing standing={standing} subscriber={subscriber} token={given} />
    </ShortPage>
  );
}

interface StandingProps {
  readonly standing: SubscriptionStanding;
  readonly subscriber: SubscriberFacts;
  readonly token: string;
}

function Standing({ standing, subscriber, token }: StandingProps) {
  const { id, email } = subscriber;
  switch (standing) {
    case "to-confirm":
      return (
        <>
          <p className="text-lg">It goes to {email}.</p>
          <form action="/api/newsletter/confirm" method="post">
            <input type="hidden" name="token" value={token} />
            <Button>Yes, send it to me</Button>
          </form>
          <p className="text-sm text-ink-soft">{consentWords}</p>
        </>
      );
    case "confirmed":
      return (
        <>
          <p role="status" className="text-lg">
            The next newsletter goes to {email} too.
          </p>
          <p className="text-sm text-ink-soft">
            Changed your mind?{" "}
            <a href={mailPath("newsletter-stop", id)} className="link">
              Unsubscribe
            </a>
          </p>
        </>
      );
    case "expired":
    case "ended":
      return (
        <>
          <Notice tone="alert">{newsletterLinkRefusalWords[standing]}</Notice>
          <div className="w-full">
            <NewsletterForm label="Email" email={email} />
          </div>
        </>
      );
  }
}
