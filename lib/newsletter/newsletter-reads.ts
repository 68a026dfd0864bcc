import { db } from "@/lib/db/client";
import type { SubscriberState } from "@/lib/db/generated/enums";
import { readMailToken, type MailLink } from "@/lib/mail/mail-link";
import type { Issue } from "./newsletter";

export interface SubscriberFacts {
  readonly id: string;
  readonly state: SubscriberState;
  readonly email: string;
  readonly askedAt: Date;
  readonly letters: number;
}

export async function readSubscriber(id: string): Promise<SubscriberFacts | null> {
  return db().subscriber.findUnique({
    where: { id },
    select: { id: true, state: true, email: true, askedAt: true, letters: true },
  });
}

/** The subscriber that a link in an email opens, and when the link was issued; null for a forged link, and for one forgotten. */
export async function readSubscriberByToken(
  link: Extract<MailLink, `newsletter-${string}`>,
  token: string,
): Promise<(SubscriberFacts & { readonly issuedAt: Date }) | null> {
  const claim = readMailToken(link, token);
  const subscriber = claim && (await readSubscriber(claim.id));
  return subscriber && { ...subscriber, issuedAt: claim.issuedAt };
}

export async function readIssue(id: string): Promise<Issue | null> {
  return db().newsletterIssue.findUnique({
    where: { id },
    select: { slug: true, subject: true, body: true },
  });
}
