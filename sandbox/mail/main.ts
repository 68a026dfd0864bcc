// A mail catcher: takes every email over SMTP on loopback, sends none on, and shows them on a page.
//   MAIL_PORT (page and JSON), SMTP_PORT, MAIL_DATA (folder)

import { buffer } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import type { SMTPServerDataStream, SMTPServerSession } from "smtp-server";
import { z } from "zod";
import { MailStore } from "./store";
import { makeWebServer } from "./web";

const largestMessageBytes = 10 * 1024 * 1024;
const port = z.coerce.number().int().min(1).max(65_535);
const settings = z
  .object({
    MAIL_PORT: port.default(1080),
    SMTP_PORT: port.default(1081),
    MAIL_DATA: z.string().default(".data/mail"),
  })
  .parse(process.env);

const store = await MailStore.open(settings.MAIL_DATA);

const smtp = new SMTPServer({
  authOptional: true,
  disabledCommands: ["AUTH", "STARTTLS"],
  disableReverseLookup: true,
  size: largestMessageBytes,
  onData(stream, session, done) {
    keep(stream, session).then(
      () => done(),
      (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
    );
  },
});
smtp.on("error", (error) => {
  console.error(error.message);
  if ("code" in error && error.code === "EADDRINUSE") process.exit(1);
});

const web = makeWebServer(store);
web.on("error", (error) => {
  console.error(error.message);
  process.exit(1);
});

smtp.listen(settings.SMTP_PORT, "127.0.0.1", () => {
  web.listen(settings.MAIL_PORT, "127.0.0.1", () => console.log("ready"));
});

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  process.on(signal, () => {
    web.close();
    web.closeAllConnections();
    smtp.close(() => process.exit(0));
    // An open SMTP conversation that is not sending holds nothing worth waiting for.
    setTimeout(() => process.exit(0), 500).unref();
  });
}

async function keep(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
  const source = await buffer(stream);
  if (stream.sizeExceeded) {
    throw Object.assign(new Error("The message is larger than 10 MB."), { responseCode: 552 });
  }
  const { mailFrom, rcptTo } = session.envelope;
  const message = await store.keep(source, {
    from: mailFrom ? mailFrom.address : "",
    to: rcptTo.map(({ address }) => address),
  });
  console.log(`Caught "${message.subject}" to ${message.to.join(", ")}`);
}
