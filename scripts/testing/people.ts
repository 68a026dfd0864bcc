import { randomUUID } from "node:crypto";
import type { Role, SessionClaim } from "@/lib/auth/auth";
import { db } from "@/lib/db/client";

/** Somebody with an account who is signed in; tells what his session says. */
export async function someoneSignedIn(
  roles: readonly Role[] = [],
  email = `someone-${randomUUID()}@people.example.com`,
): Promise<SessionClaim> {
  const { id, sessionVersion, signIns } = await db().user.create({
    data: {
      email,
      emailVerified: new Date(),
      roles: { create: roles.map((role) => ({ role })) },
      signIns: { create: { browser: "Test" } },
    },
    select: { id: true, sessionVersion: true, signIns: { select: { id: true } } },
  });
  return { id, sessionVersion, signInId: signIns[0]?.id ?? "" };
}
