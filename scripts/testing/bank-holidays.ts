import Holidays from "date-holidays";

/** The bank holidays of a year that England and Wales share, as "2026-12-28", days at weekends left out. */
export function bankHolidaysOf(year: number): string[] {
  const [england = [], wales = []] = ["ENG", "WLS"].map((country) => {
    const calendar = new Holidays("GB", country, { types: ["public"] });
    return calendar.getHolidays(year).map(({ date }) => date.slice(0, 10));
  });
  const isWeekday = (day: string): boolean => ![0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  return [...new Set(england)].filter((day) => wales.includes(day) && isWeekday(day)).sort();
}
