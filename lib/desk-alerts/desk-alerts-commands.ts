import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction, type Transaction } from "@/lib/db/client";
import { err, ok, type Result } from "@/lib/result";
import type { AlertKind, AlertRefusal } from "./desk-alerts";
import type { SettleForm } from "./desk-alerts-schema";

/**
 * Has the desk look at something, in the transaction that found it. One alert a kind and subject is open at a time:
 * raised again before it is settled, it keeps its date and says the newest words.
 * @param alert its subject as the audit log names it, its words as one or two whole sentences
 */
export async function alertDesk(
  tx: Transaction,
  alert: { readonly kind: AlertKind; readonly subject: string; readonly words: string },
): Promise<void> {
  const { kind, subject, words } = alert;
  await tx.$executeRaw`
    INSERT INTO desk_alert (id, kind, subject, words) VALUES (uuidv7(), ${kind}, ${subject}, ${words})
    ON CONFLICT (kind, subject) WHERE settled_at IS NULL DO UPDATE SET words = excluded.words`;
}

/**
 * Closes what is open about something, and about its parts ("order:10001" has "order:10001:re_1"), once its cause is gone, in
 * the transaction that found that out.
 * @param end `reason` as a few words that the desk's log keeps
 */
export async function settleAlertsAbout(
  tx: Transaction,
  end: { readonly kind: AlertKind; readonly subject: string; readonly reason: string },
): Promise<void> {
  const { kind, subject, reason } = end;
  await tx.deskAlert.updateMany({
    where: { kind, settledAt: null, OR: [{ subject }, { subject: { startsWith: `${subject}:` } }] },
    data: { settledAt: new Date(), settledBy: "shop", settledReason: reason },
  });
}

/**
 * Closes an alert with a reason and a line in the audit log. Refuses one that is unknown or settled already.
 * @param actor who settles it, as the journals name him
 */
export async function settleDeskAlert(actor: string, form: SettleForm): Promise<Result<void, AlertRefusal>> {
  const { id, reason } = form;
  return inTransaction(async (tx) => {
    const settled = await tx.deskAlert.updateMany({
      where: { id, settledAt: null },
      data: { settledAt: new Date(), settledBy: actor, settledReason: reason },
    });
    const alert = await tx.deskAlert.findUnique({ where: { id }, select: { kind: true, subject: true } });
    if (!alert) return err("unknown-alert");
    if (settled.count === 0) return err("settled-already");
    const { kind, subject } = alert;
    await recordAudit(tx, {
      actor,
      action: "desk_alert.settle",
      subject,
      reason,
      detail: { alert: id, kind },
    });
    return ok(undefined);
  });
}
