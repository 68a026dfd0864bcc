import { expect, test } from "vitest";
import { isOurFault, returnReasons } from "@/lib/orders/return-reasons";
import { returnWindows, sendBackBy } from "@/lib/returns/returns";
import { cancellationForm, cancellationTerms, lastDayToTell } from "./cancellation";

test("letters and legal pages promise what the returns desk keeps", () => {
  const deliveredAt = new Date("2026-11-01T09:00:00Z");
  const windows = returnWindows({ dispatchedAt: deliveredAt, deliveredAt }, (day) => day);
  expect(windows).toEqual({ mindUntil: "2026-11-15", rejectUntil: "2026-12-01" });
  expect(sendBackBy("2026-11-01")).toBe("2026-11-15");
  expect(cancellationTerms).toMatchObject({ tellDays: 14, sendDays: 14, rejectDays: 30 });
  expect(returnReasons.filter((reason) => !isOurFault(reason))).toEqual(["changed_mind", "wrong_size"]);
});

test("the days to tell begin after the one of arrival, as clocks here tell it", () => {
  expect(lastDayToTell(new Date("2026-11-28T09:00:00Z"))).toEqual(new Date("2026-12-12"));
  // Half past midnight in London, in summer.
  expect(lastDayToTell(new Date("2026-07-01T23:30:00Z"))).toEqual(new Date("2026-07-16"));
});

test("the form is the one of the law: to whom, the notice, six lines to fill in", () => {
  const seller = { name: "A Ltd", address: ["1 Lane", "Town", "LS1 4DY"], email: "a@b.example" };
  const form = cancellationForm(seller, { number: "F1", ordered: "Monday 2 November" });
  expect(form.to).toBe("A Ltd, 1 Lane, Town, LS1\u00a04DY, a@b.example");
  expect(form.lines.map(({ question }) => question.split(/[ *,]/)[0])).toEqual([
    "The",
    "Ordered",
    "Name",
    "Address",
    "Signature",
    "Date",
  ]);
  expect(form.lines[1]?.answer).toBe("Monday 2 November, order F1");
  expect(cancellationForm(seller).lines.every(({ answer }) => answer === undefined)).toBe(true);
});
