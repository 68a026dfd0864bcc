import nodemailer, { type Transporter } from "nodemailer";
import { env } from "@/lib/env";

export interface Email {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The same for every repeat of one email, so that mailboxes can tell. */
  readonly messageId: string;
}

let known: Transporter | undefined;

/** Hands one email to the SMTP server of the settings; throws when the server does not take it. */
export async function sendEmail(email: Email): Promise<void> {
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
  await known.sendMail({
    ...email,
    messageId: `<${email.messageId}@${host}>`,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
