import type { DeliveryMethod } from "@/lib/db/generated/enums";
import type { Pence } from "@/lib/money";
import type { OrderState } from "./orders";

/** The desk's queue, by what has to be done. */
export const queueTabs = ["to-send", "address", "on-the-way", "to-collect", "problems", "all"] as const;
export type QueueTab = (typeof queueTabs)[number];

export const queueWords: Record<QueueTab, string> = {
  "to-send": "To send",
  address: "Address in question",
  "on-the-way": "On their way",
  "to-collect": "Ready to collect",
  problems: "Problems",
  all: "All",
};

/** What stands where a tab has no orders. */
export const emptyWords: Record<QueueTab, string> = {
  "to-send": "No order is waiting. Everything paid for is on its way.",
  address: "No address is in question.",
  "on-the-way": "No parcel is on its way.",
  "to-collect": "Nothing waits to be collected.",
  problems: "No order is in trouble.",
  all: "There are no orders here. They arrive by themselves once somebody pays.",
};

/** A count that stops here: a tab says "1,000+" sooner than it counts on. */
export const countLimit = 1_000;

export type QueueCounts = Readonly<Record<Exclude<QueueTab, "all">, number>> & {
  /** Of those to send: past the day that was promised, and due today or late. */
  readonly late: number;
  readonly due: number;
};

export function countText(count: number): string {
  return count >= countLimit ? `${countLimit.toLocaleString("en-GB")}+` : String(count);
}

export interface QueueRow {
  readonly number: number;
  readonly state: OrderState;
  readonly email: string;
  /** As given on the payment page; null until then. */
  readonly recipient: string | null;
  readonly postcode: string;
  readonly totalPence: Pence;
  readonly createdAt: Date;
  readonly deliveryMethod: DeliveryMethod;
  readonly dispatchBy: Date | null;
  /** Units that are packed: what was ordered, less what money went back for. */
  readonly units: number;
  /** The parcel that the row is about, where it is about one; otherwise the order's own, once it was sent. */
  readonly shipment: {
    readonly id: string;
    readonly carrier: string | null;
    readonly trackingNumber: string | null;
    readonly dispatchedAt: Date;
    readonly deliveredAt: Date | null;
    readonly isOwn: boolean;
  } | null;
}

const london = new Intl.DateTimeFormat("en-CA", {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  timeZone: "Europe/London",
});

/** The day it is in the shop, as "2026-11-29". */
export function shopDay(now: Date): string {
  return london.format(now);
}

/** A day without a time, as the database keeps one, in the same spelling. */
function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/** How a promised day stands to the day it is; null where nothing was promised. */
export function dueness(dispatchBy: Date | null, now: Date): "late" | "today" | "later" | null {
  if (dispatchBy === null) return null;
  const promised = dayOf(dispatchBy);
  const today = shopDay(now);
  if (promised < today) return "late";
  return promised === today ? "today" : "later";
}

/** What a search asks for, by the shape of what was typed. A word may be several things at once. */
export interface AskedWords {
  /** "F10023": nothing else is looked for. */
  readonly number: number | null;
  /** For a part of an email address or of a name, ready for LIKE. */
  readonly pattern: string;
  /** The beginning of a postcode without its blank, ready for LIKE; null when it cannot be one. */
  readonly postcode: string | null;
  readonly trackingNumber: string | null;
  readonly sku: string | null;
}

/** "F10023", "f 10023" or "10023" is the number 10023; anything else is not a number. */
export function askedNumber(q: string): number | null {
  const match = /^f?\s*(\d{1,9})$/i.exec(q);
  return match ? Number(match[1]) : null;
}

export function askedWords(q: string): AskedWords {
  const capitals = q.toUpperCase().replaceAll(/\s/g, "");
  const isPostcode = /^[A-Z]{1,2}\d[A-Z\d]?(\d([A-Z]{1,2})?)?$/.test(capitals);
  return {
    number: askedNumber(q),
    pattern: `%${q.toLowerCase().replaceAll(/[\\%_]/g, "\\$&")}%`,
    postcode: isPostcode ? `${capitals}%` : null,
    trackingNumber: /^[0-9A-Z-]{6,35}$/.test(capitals) ? capitals : null,
    sku: /^[A-Z0-9][A-Z0-9-]{1,31}$/.test(capitals) ? capitals : null,
  };
}
