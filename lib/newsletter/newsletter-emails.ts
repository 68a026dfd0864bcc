import { siteUrl } from "@/lib/env";
import { compose } from "@/lib/mail/letter";
import { mailUrl } from "@/lib/mail/mail-link";
import { action, confirmationParts, paragraph, smallPrint } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import { shortened } from "@/lib/words";
import { paragraphsOf, type Issue } from "./newsletter";
import type { SubscriberFacts } from "./newsletter-reads";

/** Asks the owner of the mailbox whether it was he who signed up. */
export function signUpConfirmation({ id, email, askedAt, letters }: SubscriberFacts): Email {
  const unsubscribeUrl = mailUrl("newsletter-stop", id);
  const parts = [
    paragraph(
      "This address was given for our newsletter: about once a month, what is new in the guide and in the shop.",
    ),
    ...confirmationParts(
      { words: "Yes, send it to me", url: mailUrl("newsletter-confirm", id, askedAt) },
      unsubscribeUrl,
    ),
  ];
  return {
    to: email,
    subject: "Shall we send you the Fettle newsletter?",
    messageId: `newsletter-confirm.${id}.${letters}.${askedAt.getTime()}`,
    unsubscribeUrl,
    ...compose({
      title: "Was it you who signed up?",
      preview: "One press, and it comes about once a month. Do nothing, and it does not.",
      parts,
    }),
  };
}

/** As much of an issue as a mailbox shows of it. */
const previewLength = 110;

/** One issue to one reader, with his own way out. */
export function newsletterIssue({ slug, subject, body }: Issue, { id, email }: SubscriberFacts): Email {
  const unsubscribeUrl = mailUrl("newsletter-stop", id);
  const paragraphs = paragraphsOf(body);
  const parts = [
    ...paragraphs.map(paragraph),
    action("To the shop and the guide", siteUrl("/")),
    smallPrint("You get this because you signed up for it and confirmed it.", "Unsubscribe", unsubscribeUrl),
  ];
  return {
    to: email,
    subject,
    messageId: `newsletter.${slug}.${id}`,
    unsubscribeUrl,
    ...compose({ title: subject, preview: shortened(paragraphs[0] ?? "", previewLength), parts }),
  };
}
