import { readDatabaseFindings } from "./database-reads";
import type { Finding } from "./invariants";
import { readStripeFindings } from "./stripe-reads";

/** Every rule over the whole database and over Stripe's view, in their order; what both say of one rule is one finding. */
export async function readFindings(now = new Date()): Promise<Finding[]> {
  const findings = new Map<string, Finding>();
  for (const found of [...(await readDatabaseFindings()), ...(await readStripeFindings(now))]) {
    const other = findings.get(found.id);
    findings.set(found.id, other ? joined(other, found) : found);
  }
  return [...findings.values()].sort((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
}

function joined(one: Finding, other: Finding): Finding {
  return {
    id: one.id,
    rule: `${one.rule}; ${other.rule}`,
    looked: one.looked + other.looked,
    broken: [...one.broken, ...other.broken],
  };
}
