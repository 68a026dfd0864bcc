import { recordAudit } from "@/lib/audit/audit-commands";
import { inTransaction } from "@/lib/db/client";
import { lockOrder } from "@/lib/orders/orders-commands";
import { enqueue, wakeWorker } from "@/lib/outbox/outbox-commands";
import { err, ok, type Result } from "@/lib/result";
import { asDate, londonDay, type Day } from "./return-days";
import { readReturnable, type ReturnableLine } from "./returnable-reads";
import {
  exchangeChoices,
  reasonRefusal,
  sendBackBy,
  type ReturnRefusal,
  type ReturnWindows,
} from "./returns";
import type { AskedReturnLine, ReturnForm } from "./returns-schema";

/**
 * Writes down that a buyer sends some of his order back. Refuses what has not been sent, a disputed payment, units that came back
 * or were paid back before, a reason whose days are over, an opened seal, and an exchange that cannot be had. A form that was sent
 * before leads to the return it asked for.
 * @param orderId of the order whose unguessable address, or account, the buyer has shown
 * @returns the return's number
 */
export async function askReturn(
  orderId: string,
  form: ReturnForm,
  now = new Date(),
): Promise<Result<number, ReturnRefusal>> {
  const today = londonDay(now);
  const asked = await inTransaction(async (tx): Promise<Result<number, ReturnRefusal>> => {
    if (!(await lockOrder(tx, orderId))) return err("unknown-order");
    const before = await tx.returnRequest.findUnique({
      where: { formId: form.formId },
      select: { number: true, orderId: true },
    });
    if (before) return before.orderId === orderId ? ok(before.number) : err("unreadable");
    const order = await readReturnable(orderId, tx);
    if (!order) return err("unknown-order");
    if (!order.windows) return err("not-sent");
    if (order.isDisputed) return err("disputed");
    if (form.lines.length === 0) return err("nothing-chosen");
    for (const line of form.lines) {
      const refusal = lineRefusal(line, order.lines, order.windows, today);
      if (refusal) return err(refusal);
    }

    const request = await tx.returnRequest.create({
      data: {
        orderId,
        formId: form.formId,
        actor: "buyer",
        words: form.words,
        sendBackBy: asDate(sendBackBy(today)),
      },
      select: { id: true, number: true },
    });
    await tx.returnLine.createMany({
      data: form.lines.map(({ lineId, units, reason, exchangeVariantId, sealed }) => ({
        returnId: request.id,
        orderLineId: lineId,
        quantity: units,
        reason,
        declaredSealed: sealed,
        wish: exchangeVariantId === null ? "refund" : "exchange",
        exchangeVariantId,
      })),
    });
    await recordAudit(tx, {
      actor: "buyer",
      action: "return.ask",
      subject: `order:${order.number}`,
      reason: "The buyer sends it back",
      detail: { return: request.number, units: form.lines.reduce((sum, { units }) => sum + units, 0) },
    });
    const payload = { orderId, returnId: request.id };
    await enqueue(tx, { kind: "return-asked", dedupeKey: `return-asked:${request.id}`, payload });
    return ok(request.number);
  });
  if (asked.ok) await wakeWorker();
  return asked;
}

function lineRefusal(
  { lineId, units, reason, exchangeVariantId, sealed }: AskedReturnLine,
  lines: readonly ReturnableLine[],
  windows: ReturnWindows,
  today: Day,
): ReturnRefusal | null {
  const line = lines.find(({ id }) => id === lineId);
  if (!line || units > line.left) return "too-many-units";
  const refusal = reasonRefusal({ reason, sealedOnly: line.sealedOnly, sealed }, windows, today);
  if (refusal || exchangeVariantId === null) return refusal;
  const choice = exchangeChoices(line, reason, units).find(
    ({ variantId }) => variantId === exchangeVariantId,
  );
  return choice ? null : "exchange-gone";
}

/**
 * Calls a return off that has not reached us: its units may come back another time.
 * @param orderId of the order whose unguessable address, or account, the buyer has shown
 */
export async function withdrawReturn(
  orderId: string,
  number: number,
): Promise<Result<void, Extract<ReturnRefusal, "unknown-return" | "not-on-its-way">>> {
  return inTransaction(async (tx) => {
    await lockOrder(tx, orderId);
    const request = await tx.returnRequest.findFirst({
      where: { number, orderId },
      select: { id: true, state: true, order: { select: { number: true } } },
    });
    if (!request) return err("unknown-return");
    if (request.state !== "asked") return err("not-on-its-way");
    await tx.returnRequest.update({
      where: { id: request.id },
      data: { state: "withdrawn", withdrawnAt: new Date() },
      select: { id: true },
    });
    await recordAudit(tx, {
      actor: "buyer",
      action: "return.withdraw",
      subject: `order:${request.order.number}`,
      reason: "The buyer keeps it",
      detail: { return: number },
    });
    return ok(undefined);
  });
}
