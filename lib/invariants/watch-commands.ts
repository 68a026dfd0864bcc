import { inTransaction } from "@/lib/db/client";
import { alertDesk, settleAlertsAbout } from "@/lib/desk-alerts/desk-alerts-commands";
import { readFindings } from "./all-reads";

/**
 * Looks at every rule and puts broken ones before the desk, as one alert that goes when all hold again.
 * @returns the ids of the broken rules
 */
export async function watchInvariants(): Promise<string[]> {
  const broken = (await readFindings()).filter(({ broken: lines }) => lines.length > 0);
  await inTransaction(async (tx) => {
    const about = { kind: "invariants-broken", subject: "shop:books" } as const;
    if (broken.length === 0) return settleAlertsAbout(tx, { ...about, reason: "All rules hold again" });
    const said = broken.map(({ id, rule, broken: lines }) => `${id} (${rule}): ${lines[0] ?? ""}`).join(". ");
    const words = `Run "npm run invariants" for all of it. ${said}`.slice(0, 900);
    return alertDesk(tx, { ...about, words });
  });
  return broken.map(({ id }) => id);
}
