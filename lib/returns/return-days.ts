import { dayWords as dateWords } from "@/lib/delivery/working-days";

/** A day of the shop's calendar: "2026-11-29". Days compare as text. */
export type Day = string;

const inLondon = new Intl.DateTimeFormat("en-CA", {
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  timeZone: "Europe/London",
});

/** The day that a moment falls on in London, summer time or not. */
export function londonDay(moment: Date): Day {
  return inLondon.format(moment);
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day as the database keeps one. */
export function asDate(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** A day as the database keeps one. */
export function asDay(date: Date): Day {
  return date.toISOString().slice(0, 10);
}

/** "Sunday 13 December" */
export function dayWords(day: Day): string {
  return dateWords(asDate(day));
}
