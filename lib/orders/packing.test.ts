import { describe, expect, test } from "vitest";
import { transitions, type OrderState } from "./orders";
import { dispatchRefusalWords, parcelMark, stateRefusal, unitsToPack, type ParcelFacts } from "./packing";

describe("unitsToPack", () => {
  test.each([
    [{ quantity: 3, backUnits: 0, shelvedUnits: 0 }, 3],
    [{ quantity: 3, backUnits: 1, shelvedUnits: 0 }, 2],
    [{ quantity: 3, backUnits: 2, shelvedUnits: 2 }, 1],
    // The bank sent the money back: the units stay on the shelf.
    [{ quantity: 3, backUnits: 0, shelvedUnits: 2 }, 1],
    // And it is tried again for the same two.
    [{ quantity: 3, backUnits: 2, shelvedUnits: 2 }, 1],
    [{ quantity: 3, backUnits: 3, shelvedUnits: 3 }, 0],
    [{ quantity: 1, backUnits: 2, shelvedUnits: 0 }, 0],
  ])("%o leaves %i", (line, units) => {
    expect(unitsToPack(line)).toBe(units);
  });
});

describe("parcelMark", () => {
  const parcel: ParcelFacts = {
    address: ["Robin Fell", "1 Mill Lane", "Leeds", "LS1 4DY"],
    deliveryMethod: "standard",
    lines: [{ sku: "MB1", units: 2 }],
  };
  test("is the same for the same parcel, and another once anything that is packed or labelled changes", () => {
    const changed: ParcelFacts[] = [
      { ...parcel, address: ["Robin Fell", "2 Mill Lane", "Leeds", "LS1 4DY"] },
      { ...parcel, deliveryMethod: "express" },
      { ...parcel, lines: [{ sku: "MB1", units: 1 }] },
      { ...parcel, lines: [{ sku: "MB2", units: 2 }] },
      { ...parcel, lines: [] },
    ];
    const marks = [parcel, ...changed].map(parcelMark);
    expect(new Set(marks).size).toBe(marks.length);
    expect(parcelMark({ ...parcel })).toBe(marks[0]);
    expect(marks.every((mark) => /^[0-9a-f]{8}$/.test(mark))).toBe(true);
  });
});

test("only what is paid and still here may be sent, and every other state says why not", () => {
  const states = Object.keys(transitions) as OrderState[];
  expect(states.filter((state) => stateRefusal(state) === null)).toEqual(["paid", "partially_refunded"]);
  for (const state of states) {
    const refusal = stateRefusal(state);
    if (refusal) expect(dispatchRefusalWords[refusal]).toMatch(/\.$/);
  }
  expect(stateRefusal("disputed")).toBe("disputed");
  expect(stateRefusal("pending_payment")).toBe("not-paid");
});
