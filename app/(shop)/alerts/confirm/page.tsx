import type { Metadata } from "next";
import { connection } from "next/server";
import { orAway } from "@/app/or-away";
import { StockAlertForm } from "@/components/catalogue/stock-alert-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { ShortPage } from "@/components/ui/short-page";
import { SiteLink } from "@/components/ui/site-link";
import { mailPath } from "@/lib/mail/mail-link";
import { isLinkAlive } from "@/lib/opt-in";
import { alertLinkRefusalWords, alertStanding, type AlertStanding } from "@/lib/stock/alert";
import { readAlertByToken, type AlertFacts } from "@/lib/stock/alert-reads";

// The address is a key: it must not travel on to other sites, nor into an index. Under "no-referrer" a browser sends the
// page's own form with "Origin: null", and it would be refused.
export const metadata: Metadata = {
  title: "Tell me when it is back",
  robots: { index: false },
  referrer: "same-origin",
};
export const instant = false;

const titles: Record<AlertStanding, string> = {
  "to-confirm": "One press, and you are on the list",
  waiting: "You are on the list",
  told: "You have been told",
  expired: "That link has run out",
  ended: "That alert was stopped",
};

/** Opened from an email. Looking changes nothing, because mail scanners look too: only the button confirms. */
export default async function ConfirmAlertPage({ searchParams }: PageProps<"/alerts/confirm">) {
  const { token } = await searchParams;
  await connection();
  const given = typeof token === "string" ? token : "";
  const alert = await orAway(readAlertByToken("alert-confirm", given));
  if (alert === "away") return <ShortPage title="Tell me when it is back" away />;
  if (!alert) {
    return (
      <ShortPage title="That link does not work">
        <Notice tone="alert">{alertLinkRefusalWords["bad-link"]}</Notice>
      </ShortPage>
    );
  }
  const standing = alertStanding(alert.state, isLinkAlive(alert.issuedAt, new Date()));
  return (
    <ShortPage
      title={titles[standing]}
      on={[
        { href: `/products/${alert.variant.productSlug}`, title: alert.variant.name },
        { href: "/shop", title: "See the shop" },
      ]}
    >
      <Standing standing={standing} alert={alert} token={given} />
    </ShortPage>
  );
}

interface StandingProps {
  readonly standing: AlertStanding;
  readonly alert: AlertFacts;
  readonly token: string;
}

function Standing({ standing, alert, token }: StandingProps) {
  const { id, email, variant } = alert;
  const product = (
    <SiteLink href={`/products/${variant.productSlug}`} className="link">
      {variant.name}
    </SiteLink>
  );
  switch (standing) {
    case "to-confirm":
      return (
        <>
          <p className="text-lg">
            We write to {email} once, when {variant.name} is back.
          </p>
          <form action="/api/alerts/confirm" method="post">
            <input type="hidden" name="token" value={token} />
            <Button>Yes, tell me</Button>
          </form>
        </>
      );
    case "waiting":
      return (
        <>
          <p role="status" className="text-lg">
            {variant.isSoldOut
              ? `We write to ${email} once, when ${variant.name} is back.`
              : `It is back already. We are writing to ${email}.`}
          </p>
          <p className="text-sm text-ink-soft">
            Changed your mind?{" "}
            <a href={mailPath("alert-stop", id)} className="link">
              Stop this alert
            </a>
          </p>
        </>
      );
    case "told":
      return (
        <p className="text-lg">
          We wrote to {email} that it was back, and the alert is over. Look whether it is still there:{" "}
          {product}
        </p>
      );
    case "expired":
    case "ended":
      return (
        <>
          <Notice tone="alert">{alertLinkRefusalWords[standing]}</Notice>
          {variant.isSoldOut && (
            <StockAlertForm
              variants={[{ sku: variant.sku, label: variant.name }]}
              optionName=""
              email={email}
            />
          )}
        </>
      );
  }
}
