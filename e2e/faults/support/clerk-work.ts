import { carryOut } from "@/lib/checkout/outbox-work";
import { reconcile, type Reconciled } from "@/lib/checkout/reconcile-commands";
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
  /** What is broken, once every payment should have reached the books. */
  brokenRules: async (): Promise<Finding[]> => {
    const findings = await readFindings(inMinutes(24 * 60));
    return findings.filter(({ broken }) => broken.length > 0);
  },
};

export type ClerkWork = typeof clerkWork;
