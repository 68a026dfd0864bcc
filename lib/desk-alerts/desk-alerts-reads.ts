import { db } from "@/lib/db/client";
import type { AlertFacts } from "./desk-alerts";

/** How many open alerts the desk shows at once; settling some brings up the rest. */
const alertsShown = 50;

/** What waits for somebody to look at it, the newest first. */
export async function readDeskAlerts(): Promise<AlertFacts[]> {
  return db().deskAlert.findMany({
    where: { settledAt: null },
    select: { id: true, kind: true, subject: true, words: true, raisedAt: true },
    orderBy: [{ raisedAt: "desc" }, { id: "desc" }],
    take: alertsShown,
  });
}
