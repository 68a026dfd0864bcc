import { randomUUID } from "node:crypto";
import { carryOut } from "@/lib/checkout/outbox-work";
import { reconcile, type Reconciled } from "@/lib/checkout/reconcile-commands";
import { requestRefund } from "@/lib/checkout/refund-commands";
import { readRefundable } from "@/lib/checkout/refund-reads";
import { db } from "@/lib/db/client";
import { settleDeskAlert } from "@/lib/desk-alerts/desk-alerts-commands";
import { readFindings } from "@/lib/invariants/all-reads";
import type { Finding } from "@/lib/invariants/invariants";
import { workOff } from "@/lib/outbox/outbox-commands";
import { stockShelf, type Shelf } from "@/scripts/testing/stock";

const inMinutes = (minutes: number): Date => new Date(Date.now() + minutes * 60_000);

/** What a clerk can be asked for: the shop's own commands, without a server around them. */
export const clerkWork = {
  stockShelf: (units: number, more: { pricePence?: number } = {}): Promise<Shelf> => stockShelf(units, more),
  /** Reconciles as if it were so many minutes later. */
  reconcile: (minutesAhead: number): Promise<Reconciled> => reconcile(inMinutes(minutesAhead)),
  workOff: (): Promise<{ done: number; failed: number }> => workOff(carryOut),
  /** Gives all that is left of an order back, as the form of the desk does. */
  refundRest: async (number: number): Promise<boolean> => {
    const seenBackPence = (await readRefundable(number))?.backPence ?? 0;
    const all = { what: "rest", units: {}, delivery: false, restock: false } as const;
    const form = { number, ...all, reason: "Test", seenBackPence, formId: randomUUID() };
    return (await requestRefund("owner", form)).ok;
  },
  /** Settles what is open of one kind, as somebody at the desk does. Tells how many that were. */
  settleAlerts: async (kind: string): Promise<number> => {
    const open = await db().deskAlert.findMany({ where: { kind, settledAt: null }, select: { id: true } });
    for (const { id } of open) await settleDeskAlert("owner", { id, reason: "Seen to by a test" });
    return open.length;
  },
  /** What is broken, as if it were so many minutes later: by then what was under way should have reached the books. */
  brokenRules: async (minutesAhead: number): Promise<Finding[]> => {
    const findings = await readFindings(inMinutes(minutesAhead));
    return findings.filter(({ broken }) => broken.length > 0);
  },
};

export type ClerkWork = typeof clerkWork;
