import { randomUUID } from "node:crypto";
import { carryOut } from "@/lib/checkout/outbox-work";
import { readRefundable } from "@/lib/checkout/refund-reads";
import type { RefundForm } from "@/lib/checkout/refund-schema";
import { db } from "@/lib/db/client";

/** The desk's form for all that is left of an order, unless told otherwise. */
export async function refundForm(number: number, parts: Partial<RefundForm> = {}): Promise<RefundForm> {
  const facts = await readRefundable(number);
  return {
    number,
    what: "rest",
    units: {},
    delivery: false,
    restock: false,
    reason: "Test",
    seenBackPence: facts?.backPence ?? 0,
    formId: randomUUID(),
    ...parts,
  };
}

/** So many units of each line of an order, as the form names them. */
export async function unitsOf(number: number, quantity: number): Promise<Record<string, number>> {
  const facts = await readRefundable(number);
  return Object.fromEntries((facts?.lines ?? []).map(({ id }) => [id, quantity]));
}

/** Carries out the refunds that wait for one order alone: the outbox of a test file is shared. */
export async function workOffRefunds(orderId: string): Promise<void> {
  for (const { idempotencyKey } of await db().refund.findMany({ where: { orderId, state: "requested" } })) {
    await carryOut({ id: "test", kind: "refund", payload: { key: idempotencyKey } });
  }
}
