import { z } from "zod";
import { carryOut } from "@/lib/checkout/outbox-work";
import { db } from "@/lib/db/client";
import { sendEmail, type Email } from "@/lib/mail/send";
import { isAccountKind, type AccountKind, type OutboxItem } from "@/lib/outbox/outbox-commands";
import {
  alreadyOpenLetter,
  closedLetter,
  emailAskLetter,
  emailLeftLetter,
  emailMovedLetter,
  emailRestoredLetter,
  emailTakenLetter,
  noAccountLetter,
  passwordLetter,
  resetLetter,
  signInLetter,
  signUpLetter,
} from "./account-emails";
import { linkStanding } from "./account";
import { readAccountOf, readLink, type LinkFacts } from "./account-reads";

const linkPayload = z.object({ linkId: z.uuid() });
const passwordPayload = z.object({ userId: z.uuid(), at: z.string() });
const closedPayload = z.object({ email: z.string() });

/** Carries out any item of the outbox: those about accounts here, all others where they belong. Throws when it must be tried again. */
export async function carryOutAny(item: OutboxItem): Promise<void> {
  const { kind } = item;
  if (!isAccountKind(kind)) return carryOut(item);
  const letter = await write(kind, item);
  if (letter) await sendEmail(letter);
}

/** The letter as it is true at this moment; null when there is nothing left to tell. */
async function write(kind: AccountKind, item: OutboxItem): Promise<Email | null> {
  switch (kind) {
    case "account-sign-up":
      return aboutLink(item, async (link) =>
        (await readAccountOf(link.email)) ? alreadyOpenLetter(link) : signUpLetter(link),
      );
    case "account-link":
      return aboutLink(item, async (link) =>
        (await readAccountOf(link.email)) ? signInLetter(link) : noAccountLetter(link),
      );
    case "account-reset":
      return aboutLink(item, async (link) =>
        (await readAccountOf(link.email)) ? resetLetter(link) : noAccountLetter(link),
      );
    case "account-email-ask":
      return aboutLink(item, async (link) =>
        (await readAccountOf(link.email)) ? emailTakenLetter(link) : emailAskLetter(link),
      );
    case "account-email-moved":
      return aboutLink(item, async (link) => emailMovedLetter(link), false);
    case "account-email-left":
      return aboutLink(item, async (link) => emailLeftLetter(link), false);
    case "account-email-restored":
      return aboutLink(item, async (link) => emailRestoredLetter(link), false);
    case "account-password": {
      const { userId, at } = passwordPayload.parse(item.payload);
      const owner = await db().user.findUnique({ where: { id: userId }, select: { email: true } });
      return owner && passwordLetter(owner.email, userId, at);
    }
    case "account-closed":
      return closedLetter(closedPayload.parse(item.payload).email, item.id);
  }
}

/** @param mustBeGood whether the letter is nothing but its link, and none is sent once that is used or over */
async function aboutLink(
  item: OutboxItem,
  letter: (link: LinkFacts) => Promise<Email>,
  mustBeGood = true,
): Promise<Email | null> {
  const link = await readLink(linkPayload.parse(item.payload).linkId);
  if (!link || (mustBeGood && linkStanding(link, new Date()) !== "good")) return null;
  return letter(link);
}
