import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { readMailToken } from "@/lib/mail/mail-link";
import { alertLinkRefusalWords } from "@/lib/stock/alert";
import { readAlertByToken } from "@/lib/stock/alert-reads";

// The address is a key: it must not travel on to other sites, nor into an index.
export const metadata: Metadata = {
  title: "Stop an alert",
  robots: { index: false },
  referrer: "same-origin",
};
export const instant = false;

/** Opened from an email. Looking changes nothing; one press stops the alert. */
export default async function StopAlertPage({ searchParams }: PageProps<"/alerts/stop">) {
  const { token } = await searchParams;
  await connection();
  const given = typeof token === "string" ? token : "";
  const alert = await orAway(readAlertByToken("alert-stop", given));
  if (alert === "away") return <ShortPage title="Stop an alert" away />;
  if (!readMailToken("alert-stop", given)) {
    return (
      <ShortPage title="That link does not work">
        <Notice tone="alert">{alertLinkRefusalWords["bad-link"]}</Notice>
      </ShortPage>
    );
  }
  if (alert?.state === "pending" || alert?.state === "confirmed") {
    return (
      <ShortPage title="Stop this alert?">
        <p className="text-lg">
          {alert.email} waits for {alert.variant.name}.
        </p>
        <form action={`/api/alerts/unsubscribe?token=${given}&then=page`} method="post">
          <Button>Stop it</Button>
        </form>
      </ShortPage>
    );
  }
  return (
    <ShortPage title="Nothing more will come">
      <p role="status" className="text-lg">
        {alert?.state === "sent"
          ? "This alert was for one email, and you have had it."
          : "The alert is stopped. We do not write about it again."}
      </p>
    </ShortPage>
  );
}
