import { createHash, randomBytes } from "node:crypto";
import { recordAudit } from "@/lib/audit/audit-commands";
import { hashPassword } from "@/lib/auth/password";
import { beginSignIn } from "@/lib/auth/sign-in-commands";
import { inTransaction, type Transaction } from "@/lib/db/client";
import type { AccountLinkKind } from "@/lib/db/generated/enums";
import { enqueue, wakeWorker, type AccountKind } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { linkExpiry, linkStanding, type LinkRefusal, type PasswordRefusal } from "./account";
import { readLinkByToken, type LinkFacts } from "./account-reads";
import { accountName, joinOrders, lockMailbox, lockOrdersOf } from "./owner-commands";
import { checkNewPassword } from "./password-strength";
import { endElsewhere } from "./sign-in-commands";

type AskedKind = Extract<AccountLinkKind, "sign_up" | "sign_in" | "reset">;

const letters: Record<AskedKind, AccountKind> = {
  sign_up: "account-sign-up",
  sign_in: "account-link",
  reset: "account-reset",
};

function hashOf(cookie: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(cookie).digest());
}

/**
 * Has a link sent to a mailbox. Whether there is an account is not looked at: the letter is written later, by the worker, and says what
 * fits; so neither the answer nor the time it takes tells anything. Refuses a password that may not be chosen.
 * @param email in small letters
 * @param password what was typed at sign-up, where anything was
 * @returns what the browser keeps until the link is opened; the password becomes the account's in that browser alone
 */
export async function askForLink(
  kind: AskedKind,
  email: string,
  password: string | null = null,
): Promise<Result<string, Extract<PasswordRefusal, "too-short" | "too-long" | "too-common">>> {
  const strong = password === null ? ok(undefined) : checkNewPassword(password, email);
  if (!strong.ok) return strong;
  const passwordHash = password === null ? null : await hashPassword(password);
  const browser = randomBytes(16).toString("base64url");
  await inTransaction(async (tx) => {
    const { id } = await tx.accountLink.create({
      data: {
        kind,
        email,
        passwordHash,
        browserHash: hashOf(browser),
        expiresAt: linkExpiry(kind, new Date()),
      },
      select: { id: true },
    });
    await enqueue(tx, { kind: letters[kind], dedupeKey: `account-letter:${id}`, payload: { linkId: id } });
  });
  await wakeWorker();
  return ok(browser);
}

/** Takes a link for good; false when another press was quicker. What waited with it as a password goes. */
export async function useLink(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.accountLink.updateMany({
    where: { id, usedAt: null, expiresAt: { gt: new Date() } },
    data: { usedAt: new Date(), passwordHash: null },
  });
  return count === 1;
}

/** Ends what is still open of these kinds for a mailbox: each link stands for one answer, and that has been given. */
export async function endLinks(
  tx: Transaction,
  email: string,
  kinds: readonly AccountLinkKind[],
): Promise<void> {
  await tx.accountLink.updateMany({
    where: { email, kind: { in: [...kinds] }, usedAt: null },
    data: { usedAt: new Date(), passwordHash: null },
  });
}

export interface Opened {
  readonly id: string;
  readonly sessionVersion: number;
  readonly signInId: string;
}

interface From {
  /** The cookie of the browser, as `askForLink` gave it. */
  readonly browser: string | undefined;
  readonly userAgent: string | null;
}

/**
 * Signs in whoever opens a link from his mailbox, and opens the account where there is none yet. From then on the account is verified,
 * and the paid orders that bear its email are its own. Refuses a link that is forged, run out or used, and one to sign in to an account
 * that is gone.
 */
export async function openByLink(token: string, from: From): Promise<Result<Opened, LinkRefusal>> {
  const link = await readLinkByToken("account-confirm", token);
  if (!link) return err("bad-link");
  return inTransaction(async (tx): Promise<Result<Opened, LinkRefusal>> => {
    await lockOrdersOf(tx, link.email);
    await lockMailbox(tx, link.email);
    // Read again: another press may have been quicker, and what it left is all there is to know.
    const waiting = await tx.accountLink.findUnique({
      where: { id: link.id },
      select: { passwordHash: true, browserHash: true, expiresAt: true, usedAt: true },
    });
    const standing = linkStanding(waiting, new Date());
    if (standing !== "good" || !waiting) return err(standing === "good" ? "bad-link" : standing);
    const owner = await findOrOpen(tx, link, passwordOf(waiting, from.browser));
    if (!owner) return err("no-account");
    if (!(await useLink(tx, link.id))) return err("used");
    await endLinks(tx, link.email, ["sign_up", "sign_in"]);
    await joinOrders(tx, { userId: owner.id, email: link.email });
    const signInId = await beginSignIn(tx, { userId: owner.id, userAgent: from.userAgent });
    return ok({ ...owner, signInId });
  });
}

/** The password that waits with a link, for the browser that it was typed in: anybody may have typed one beside another's address. */
function passwordOf(
  { passwordHash, browserHash }: { passwordHash: string | null; browserHash: Uint8Array | null },
  browser: string | undefined,
): string | null {
  if (browser === undefined || browserHash === null) return null;
  return Buffer.from(browserHash).equals(hashOf(browser)) ? passwordHash : null;
}

async function findOrOpen(
  tx: Transaction,
  { kind, email }: LinkFacts,
  passwordHash: string | null,
): Promise<{ id: string; sessionVersion: number } | null> {
  const select = { id: true, sessionVersion: true, emailVerified: true } as const;
  const known = await tx.user.findUnique({ where: { email }, select });
  if (!known) {
    if (kind !== "sign_up") return null;
    const { id, sessionVersion } = await tx.user.create({
      data: { email, emailVerified: new Date(), passwordHash },
      select,
    });
    const name = accountName(id);
    await recordAudit(tx, {
      actor: name,
      action: "account.open",
      subject: name,
      reason: "By a link",
      detail: {},
    });
    return { id, sessionVersion };
  }
  if (!known.emailVerified) {
    await tx.user.update({
      where: { id: known.id },
      data: { emailVerified: new Date() },
      select: { id: true },
    });
  }
  return { id: known.id, sessionVersion: known.sessionVersion };
}

/**
 * Gives the account of a mailbox a new password, from the link that was sent there. Every session ends, and the owner is told.
 * Refuses a link as `openByLink` does, and a password that may not be chosen; the link stays good then.
 */
export async function choosePassword(
  token: string,
  password: string,
): Promise<Result<void, LinkRefusal | PasswordRefusal>> {
  const link = await readLinkByToken("account-reset", token);
  if (!link) return err("bad-link");
  const { email } = link;
  const standing = linkStanding(link, new Date());
  if (standing !== "good") return err(standing);
  const strong = checkNewPassword(password, email);
  if (!strong.ok) return strong;
  const passwordHash = await hashPassword(password);
  const chosen = await inTransaction(async (tx): Promise<Result<void, LinkRefusal>> => {
    await lockOrdersOf(tx, email);
    await lockMailbox(tx, email);
    const owner = await tx.user.findUnique({ where: { email }, select: { id: true, emailVerified: true } });
    if (!owner) return err("no-account");
    if (!(await useLink(tx, link.id))) return err("used");
    await endLinks(tx, email, ["sign_up", "sign_in", "reset"]);
    await tx.user.update({
      where: { id: owner.id },
      data: {
        passwordHash,
        emailVerified: owner.emailVerified ?? new Date(),
        sessionVersion: { increment: 1 },
      },
      select: { id: true },
    });
    await endElsewhere(tx, owner.id, null);
    await joinOrders(tx, { userId: owner.id, email });
    await tellPasswordChanged(tx, owner.id, link.id, "By a link");
    return ok(undefined);
  });
  await wakeWorker();
  return chosen;
}

/** Writes down that a password was changed, and has the owner told. */
export async function tellPasswordChanged(
  tx: Transaction,
  userId: string,
  key: string,
  reason: string,
): Promise<void> {
  const name = accountName(userId);
  await recordAudit(tx, { actor: name, action: "account.password", subject: name, reason, detail: {} });
  await enqueue(tx, {
    kind: "account-password",
    dedupeKey: `account-password:${key}`,
    payload: { userId, at: new Date().toISOString() },
  });
}
