import { z } from "zod";
import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction } from "@/lib/db/client";
import { lockOrder } from "@/lib/orders/orders-commands";
import { letterWords } from "@/lib/orders/letters";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { againLimits, type AgainRefusal } from "./again";
import { againLetters } from "./order-letters-reads";

const payloadSchema = z.looseObject({ orderId: z.uuid() });
const repeatSchema = z.looseObject({ letter: z.enum(againLetters) });

/**
 * Sends a letter about an order once more, to the address that the order has now. At most once a minute and five times a day for
 * each order, however many press at once.
 * @param actor who does it, as the journals name him
 * @returns where it goes
 */
export async function sendAgain(
  actor: string,
  { number, letterId }: { readonly number: number; readonly letterId: string },
): Promise<Result<{ readonly to: string }, AgainRefusal>> {
  const sent = await inTransaction(async (tx): Promise<Result<{ to: string }, AgainRefusal>> => {
    const order = await tx.order.findUnique({ where: { number }, select: { id: true } });
    if (!order) return err("unknown-letter");
    await lockOrder(tx, order.id);
    const { email } = await tx.order.findUniqueOrThrow({ where: { id: order.id }, select: { email: true } });
    const item = await tx.outbox.findUnique({
      where: { id: letterId },
      select: { kind: true, payload: true },
    });
    const payload = payloadSchema.safeParse(item?.payload);
    if (!item || payload.data?.orderId !== order.id) return err("unknown-letter");
    const letter =
      againLetters.find((known) => known === item.kind) ?? repeatSchema.safeParse(payload.data).data?.letter;
    if (letter === undefined) return err("not-this-one");

    const subject = `order:${number}`;
    const since = (minutes: number) => ({
      subject,
      action: "order.letter",
      createdAt: { gt: new Date(Date.now() - minutes * 60_000) },
    });
    if ((await tx.auditLog.count({ where: since(againLimits.minutesBetween) })) > 0) return err("just-now");
    const today = await tx.auditLog.count({ where: since(24 * 60) });
    if (today >= againLimits.perDay) return err("often-today");

    const written = await tx.auditLog.count({ where: { subject, action: "order.letter" } });
    const key = `desk-${order.id}-${written + 1}`;
    await recordAudit(tx, {
      actor,
      action: "order.letter",
      subject,
      reason: `${letterWords(letter)}, to ${email}`,
      detail: { letter, key },
    });
    await enqueue(tx, {
      kind: "order-again",
      dedupeKey: `order-again:${key}`,
      payload: { ...idsOf(payload.data), orderId: order.id, letter, key },
    });
    return ok({ to: email });
  });
  if (sent.ok) await wakeWorker();
  return sent;
}

/** Which parcel, refund or return a letter is about. */
function idsOf(payload: Readonly<Record<string, unknown>>): Record<string, string> {
  const names = ["shipmentId", "refundId", "returnId"];
  return Object.fromEntries(
    Object.entries(payload).filter(
      (entry): entry is [string, string] => names.includes(entry[0]) && typeof entry[1] === "string",
    ),
  );
}
