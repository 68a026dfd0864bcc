import type { Transaction } from "@/lib/db/client";

/** What a person did, as the audit log keeps it. */
export interface AuditEntry {
  /** Who: the email address of a signed-in person, or the name of a job. */
  readonly actor: string;
  /** What was done, as domain and verb: "stock.receive". */
  readonly action: string;
  /** To what: "variant:MB1", "order:10001". */
  readonly subject: string;
  readonly reason: string;
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes one line of the audit log, in the transaction of the change that it tells of. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx.auditLog.create({ data: { ...entry, detail: { ...entry.detail } }, select: { id: true } });
}
