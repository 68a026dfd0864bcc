import { once } from "node:events";
import { simpleParser, type ParsedMail } from "mailparser";
import { SMTPServer } from "smtp-server";

/** A real SMTP server that keeps what it takes. */
export class Postbox {
  readonly #server: SMTPServer;
  readonly #mails: ParsedMail[] = [];

  private constructor() {
    this.#server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["AUTH", "STARTTLS"],
      disableReverseLookup: true,
      onData: (stream, _session, done) => {
        simpleParser(stream).then((mail) => {
          this.#mails.push(mail);
          done();
        }, done);
      },
    });
    this.#server.on("error", () => undefined);
  }

  static async open(): Promise<Postbox> {
    const postbox = new Postbox();
    const listening = once(postbox.#server.server, "listening");
    postbox.#server.listen(0, "127.0.0.1");
    await listening;
    return postbox;
  }

  get port(): number {
    const address = this.#server.server.address();
    if (address === null || typeof address === "string") throw new Error("The postbox has no port");
    return address.port;
  }

  /** What reached an address, in the order it came. */
  mailTo(address: string): ParsedMail[] {
    return this.#mails.filter(({ to }) => [to].flat().some((receivers) => receivers?.text.includes(address)));
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}
