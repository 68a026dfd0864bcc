import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, beforeEach } from "vitest";

/** A real SMTP server that keeps what it takes, and takes nothing while it is told to refuse. */
export interface Mailbox {
  /** What reached an address, in the order it came. */
  readonly mailTo: (address: string) => ParsedMail[];
  /** Has the server refuse so many emails before it takes one again. */
  readonly refuse: (emails: number) => void;
}

/** Runs a test file against an SMTP server of its own; its emails are forgotten before each test. */
export function withMailbox(): Mailbox {
  let mails: ParsedMail[] = [];
  let refusals = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    disableReverseLookup: true,
    onData(stream, _session, done) {
      simpleParser(stream).then((mail) => {
        if (refusals > 0) {
          refusals -= 1;
          done(Object.assign(new Error("Try again later"), { responseCode: 451 }));
          return;
        }
        mails.push(mail);
        done();
      }, done);
    },
  });
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.server.address();
    if (address === null || typeof address === "string") throw new Error("The mailbox has no port");
    process.env["SMTP_URL"] = `smtp://127.0.0.1:${address.port}`;
  });
  beforeEach(() => {
    mails = [];
    refusals = 0;
  });
  afterAll(() => new Promise<void>((resolve) => server.close(resolve)));
  return {
    mailTo: (address) =>
      mails.filter(({ to }) => [to].flat().some((receivers) => receivers?.text.includes(address))),
    refuse: (emails) => {
      refusals = emails;
    },
  };
}

/** The token in the first link of an email that leads to a path. */
export function tokenIn(mail: ParsedMail | undefined, path: string): string {
  const token = new RegExp(`${path}\\?token=([\\w-]+)`).exec(mail?.text ?? "")?.[1];
  if (token === undefined) throw new Error(`No link to ${path} in: ${mail?.text}`);
  return token;
}
