/** The terms of every list that a person joins by email: asked for on a page, confirmed from the mailbox. */
export const optInTerms = {
  /** How long the link in a confirmation is good for. */
  linkDays: 7,
  /** How soon a confirmation that got lost can be asked for again. */
  resendMinutes: 10,
  /** Confirmations that one request is worth while its link is good; the database holds the same figure. */
  letters: 3,
  /** What was never confirmed, and what is over, is forgotten after so many days. */
  forgetDays: 30,
} as const;

const minute = 60 * 1000;
const day = 24 * 60 * minute;

/** A request that waits to be confirmed. */
export interface OptInRequest {
  /** When its newest confirmation was asked for. */
  readonly askedAt: Date;
  /** Confirmations written for it so far. */
  readonly letters: number;
}

/**
 * Which confirmation a further request is worth, counted from 1; null when there is nothing to write, because the last
 * one is only minutes old or there were enough. Once the link has run out the count starts again.
 */
export function nextLetter({ askedAt, letters }: OptInRequest, now: Date): number | null {
  if (!isLinkAlive(askedAt, now)) return 1;
  if (now.getTime() - askedAt.getTime() < optInTerms.resendMinutes * minute) return null;
  return letters < optInTerms.letters ? letters + 1 : null;
}

/** Whether a confirmation's link is still good. */
export function isLinkAlive(issuedAt: Date, now: Date): boolean {
  return now.getTime() - issuedAt.getTime() < optInTerms.linkDays * day;
}

/** That many days before now. */
export function daysAgo(days: number, now = new Date()): Date {
  return new Date(now.getTime() - days * day);
}
