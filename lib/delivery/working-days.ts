import bankHolidays from "./bank-holidays.json";

/** What is paid by this hour of a working day, London time, leaves the shop by the next one. */
const cutOffHour = 14;

const holidays: ReadonlySet<string> = new Set(bankHolidays);

/** Days are midnights of UTC, as the database keeps a date; which day and hour it is, is London's matter. */
const londonClock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  hourCycle: "h23",
});

function londonTime(at: Date): { readonly day: Date; readonly hour: number } {
  const parts = new Map(londonClock.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const part = (name: Intl.DateTimeFormatPartTypes): number => parts.get(name) ?? 0;
  return { day: new Date(Date.UTC(part("year"), part("month") - 1, part("day"))), hour: part("hour") };
}

function daysAfter(day: Date, days: number): Date {
  return new Date(day.getTime() + days * 24 * 60 * 60 * 1000);
}

/** Whether we are at work on a day: neither at weekends nor on bank holidays of England and Wales. */
export function isWorkingDay(day: Date): boolean {
  const weekday = day.getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day.toISOString().slice(0, 10));
}

function workingDayAfter(day: Date): Date {
  let next = daysAfter(day, 1);
  while (!isWorkingDay(next)) next = daysAfter(next, 1);
  return next;
}

/** The working day on which an order counts as in: today until the cut-off, else the next one. */
function dayIn(at: Date): Date {
  const { day, hour } = londonTime(at);
  return isWorkingDay(day) && hour < cutOffHour ? day : workingDayAfter(day);
}

/** The day by which what is paid now leaves the shop: the working day after the one on which it counts as in. */
export function dispatchBy(at: Date): Date {
  return workingDayAfter(dayIn(at));
}

const dayText = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  timeZone: "UTC",
});

/** "Tuesday 1 December" */
export function dayWords(day: Date): string {
  return dayText.format(day);
}

/** "Pay by 2 pm today and it leaves us by Tuesday 1 December." */
export function promiseWords(at: Date): string {
  const { day: today } = londonTime(at);
  const last = dayIn(at);
  const days = (last.getTime() - today.getTime()) / (24 * 60 * 60 * 1000);
  const when = days === 0 ? "today" : days === 1 ? "tomorrow" : `on ${dayWords(last)}`;
  return `Pay by 2 pm ${when} and it leaves us by ${dayWords(dispatchBy(at))}.`;
}
