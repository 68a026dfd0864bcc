import { db } from "@/lib/db/client";
import type { SessionClaim, Viewer } from "./auth";
import { signInTerms } from "./sign-in";

export interface SignInRow {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly sessionVersion: number;
}

/** What is needed to check a password. */
export async function readSignIn(email: string): Promise<SignInRow | null> {
  return db().user.findUnique({
    where: { email },
    select: { id: true, passwordHash: true, sessionVersion: true },
  });
}

/**
 * The person a session was made for; null once it was ended, by itself or with all of that version. One statement, because every
 * page of the account and the desk asks. It also notes that the browser was seen, at most once in so many minutes.
 */
export async function readViewer({ id, sessionVersion, signInId }: SessionClaim): Promise<Viewer | null> {
  const [row] = await db().$queryRaw<Viewer[]>`
    /* viewer */
    WITH seen AS (
      UPDATE sign_in SET last_seen_at = now()
      WHERE id = ${signInId}::uuid AND user_id = ${id}::uuid AND ended_at IS NULL
        AND last_seen_at < now() - make_interval(mins => ${signInTerms.seenMinutes}::int)
    )
    SELECT shop_user.id, email, name, sign_in.id AS "signInId", proved_at AS "provedAt",
      ARRAY(SELECT role::text FROM user_role WHERE user_id = shop_user.id ORDER BY role) AS roles
    FROM shop_user JOIN sign_in ON sign_in.user_id = shop_user.id
    WHERE shop_user.id = ${id}::uuid AND session_version = ${sessionVersion}::int
      AND sign_in.id = ${signInId}::uuid AND ended_at IS NULL`;
  return row ?? null;
}
