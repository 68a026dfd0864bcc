import { closeDatabase } from "@/lib/db/client";
import { readFindings } from "@/lib/invariants/all-reads";
import { findingText } from "@/lib/invariants/invariants";
import { joinRunningShop } from "@/scripts/launch/running-shop";

/** The words of every rule that is broken. */
async function look(): Promise<string[]> {
  try {
    const findings = await readFindings();
    return findings.filter(({ broken }) => broken.length > 0).map(findingText);
  } catch (error) {
    return [`The invariants could not be looked at: ${String(error)}`];
  }
}

await joinRunningShop();
process.on("message", () => void look().then((words) => process.send?.(words)));
process.on("disconnect", () => void closeDatabase());
process.send?.([]);
