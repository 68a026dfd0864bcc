import { siteUrl } from "@/lib/env";
import { isSignature, signature } from "@/lib/shop-signature";

/** What a link in an email is good for; one kind never opens what another does. */
export type MailLink =
  | "account-confirm"
  | "account-reset"
  | "account-email"
  | "account-email-undo"
  | "alert-confirm"
  | "alert-stop"
  | "newsletter-confirm"
  | "newsletter-stop";

const pages: Record<MailLink, `/${string}`> = {
  "account-confirm": "/account/confirm",
  "account-reset": "/account/reset/choose",
  "account-email": "/account/email/confirm",
  "account-email-undo": "/account/email/undo",
  "alert-confirm": "/alerts/confirm",
  "alert-stop": "/api/alerts/unsubscribe",
  "newsletter-confirm": "/newsletter/confirm",
  "newsletter-stop": "/api/newsletter/unsubscribe",
};

function signed(link: MailLink, claim: string): string {
  return `mail-link:${link}:${claim}`;
}

/**
 * The unguessable part of a link: a row's id, the second it was issued, and 192 bits that only the shop's secret
 * can make. Nothing is stored, so that every email can repeat its own link and a stolen table opens none.
 * @param issuedAt left out for a link that never runs out
 */
export function mailToken(link: MailLink, id: string, issuedAt = new Date(0)): string {
  const seconds = Math.floor(issuedAt.getTime() / 1000);
  const claim = id.replaceAll("-", "") + seconds.toString(16).padStart(8, "0");
  return claim + signature(signed(link, claim));
}

/** Where a link leads, on the shop. The token is a query: paths are written to logs and sent on as referrers, queries are not. */
export function mailPath(link: MailLink, id: string, issuedAt?: Date): `/${string}` {
  return `${pages[link]}?token=${mailToken(link, id, issuedAt)}`;
}

/** The whole address of a link, for an email. */
export function mailUrl(link: MailLink, id: string, issuedAt?: Date): string {
  return siteUrl(mailPath(link, id, issuedAt));
}

/** What a token says, once it is proved to be the shop's own and meant for this kind of link; null otherwise. */
export function readMailToken(link: MailLink, token: string): { id: string; issuedAt: Date } | null {
  const match =
    /^(([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([0-9a-f]{8}))([\w-]{32})$/.exec(
      token,
    );
  const [, claim = "", ...parts] = match ?? [];
  if (!match) return null;
  if (!isSignature(parts[6] ?? "", signed(link, claim))) return null;
  return {
    id: parts.slice(0, 5).join("-"),
    issuedAt: new Date(Number.parseInt(parts[5] ?? "", 16) * 1000),
  };
}
