import { inTransaction } from "@/lib/db/client";
import { alertDesk, settleAlertsAbout } from "@/lib/desk-alerts/desk-alerts-commands";
import { readDatabaseFindings } from "./database-reads";
import type { Finding } from "./invariants";
import { readStripeFindings } from "./stripe-reads";

/**
 * Looks at every rule and puts broken ones before the desk, as one alert that goes when all hold again. That a part could not
 * be looked at is put there as well: a watch that sleeps looks like one that has nothing to say.
 * @returns the ids of the broken rules, and the parts that could not be looked at
 */
export async function watchInvariants(): Promise<string[]> {
  const parts = { database: readDatabaseFindings, Stripe: readStripeFindings } as const;
  const broken: Finding[] = [];
  const blind: { readonly part: string; readonly why: string }[] = [];
  for (const [part, look] of Object.entries(parts)) {
    try {
      broken.push(...(await look()).filter(({ broken: lines }) => lines.length > 0));
    } catch (error) {
      blind.push({ part, why: error instanceof Error ? error.message : String(error) });
    }
  }
  const said = [
    ...broken.map(({ id, rule, broken: lines }) => `${id} (${rule}): ${lines[0] ?? ""}`),
    ...blind.map(({ part, why }) => `What ${part} says could not be looked at: ${why}`),
  ];
  await inTransaction(async (tx) => {
    const about = { kind: "invariants-broken", subject: "shop:books" } as const;
    if (said.length === 0) return settleAlertsAbout(tx, { ...about, reason: "All rules hold again" });
    const words = `Run "npm run invariants" for all of it. ${said.join(". ")}`.slice(0, 900);
    return alertDesk(tx, { ...about, words });
  });
  return [...new Set([...broken.map(({ id }) => id), ...blind.map(({ part }) => part)])];
}
