import { describe, expect, test } from "vitest";
import { countriesOf, countryOf } from "./countries";
import { isOutsideVat, spelledPostcode, zoneOf, zones, type Zone } from "./zones";

/** Each with the districts at both ends of its ranges, and the next ones outside. */
const places: Readonly<Record<Zone, readonly string[]>> = {
  mainland: [
    ..."LS1 4DY,SW1A 1AA,M1 1AE,EC1A 1BB,W1T 4JU,CF10 1AA,EH1 1AA,G1 1AA,PO30 1AA,LL58 8AA,TR20 8AA,TR26 1AA".split(
      ",",
    ),
    ..."AB10 1AA,AB35 5AA,AB39 2AA,AB54 8AA,FK16 6AA,FK1 1AA,KA26 9AA,KA29 0AA,PA1 1AA,PA2 0AA,PA19 1AA".split(
      ",",
    ),
    ..."PH1 1AA,PH18 5AA,PH2 0AA,DD1 1AA,HS".split(",").filter((postcode) => postcode.length > 2),
  ],
  "highlands-islands": [
    ..."IV1 1AA,IV2 3AA,IV27 4AA,IV63 6AA,KW1 4AA,KW17 2AA,HS1 2AA,HS9 5AA,ZE1 0AA,ZE3 9AA".split(","),
    ..."AB36 8AA,AB38 9AA,AB55 4AA,AB56 1AA,FK17 8AA,FK21 8AA,KA27 8AA,KA28 0AA,PA20 9AA,PA78 6AA".split(","),
    ..."PA41 7AA,PA60 7AA,PH19 1AA,PH20 1AA,PH33 6AA,PH49 4AA,PH50 4AA,IM1 1AA,IM9 6AA,IM99 1AA,TR21 0AA,TR25 0AA".split(
      ",",
    ),
  ],
  "northern-ireland": "BT1 1AA,BT94 5AA".split(","),
  "channel-islands": "JE2 3AB,JE3 9AA,GY1 1AA,GY9 3AA,GY10 1SF".split(","),
};

describe("the zone of a postcode", () => {
  test.each(zones.flatMap((zone) => places[zone].map((postcode) => [postcode, zone] as const)))(
    "%s is %s",
    (postcode, zone) => {
      expect(zoneOf(postcode)).toBe(zone);
      expect(zoneOf(postcode.toLowerCase().replace(" ", "")), "however it is typed").toBe(zone);
    },
  );

  test.each(["BF1 0AA", "BX1 1LT", "GX11 1AA", "GIR 0AA", "", "IV", "IV1", "10115", "D02 AF30", "AB101"])(
    "%j is none",
    (postcode) => expect(zoneOf(postcode)).toBeNull(),
  );

  test("decides about UK VAT: it reaches everywhere but the Channel Islands", () => {
    expect(zones.filter(isOutsideVat)).toEqual(["channel-islands"]);
    expect(isOutsideVat("collect")).toBe(false);
  });

  test("reaches into the country that each of its postcodes lies in", () => {
    for (const zone of zones) {
      for (const postcode of places[zone]) expect(countriesOf[zone]).toContain(countryOf(postcode));
    }
    expect(["IM1 1AA", "je2 3ab", "GY1 1AA", "BT1 1AA", "G1 1AA"].map(countryOf)).toEqual([
      "IM",
      "JE",
      "GG",
      "GB",
      "GB",
    ]);
  });
});

test("a postcode is spelled in the usual way, or is none", () => {
  expect(["ls14dy", " sw1a  1aa ", "M1 1AE", "gir0aa"].map(spelledPostcode)).toEqual([
    "LS1 4DY",
    "SW1A 1AA",
    "M1 1AE",
    "GIR 0AA",
  ]);
  expect(["", "LS1", "12345", "LS1 4DYX", "LS1 4CI"].map(spelledPostcode)).toEqual([
    null,
    null,
    null,
    null,
    null,
  ]);
});
