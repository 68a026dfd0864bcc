import { optInTerms } from "@/lib/opt-in";
import type { SubscriberState } from "@/lib/db/generated/enums";

/** What a person agrees to; kept with the address, word for word. */
export const consentWords =
  "About once a month Fettle writes to this address: what is new in the guide and in the shop. One press in any of those emails ends it.";

export type SignUpRefusal = "bad-email";

export const signUpRefusalWords: Record<SignUpRefusal, string> = {
  "bad-email": "Give one email address, such as ann@example.com.",
};

/** What every sign-up is told, whether the address is new, waits to be confirmed, or is on the list. */
export const signedUpWords =
  "If that address is not on the list already, a link to confirm is on its way to it.";

export type NewsletterLinkRefusal = "bad-link" | "expired" | "ended";

export const newsletterLinkRefusalWords: Record<NewsletterLinkRefusal, string> = {
  "bad-link": "This link is not one of ours, or part of it is missing. Copy it whole from the email.",
  expired: `This link was good for ${optInTerms.linkDays} days, and they are over. Sign up again and we send a fresh one.`,
  ended: `This address was taken off the list. If that was before it was confirmed, we do not write to it for ${optInTerms.forgetDays} days, whoever asks.`,
};

/** Where a subscription stands when its link is opened. */
export type SubscriptionStanding = "to-confirm" | "confirmed" | "expired" | "ended";

/** @param alive whether the link's days are not over */
export function subscriptionStanding(state: SubscriberState, alive: boolean): SubscriptionStanding {
  switch (state) {
    case "pending":
      return alive ? "to-confirm" : "expired";
    case "confirmed":
      return "confirmed";
    case "unsubscribed":
      return "ended";
  }
}

/** One issue, as it is written. */
export interface Issue {
  /** Names it, so that nobody gets it twice: "2026-12". */
  readonly slug: string;
  readonly subject: string;
  /** Plain text; an empty line ends a paragraph. */
  readonly body: string;
}

export type IssueRefusal = "bad-issue" | "other-words";

export const issueRefusalWords: Record<IssueRefusal, string> = {
  "bad-issue":
    "An issue needs a name of small letters, figures and hyphens, one line of subject, an empty line, and words.",
  "other-words": "An issue of that name has gone out with other words. Give this one a name of its own.",
};

/** The paragraphs of an issue. */
export function paragraphsOf(body: string): string[] {
  return body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
}
