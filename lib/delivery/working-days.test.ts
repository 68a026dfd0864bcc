import { describe, expect, test } from "vitest";
import { bankHolidaysOf } from "@/scripts/testing/bank-holidays";
import bankHolidays from "./bank-holidays.json";
import { dispatchBy, isWorkingDay, promiseWords } from "./working-days";

const leaves = (at: string): string => dispatchBy(new Date(at)).toISOString();

describe("bank holidays", () => {
  /** As gov.uk/bank-holidays lists them for England and Wales, with its substitute days. */
  test.each([
    [2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
    [2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"],
    [2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"],
    [2029, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"],
  ])("of %i are the published ones", (year, days) => {
    const ours = bankHolidays.filter((day) => day.startsWith(`${year}-`)).map((day) => day.slice(5));
    expect(ours.join(" ")).toBe(days);
  });

  test("are those of the calendar that is installed, and reach three years ahead", () => {
    const years = [...new Set(bankHolidays.map((day) => Number(day.slice(0, 4))))];
    expect(bankHolidays).toEqual(years.flatMap(bankHolidaysOf));
    expect(Math.max(...years), "run npm run bank-holidays").toBeGreaterThanOrEqual(
      new Date().getFullYear() + 3,
    );
  });

  test("and weekends are no working days", () => {
    const worked = (day: string) => isWorkingDay(new Date(`${day}T00:00:00Z`));
    expect(worked("2026-11-30")).toBe(true);
    expect(worked("2026-11-28")).toBe(false);
    expect(worked("2026-11-29")).toBe(false);
    expect(worked("2026-12-28"), "the substitute for Boxing Day").toBe(false);
    expect(worked("2026-12-24")).toBe(true);
  });
});

describe("what is paid leaves us", () => {
  test.each([
    ["before 2 pm, by the next working day", "2026-11-30T13:59:59Z", "2026-12-01T00:00:00.000Z"],
    ["from 2 pm on, a working day later", "2026-11-30T14:00:00Z", "2026-12-02T00:00:00.000Z"],
    ["on a Friday before 2 pm, by Monday", "2026-11-27T09:00:00Z", "2026-11-30T00:00:00.000Z"],
    ["on a Friday evening, by Tuesday", "2026-11-27T20:00:00Z", "2026-12-01T00:00:00.000Z"],
    ["at a weekend, by Tuesday", "2026-11-29T10:00:00Z", "2026-12-01T00:00:00.000Z"],
    [
      "on Christmas Eve before 2 pm, after the substitute day",
      "2026-12-24T13:00:00Z",
      "2026-12-29T00:00:00.000Z",
    ],
    ["on Christmas Eve from 2 pm on, a day after that", "2026-12-24T14:00:00Z", "2026-12-30T00:00:00.000Z"],
    ["on Christmas Day, likewise", "2026-12-25T09:00:00Z", "2026-12-30T00:00:00.000Z"],
    ["on New Year's Eve, past New Year's Day", "2026-12-31T10:00:00Z", "2027-01-04T00:00:00.000Z"],
    ["before Easter, past both of its days", "2026-04-02T10:00:00+01:00", "2026-04-07T00:00:00.000Z"],
    // Clocks go forward on 29 March and back on 25 October 2026: 2 pm is London's, an hour earlier by UTC in summer.
    ["before 2 pm in winter", "2026-03-27T13:30:00Z", "2026-03-30T00:00:00.000Z"],
    ["after 2 pm in summer", "2026-03-30T13:30:00Z", "2026-04-01T00:00:00.000Z"],
    ["after 2 pm on summer's last working day", "2026-10-23T13:00:00Z", "2026-10-27T00:00:00.000Z"],
    ["before 2 pm on winter's first", "2026-10-26T13:59:00Z", "2026-10-27T00:00:00.000Z"],
    // Half past midnight in London is still yesterday by UTC.
    ["after midnight in summer, as of the new day", "2026-07-05T23:30:00Z", "2026-07-07T00:00:00.000Z"],
  ])("%s", (_name, at, by) => expect(leaves(at)).toBe(by));

  test("never on a day off, nor today, whenever it is paid", () => {
    for (let hour = 0; hour < 24 * 800; hour += 5) {
      const at = new Date(Date.UTC(2026, 10, 1, hour));
      const by = dispatchBy(at);
      expect(isWorkingDay(by)).toBe(true);
      expect(by.getTime()).toBeGreaterThan(at.getTime() - 60 * 60 * 1000);
      // Good Friday to Easter Monday is the longest that we are away for, and Christmas at a weekend.
      expect(by.getTime() - at.getTime()).toBeLessThan(7 * 24 * 60 * 60 * 1000);
    }
  });
});

test.each([
  ["2026-11-30T09:00:00Z", "Pay by 2 pm today and it leaves us by Tuesday 1 December."],
  ["2026-11-30T15:00:00Z", "Pay by 2 pm tomorrow and it leaves us by Wednesday 2 December."],
  ["2026-11-29T15:00:00Z", "Pay by 2 pm tomorrow and it leaves us by Tuesday 1 December."],
  ["2026-11-27T15:00:00Z", "Pay by 2 pm on Monday 30 November and it leaves us by Tuesday 1 December."],
])("at %s a buyer reads: %s", (at, words) => expect(promiseWords(new Date(at))).toBe(words));
