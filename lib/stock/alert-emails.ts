import { siteUrl } from "@/lib/env";
import { compose } from "@/lib/mail/letter";
import { mailUrl } from "@/lib/mail/mail-link";
import { action, confirmationParts, paragraph, smallPrint } from "@/lib/mail/parts";
import type { Email } from "@/lib/mail/send";
import type { AlertFacts } from "./alert-reads";

/** Asks the owner of the mailbox whether it was he who asked. */
export function alertConfirmation(alert: AlertFacts): Email {
  const { id, email, askedAt, letters, variant } = alert;
  const unsubscribeUrl = mailUrl("alert-stop", id);
  const parts = [
    paragraph(
      `You asked us to tell you when ${variant.name} is back. Confirm it, and we write once, when it is.`,
    ),
    ...confirmationParts(
      { words: "Yes, tell me", url: mailUrl("alert-confirm", id, askedAt) },
      unsubscribeUrl,
    ),
  ];
  return {
    to: email,
    subject: `Shall we tell you when ${variant.name} is back?`,
    messageId: `stock-alert-confirm.${id}.${letters}.${askedAt.getTime()}`,
    unsubscribeUrl,
    ...compose({
      title: "Was it you who asked?",
      preview: `One press, and we write once, when ${variant.name} is back.`,
      parts,
    }),
  };
}

/** It is back: what was asked for, once. */
export function backInStock({ id, email, variant }: AlertFacts): Email {
  const unsubscribeUrl = mailUrl("alert-stop", id);
  const parts = [
    paragraph(
      `You asked, so here it is: ${variant.name} is in stock again, while it lasts. We tell everybody who waits at the same time, and hold nothing back for anyone.`,
    ),
    action("See it in the shop", siteUrl(`/products/${variant.productSlug}`)),
    paragraph("That was the one email you asked for. The alert is over now."),
    smallPrint("You get this because you asked for it and confirmed it.", "Stop this alert", unsubscribeUrl),
  ];
  return {
    to: email,
    subject: `Back in stock: ${variant.name}`,
    messageId: `stock-alert.${id}`,
    unsubscribeUrl,
    ...compose({ title: "It is back", preview: `${variant.name}: in stock again, while it lasts.`, parts }),
  };
}
