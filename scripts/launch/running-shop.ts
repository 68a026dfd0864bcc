import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { readIfThere } from "./files";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What a command beside the shop must share with it to see the same database and the same Stripe. */
export const sharedSettings = [
  "DATABASE_URL",
  "STRIPE_SECRET_KEY",
  "STRIPE_WEBHOOK_SECRET",
  "STRIPE_API_BASE",
  "SMTP_URL",
  "SITE_URL",
  "SHOP_SECRET",
  "TRADER_NAME",
  "TRADER_ADDRESS",
  "TRADER_COMPANY_NUMBER",
  "TRADER_VAT_NUMBER",
  "TRADER_PHONE",
] as const;

export function settingsFile(dataDir: string): string {
  return join(dataDir, "settings.json");
}

/**
 * Takes over the settings of the shop that runs over the data folder, for a command that was given no database
 * of its own. Does nothing when none runs: the command then says what it lacks.
 */
export async function joinRunningShop(): Promise<void> {
  if (process.env["DATABASE_URL"]) return;
  const text = await readIfThere(settingsFile(resolve(root, process.env["FETTLE_DATA_DIR"] ?? ".data")));
  if (text === undefined) return;
  const settings = z.record(z.string(), z.string()).parse(JSON.parse(text));
  for (const name of sharedSettings) {
    // Another version of the shop may have written more than this one shares.
    if (settings[name] !== undefined) process.env[name] = settings[name];
  }
}
