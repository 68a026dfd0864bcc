const hour = new Intl.DateTimeFormat("en-GB", {
  hour: "2-digit",
  hourCycle: "h23",
  timeZone: "Europe/London",
});

/**
 * The moment at which a day begins in London.
 * @param day as a date field sends it: "2026-11-30"
 * @param later so many days after it
 */
export function londonMidnight(day: string, later = 0): Date {
  const utc = new Date(`${day}T00:00:00Z`);
  utc.setUTCDate(utc.getUTCDate() + later);
  // Midnight by UTC is one in the morning of London's summer.
  const ahead = Number(hour.format(utc));
  return new Date(utc.getTime() - ahead * 60 * 60 * 1000);
}
