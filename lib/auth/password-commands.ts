import { inTransaction } from "@/lib/db/client";
import { err, ok, type Result } from "@/lib/result";
import { hashPassword } from "./password";

/** What a password of somebody at the desk must have. */
const leastPasswordLength = 12;

export type PasswordRefusal = "unknown-account" | "too-short" | "too-long";

export const passwordRefusalWords: Record<PasswordRefusal, string> = {
  "unknown-account": "There is no account with that email address. Nothing has been changed.",
  "too-short": `A password has ${leastPasswordLength} characters or more. Nothing has been changed.`,
  "too-long": "A password has 200 characters at most. Nothing has been changed.",
};

/**
 * Gives an account a new password and ends all its sessions. Refuses an account that does not exist, and a password that
 * signing in would not take.
 * @param actor who does it, as the audit log names him
 */
export async function changePassword(
  actor: string,
  { email, password }: { readonly email: string; readonly password: string },
): Promise<Result<void, PasswordRefusal>> {
  if (password.length < leastPasswordLength) return err("too-short");
  if (password.length > 200) return err("too-long");
  const passwordHash = await hashPassword(password);
  const address = email.trim().toLowerCase();
  return inTransaction(async (tx) => {
    const changed = await tx.user.updateMany({
      where: { email: address },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    if (changed.count === 0) return err("unknown-account");
    // The room of the audit log is a neighbour on the same floor, so its line is written here.
    await tx.auditLog.create({
      data: {
        actor,
        action: "account.password",
        subject: `account:${address}`,
        reason: "Changed on the command line",
        detail: {},
      },
      select: { id: true },
    });
    return ok(undefined);
  });
}
