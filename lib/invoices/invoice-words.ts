const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "Europe/London" });

/** "29 November 2026", as the calendar in London has it. */
export function longDay(date: Date): string {
  return day.format(date);
}
