import { recordAudit } from "@/lib/audit/audit-commands";
import type { Viewer } from "@/lib/auth/auth";
import { isProofFresh } from "@/lib/auth/sign-in";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { isDuplicate } from "@/lib/db/errors";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { linkExpiry, linkStanding, type EmailRefusal, type LinkRefusal } from "./account";
import { readLinkByToken } from "./account-reads";
import { endLinks, useLink } from "./link-commands";
import { accountName, joinOrders, lockMailbox, lockOrdersOf } from "./owner-commands";
import { endElsewhere } from "./sign-in-commands";

/**
 * Asks a new mailbox whether an account may move to it. Until it has answered nothing changes. Refuses the address that the account
 * has, and whoever has not proved himself a moment ago; whether another account has the address is for its mailbox alone to learn.
 * @param email in small letters
 */
export async function askForEmail(viewer: Viewer, email: string): Promise<Result<void, EmailRefusal>> {
  if (email === viewer.email) return err("same-email");
  if (!isProofFresh(viewer.provedAt, new Date())) return err("prove-first");
  await inTransaction(async (tx) => {
    const { id } = await tx.accountLink.create({
      data: {
        kind: "email_change",
        email,
        userId: viewer.id,
        otherEmail: viewer.email,
        expiresAt: linkExpiry("email_change", new Date()),
      },
      select: { id: true },
    });
    await enqueue(tx, {
      kind: "account-email-ask",
      dedupeKey: `account-letter:${id}`,
      payload: { linkId: id },
    });
  });
  await wakeWorker();
  return ok(undefined);
}

/**
 * Moves an account to the mailbox that a link was sent to. It must be opened by the account's own owner, signed in: whoever has
 * mistyped his address must not have given his account away. Both mailboxes are told, the old one with a way back; every other browser
 * is signed out. Refuses what `LinkRefusal` names.
 * @param basket the cookie of the basket in his browser
 */
export async function confirmEmail(
  viewer: Viewer,
  token: string,
  basket?: string,
): Promise<Result<void, LinkRefusal>> {
  const link = await readLinkByToken("account-email", token);
  if (!link?.otherEmail) return err("bad-link");
  if (link.userId !== viewer.id) return err("other-account");
  const { email, otherEmail } = link;
  const moved = await orTaken(
    inTransaction(async (tx): Promise<Result<void, LinkRefusal>> => {
      await lockOrdersOf(tx, email);
      await lockBoth(tx, email, otherEmail);
      const standing = linkStanding(link, new Date());
      if (standing !== "good") return err(standing);
      if (await isTaken(tx, email)) return err("taken");
      if (!(await useLink(tx, link.id))) return err("used");
      const { count } = await tx.user.updateMany({
        where: { id: viewer.id, email: otherEmail },
        data: { email, emailVerified: new Date() },
      });
      if (count === 0) return err("used");
      await endElsewhere(tx, viewer.id, { signInId: viewer.signInId, basket });
      await endLinks(tx, otherEmail, ["sign_up", "sign_in", "reset"]);
      await joinOrders(tx, { userId: viewer.id, email });
      const undo = await tx.accountLink.create({
        data: {
          kind: "email_undo",
          email: otherEmail,
          userId: viewer.id,
          otherEmail: email,
          expiresAt: linkExpiry("email_undo", new Date()),
        },
        select: { id: true },
      });
      await note(tx, viewer.id, "account.email", "By its owner");
      for (const kind of ["account-email-moved", "account-email-left"] as const) {
        await enqueue(tx, { kind, dedupeKey: `${kind}:${undo.id}`, payload: { linkId: undo.id } });
      }
      return ok(undefined);
    }),
  );
  await wakeWorker();
  return moved;
}

/**
 * Gives an account back to the mailbox it was taken from, whatever became of it since. Whoever changed it may know its password and
 * be signed in: the password goes, every session ends, and so does every link that was made later.
 */
export async function undoEmail(token: string): Promise<Result<void, LinkRefusal>> {
  const link = await readLinkByToken("account-email-undo", token);
  const userId = link?.userId;
  if (!link || !userId) return err("bad-link");
  const { email } = link;
  const undone = await orTaken(
    inTransaction(async (tx): Promise<Result<void, LinkRefusal>> => {
      await lockOrdersOf(tx, email);
      await lockMailbox(tx, email);
      const standing = linkStanding(link, new Date());
      if (standing !== "good") return err(standing);
      if (await isTaken(tx, email, userId)) return err("taken");
      const account = await tx.user.findUnique({ where: { id: userId }, select: { email: true } });
      if (!account) return err("no-account");
      if (!(await useLink(tx, link.id))) return err("used");
      await tx.user.update({
        where: { id: userId },
        data: { email, emailVerified: new Date(), passwordHash: null, sessionVersion: { increment: 1 } },
        select: { id: true },
      });
      await endElsewhere(tx, userId, null);
      await tx.accountLink.updateMany({
        where: { userId, usedAt: null, createdAt: { gte: link.createdAt } },
        data: { usedAt: new Date() },
      });
      await endLinks(tx, account.email, ["sign_up", "sign_in", "reset"]);
      await joinOrders(tx, { userId, email });
      await note(tx, userId, "account.email-undo", "From the old mailbox");
      await enqueue(tx, {
        kind: "account-email-restored",
        dedupeKey: `account-email-restored:${link.id}`,
        payload: { linkId: link.id },
      });
      return ok(undefined);
    }),
  );
  await wakeWorker();
  return undone;
}

/** In one order whoever moves where, so that two who trade addresses do not wait for each other. */
async function lockBoth(tx: Transaction, ...emails: readonly [string, string]): Promise<void> {
  for (const email of [...emails].sort()) await lockMailbox(tx, email);
}

async function isTaken(tx: Transaction, email: string, butFor?: string): Promise<boolean> {
  const other = await tx.user.findUnique({ where: { email }, select: { id: true } });
  return other !== null && other.id !== butFor;
}

/** The index has the last word on who has an address. */
async function orTaken(work: Promise<Result<void, LinkRefusal>>): Promise<Result<void, LinkRefusal>> {
  try {
    return await work;
  } catch (error) {
    if (isDuplicate(error)) return err("taken");
    throw error;
  }
}

async function note(tx: Transaction, userId: string, action: string, reason: string): Promise<void> {
  const name = accountName(userId);
  await recordAudit(tx, { actor: name, action, subject: name, reason, detail: {} });
}
