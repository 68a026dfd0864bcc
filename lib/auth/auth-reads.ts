import { db } from "@/lib/db/client";
import type { Viewer } from "./auth";

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

/** The person a session was made for; null once his sessions of that version have been ended. */
export async function readViewer(id: string, sessionVersion: number): Promise<Viewer | null> {
  const row = await db().user.findFirst({
    where: { id, sessionVersion },
    select: { id: true, email: true, name: true, roles: { select: { role: true } } },
  });
  return row && { ...row, roles: row.roles.map(({ role }) => role) };
}
