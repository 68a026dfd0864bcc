import { db } from "@/lib/db/client";

/** Money on a page that no order knows, as alerts and the audit log name it. */
export function orphanSubject(sessionId: string): `session:${string}` {
  return `session:${sessionId}`;
}

/** Whether somebody at the desk has looked at the money on a page that no order knows, and settled what was to be done. */
export async function isOrphanSettled(sessionId: string): Promise<boolean> {
  const settled = await db().deskAlert.count({
    where: { kind: "payment-orphaned", subject: orphanSubject(sessionId), settledAt: { not: null } },
  });
  return settled > 0;
}
