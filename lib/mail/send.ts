import nodemailer, { type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import { refuseInTransaction } from "@/lib/in-transaction";

export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every repeat of one email, so that mailboxes can tell. */
  readonly messageId: string;
  /** For what goes to a list: where a mail program may unsubscribe with one press. */
  readonly unsubscribeUrl?: string;
}

let known: Transporter | undefined;

/** Hands one email to the SMTP server of the settings; throws when the server does not take it. */
export async function sendEmail(email: Email): Promise<void> {
  refuseInTransaction("The mail server");
  known ??= nodemailer.createTransport(
    {
      url: env().SMTP_URL,
      // A server that hangs must not hold an email longer than the outbox waits for it.
      connectionTimeout: 10_000,
      greetingTimeout: 10_000,
      socketTimeout: 30_000,
    },
    { from: env().MAIL_FROM },
  );
  const host = new URL(env().SITE_URL).hostname;
  const { unsubscribeUrl, ...rest } = email;
  await known.sendMail({
    ...rest,
    // RFC 8058: the mail program sends a POST to that address, without asking the reader to open a page.
    ...(unsubscribeUrl && {
      headers: {
        "List-Unsubscribe": `<${unsubscribeUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
    }),
    messageId: `<${email.messageId}@${host}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
