import { closeDatabase } from "@/lib/db/client";
import { isDatabaseAway } from "@/lib/db/errors";
import { readFindings } from "@/lib/invariants/all-reads";
import { findingText } from "@/lib/invariants/invariants";
import { joinRunningShop } from "./launch/running-shop";

try {
  await joinRunningShop();
  const findings = await readFindings();
  for (const finding of findings) process.stdout.write(`${findingText(finding)}\n`);
  const broken = findings.filter(({ broken: lines }) => lines.length > 0);
  process.stdout.write(
    broken.length === 0 ? "All invariants hold.\n" : `${broken.length} invariants are broken.\n`,
  );
  if (broken.length > 0) process.exitCode = 1;
} catch (error) {
  const away = isDatabaseAway(error) || !process.env["DATABASE_URL"];
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    away
      ? "The invariants could not be looked at: no shop runs here. Start it with npm start, or set DATABASE_URL and the rest.\n"
      : `The invariants could not be looked at.\n${reason}\n`,
  );
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
