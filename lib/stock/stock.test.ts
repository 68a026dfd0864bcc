import { describe, expect, test } from "vitest";
import { plannedChange, staleness, stockTasks, type StockTask } from "./stock";

const shelf = { onHand: 10, reserved: 4, quarantined: 3 };

describe("plannedChange", () => {
  test.each([
    ["receive", 5, { onHand: 5, quarantined: 0, short: 0 }],
    ["count", 12, { onHand: 2, quarantined: 0, short: 0 }],
    ["count", 4, { onHand: -6, quarantined: 0, short: 0 }],
    ["count", 1, { onHand: -6, quarantined: 0, short: 3 }],
    ["count", 0, { onHand: -6, quarantined: 0, short: 4 }],
    ["write_off", 6, { onHand: -6, quarantined: 0, short: 0 }],
    ["quarantine", 6, { onHand: -6, quarantined: 6, short: 0 }],
    ["reshelve", 3, { onHand: 3, quarantined: -3, short: 0 }],
    ["discard", 3, { onHand: 0, quarantined: -3, short: 0 }],
  ] satisfies [StockTask, number, object][])("%s %i changes %j", (task, quantity, value) => {
    expect(plannedChange(shelf, task, quantity)).toEqual({ ok: true, value });
  });

  test.each([
    ["write_off", 7, "more-than-there"],
    ["quarantine", 7, "more-than-there"],
    ["reshelve", 4, "more-than-quarantined"],
    ["discard", 4, "more-than-quarantined"],
  ] satisfies [StockTask, number, string][])("%s %i is refused as %s", (task, quantity, refusal) => {
    expect(plannedChange(shelf, task, quantity)).toEqual({ ok: false, refusal });
  });
});

describe("staleness", () => {
  const seen = { onHand: 10, quarantined: 3 };
  const refused = (changed: Partial<typeof shelf>, countedSince: boolean) =>
    stockTasks.filter((task) => staleness({ ...shelf, ...changed }, task, seen, countedSince) !== null);

  test("minds nothing while nothing has changed", () => {
    expect(refused({}, false)).toEqual([]);
  });

  test("minds a sale for a count alone", () => {
    expect(refused({ onHand: 9 }, false)).toEqual(["count"]);
  });

  test("minds a count made since for what takes units off the shelf", () => {
    expect(refused({}, true)).toEqual(["write_off", "quarantine"]);
  });

  test("minds a changed quarantine for what becomes of it", () => {
    expect(refused({ quarantined: 2 }, false)).toEqual(["reshelve", "discard"]);
  });
});
