import { pence, type Pence } from "@/lib/money";
import type { KitWish } from "./kit-builder";

/** What a reader has chosen on the page of a kit; its address holds all of it. */
export interface KitChoice {
  /** Slugs of the guide's sections, in the guide's order. */
  readonly sections: readonly string[];
  /** Keys of needs. */
  readonly owned: readonly string[];
  readonly wish: KitWish["kind"];
  /** In pounds, as it was typed. */
  readonly amount: string;
  /** SKUs of variants that were chosen over the guide's own. */
  readonly picks: readonly string[];
}

/** The largest amount that a kit may be built under, in pounds. */
const mostPounds = 5_000;

/** What was typed as an amount of pounds; null when that cannot be read, or is none. */
export function amountOf(typed: string): Pence | null {
  const bare = typed.trim().replace(/^£\s*/, "").replaceAll(",", "");
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(bare)) return null;
  const amount = Math.round(Number(bare) * 100);
  return amount > 0 && amount <= mostPounds * 100 ? pence(amount) : null;
}

/** The wish with its amount; null while that cannot be read. */
export function wishOf({ wish, amount }: KitChoice): KitWish | null {
  if (wish !== "under") return { kind: wish };
  const most = amountOf(amount);
  return most && { kind: "under", amount: most };
}

/** The page of a guide's kit. */
export function kitPath(guide: string): `/guides/${string}/kit` {
  return `/guides/${guide}/kit`;
}

/** A choice as the query of an address, the same for the same choice. */
export function kitQuery(choice: KitChoice): string {
  const query = new URLSearchParams();
  for (const slug of choice.sections) query.append("section", slug);
  query.append("kit", choice.wish);
  if (choice.wish === "under") query.append("amount", choice.amount.trim());
  for (const key of choice.owned.toSorted()) query.append("own", key);
  for (const sku of choice.picks.toSorted()) query.append("pick", sku);
  return query.toString();
}
