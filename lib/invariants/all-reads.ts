import { readDatabaseFindings } from "./database-reads";
import type { Finding } from "./invariants";
import { readStripeFindings } from "./stripe-reads";

/** Rules of the design that rows cannot show: what stands for them instead. */
export const shownElsewhere: Readonly<Record<string, string>> = {
  I16: "codes have no table yet: nothing to look at",
  I19: "who may read an order is shown by the tests of the order's address and of every admin route",
};

/** Every rule over the whole database and over Stripe's view, in their order. */
export async function readFindings(): Promise<Finding[]> {
  const findings = [...(await readDatabaseFindings()), ...(await readStripeFindings())];
  return findings.sort((one, other) => Number(one.id.slice(1)) - Number(other.id.slice(1)));
}
