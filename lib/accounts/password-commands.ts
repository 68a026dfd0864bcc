import { randomUUID } from "node:crypto";
import type { Viewer } from "@/lib/auth/auth";
import { hashPassword, verifyPassword } from "@/lib/auth/password";
import { isProofFresh } from "@/lib/auth/sign-in";
import { db, inTransaction } from "@/lib/db/client";
import { wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import type { PasswordRefusal } from "./account";
import { tellPasswordChanged } from "./link-commands";
import { checkNewPassword } from "./password-strength";
import { endElsewhere } from "./sign-in-commands";

/** The hash and the email of an account. */
async function readOwn(userId: string): Promise<{ passwordHash: string | null; email: string } | null> {
  return db().user.findUnique({ where: { id: userId }, select: { passwordHash: true, email: true } });
}

/**
 * Gives somebody who is signed in a new password; every other browser is signed out, and the owner is told. Asks for the old one; of
 * an account that has none, for a fresh proof. Refuses what `PasswordRefusal` names.
 * @param basket the cookie of the basket in his browser
 */
export async function changeOwnPassword(
  viewer: Viewer,
  { before, password }: { readonly before: string; readonly password: string },
  basket?: string,
): Promise<Result<void, PasswordRefusal>> {
  const own = await readOwn(viewer.id);
  if (own?.passwordHash) {
    if (!(await verifyPassword(own.passwordHash, before))) return err("wrong-password");
  } else if (!own || !isProofFresh(viewer.provedAt, new Date())) return err("prove-first");
  const strong = checkNewPassword(password, own.email);
  if (!strong.ok) return strong;
  const passwordHash = await hashPassword(password);
  const changed = await inTransaction(async (tx): Promise<Result<void, PasswordRefusal>> => {
    // The one that was asked for, or none: two changes at once are one and a refusal.
    const { count } = await tx.user.updateMany({
      where: { id: viewer.id, passwordHash: own.passwordHash },
      data: { passwordHash, emailVerified: new Date() },
    });
    if (count === 0) return err("wrong-password");
    await endElsewhere(tx, viewer.id, { signInId: viewer.signInId, basket });
    await tellPasswordChanged(tx, viewer.id, randomUUID(), "By its owner");
    return ok(undefined);
  });
  await wakeWorker();
  return changed;
}

/** Notes that the password has just proved who is signed in. Refuses a wrong one, and any where there is none. */
export async function provePassword(
  viewer: Viewer,
  password: string,
): Promise<Result<void, "wrong-password">> {
  const own = await readOwn(viewer.id);
  if (!(await verifyPassword(own?.passwordHash ?? null, password))) return err("wrong-password");
  await db().signIn.updateMany({
    where: { id: viewer.signInId, userId: viewer.id, endedAt: null },
    data: { provedAt: new Date() },
  });
  return ok(undefined);
}
