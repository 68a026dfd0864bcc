import { z } from "zod";

/** Written beside the built pages: which database they were built from, and its time when the build began. */
export const buildMarkerFile = ".next/fettle-build.json";
export const buildMarkerSchema = z.object({ database: z.string(), builtFrom: z.iso.datetime() });
export type BuildMarker = z.infer<typeof buildMarkerSchema>;

/** Runs one constant query whose only column is called "answer". */
export type Ask = (sql: string) => Promise<string | undefined>;

/** Tells one database from another, also from its own restored predecessor. */
export async function identifyDatabase(ask: Ask): Promise<string> {
  // Managed databases keep the control file to themselves; the first migration's row has an id of its own in each.
  const cluster = await ask("SELECT system_identifier::text AS answer FROM pg_control_system()").catch(
    () => "",
  );
  const name = await ask("SELECT current_database() AS answer");
  const first = await ask(
    "SELECT id || ' ' || started_at AS answer FROM _prisma_migrations ORDER BY started_at, id LIMIT 1",
  ).catch(() => "");
  return [cluster, name, first].join("/");
}

/** The database's own clock, as an ISO date. */
export async function readClock(ask: Ask): Promise<string> {
  const text = await ask(
    `SELECT to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS answer`,
  );
  return z.iso.datetime().parse(text);
}
