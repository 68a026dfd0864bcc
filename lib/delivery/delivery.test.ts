import { describe, expect, test } from "vitest";
import { pence } from "@/lib/money";
import {
  deliveryPence,
  deliveryTable,
  deliveryTerms,
  heaviestGrams,
  weightBands,
  wayWords,
  weightOf,
  type Place,
} from "./delivery";
import { zones, type Zone } from "./zones";

const charge = (place: Place, weightGrams: number, goods = 100) => {
  const asked = deliveryPence(place, { weightGrams, goodsPence: pence(goods) });
  return asked.ok ? asked.value : asked.refusal;
};
const standard = (zone: Zone) => ({ zone, choice: "standard" }) as const;

describe("what delivery costs", () => {
  test("is what it always was for a small parcel on the mainland", () => {
    expect(charge(standard("mainland"), 100, 4_999)).toBe(395);
    expect(charge(standard("mainland"), 100, 5_000)).toBe(0);
    expect(deliveryTerms).toEqual({ charge: 395, freeFrom: 5_000 });
  });

  test.each(zones.flatMap((zone) => weightBands.map((upTo, band) => [zone, upTo, band] as const)))(
    "changes in %s beyond %i g",
    (zone, upTo, band) => {
      const { charges } = deliveryTable[zone].standard;
      expect(charge(standard(zone), upTo)).toBe(charges[band]);
      expect(charge(standard(zone), upTo + 1)).toBe(charges[band + 1] ?? "too-heavy");
    },
  );

  test.each(zones)("is nothing in %s from its own sum on, at any weight that is sent", (zone) => {
    const { freeFrom } = deliveryTable[zone].standard;
    expect(charge(standard(zone), heaviestGrams, freeFrom)).toBe(0);
    expect(charge(standard(zone), heaviestGrams, freeFrom - 1)).toBeGreaterThan(0);
    expect(charge(standard(zone), heaviestGrams + 1, freeFrom)).toBe("too-heavy");
  });

  test("rises with the weight, and is never less off the mainland", () => {
    for (const zone of zones) {
      const { charges } = deliveryTable[zone].standard;
      expect([...charges].sort((one, other) => one - other)).toEqual(charges);
      expect(new Set(charges).size).toBe(weightBands.length);
      charges.forEach((cost, band) =>
        expect(cost).toBeGreaterThanOrEqual(deliveryTable.mainland.standard.charges[band] ?? 0),
      );
    }
  });

  test("is asked for express on the mainland alone, and always", () => {
    const express = (zone: Zone, grams = 100, goods = 100) =>
      charge({ zone, choice: "express" }, grams, goods);
    expect(express("mainland")).toBe(695);
    expect(express("mainland", 2_001)).toBe(895);
    expect(express("mainland", 100, 100_000)).toBe(695);
    expect(express("mainland", 30_001)).toBe("too-heavy");
    for (const zone of zones.filter((one) => one !== "mainland")) expect(express(zone)).toBe("not-there");
  });

  test("is nothing for whoever collects, however heavy", () => {
    expect(charge({ zone: "collect", choice: "collect" }, 100_000)).toBe(0);
    expect(charge({ zone: "collect", choice: "standard" }, 100), "nothing is sent to no zone").toBe(
      "not-there",
    );
  });
});

test("a way says how long it takes", () => {
  expect(wayWords({ zone: "mainland", choice: "standard" })).toBe("2 to 3 working days once it has left us.");
  expect(wayWords({ zone: "mainland", choice: "express" })).toBe("1 working day once it has left us.");
  expect(wayWords({ zone: "collect", choice: "collect" })).toBe("We write to you when it is ready.");
});

test("a basket weighs what is in it", () => {
  expect(
    weightOf([
      { weightGrams: 620, quantity: 3 },
      { weightGrams: 5, quantity: 1 },
    ]),
  ).toBe(1_865);
});
