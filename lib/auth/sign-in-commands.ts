import { db, type Transaction } from "@/lib/db/client";
import { browserWords, signInTerms } from "./sign-in";

/** Writes down that somebody signs in from a browser; the session then names that row. */
export async function beginSignIn(
  tx: Transaction,
  { userId, userAgent }: { readonly userId: string; readonly userAgent: string | null | undefined },
): Promise<string> {
  const { id } = await tx.signIn.create({
    data: { userId, browser: browserWords(userAgent) },
    select: { id: true },
  });
  return id;
}

/** Ends one sign-in of a person: at sign-out, or from his list. What has ended stays so. */
export async function endSignIn(userId: string, signInId: string): Promise<boolean> {
  const { count } = await db().signIn.updateMany({
    where: { id: signInId, userId, endedAt: null },
    data: { endedAt: new Date() },
  });
  return count > 0;
}

/** Ends every sign-in of a person, but the one he asks from where there is one. */
export async function endSignIns(
  tx: Transaction,
  { userId, except }: { readonly userId: string; readonly except: string | null },
): Promise<number> {
  const { count } = await tx.signIn.updateMany({
    where: { userId, endedAt: null, ...(except !== null && { id: { not: except } }) },
    data: { endedAt: new Date() },
  });
  return count;
}

/** Forgets sign-ins a while after they ended or ran out. */
export async function forgetOldSignIns(now = new Date()): Promise<number> {
  const day = 24 * 60 * 60 * 1000;
  const ended = new Date(now.getTime() - signInTerms.forgetDays * day);
  const runOut = new Date(ended.getTime() - signInTerms.sessionDays * day);
  const { count } = await db().signIn.deleteMany({
    where: { OR: [{ endedAt: { lt: ended } }, { createdAt: { lt: runOut } }] },
  });
  return count;
}
