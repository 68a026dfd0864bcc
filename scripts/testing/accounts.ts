import { randomUUID } from "node:crypto";
import type { ParsedMail } from "mailparser";
import { openByLink, askForLink, type Opened } from "@/lib/accounts/link-commands";
import { carryOutAny } from "@/lib/accounts/letter-commands";
import type { Viewer } from "@/lib/auth/auth";
import { readViewer } from "@/lib/auth/auth-reads";
import { workOff } from "@/lib/outbox/outbox-commands";
import { tokenIn, type Mailbox } from "./mailbox";

export const mailboxName = () => `person-${randomUUID()}@example.com`;

/** Sends what waits and tells the last letter that reached a mailbox. */
export async function lastLetter(box: Mailbox, email: string): Promise<ParsedMail> {
  await workOff(carryOutAny);
  const letter = box.mailTo(email).at(-1);
  if (!letter) throw new Error(`Nothing reached ${email}`);
  return letter;
}

export async function viewerOf(claim: Opened): Promise<Viewer> {
  const viewer = await readViewer(claim);
  if (!viewer) throw new Error("That session opens nothing");
  return viewer;
}

/** Signs up, reads the letter and presses its button, all in one browser. */
export async function openAccount(
  box: Mailbox,
  email = mailboxName(),
  password: string | null = null,
): Promise<Viewer> {
  const browser = await askForLink("sign_up", email, password);
  if (!browser.ok) throw new Error(browser.refusal);
  const token = tokenIn(await lastLetter(box, email), "/account/confirm");
  return viewerOf(await opened(token, browser.value));
}

/** Presses the button on a link's page. */
export async function opened(token: string, browser?: string): Promise<Opened> {
  const result = await openByLink(token, { browser, userAgent: "Test" });
  if (!result.ok) throw new Error(result.refusal);
  return result.value;
}
