import { expect, test } from "vitest";
import { carrierOf, carriers, looksLike, tidyTracking, trackingUrl } from "./tracking";

test.each([
  [
    "Royal Mail",
    "AB123456789GB",
    "https://www.royalmail.com/track-your-item#/tracking-results/AB123456789GB",
  ],
  ["Parcelforce", "PB1234567001", "https://www.parcelforce.com/track-trace?trackNumber=PB1234567001"],
  ["DPD", "15501234567890", "https://track.dpd.co.uk/search?reference=15501234567890"],
  ["Evri", "H00ABC0123456789", "https://www.evri.com/track/parcel/H00ABC0123456789"],
  ["DHL", "1234567890", "https://www.dhl.com/gb-en/home/tracking.html?tracking-id=1234567890"],
] as const)("a parcel with %s is followed on its carrier's own page", (carrier, number, address) => {
  expect(trackingUrl(carrier, number)).toBe(address);
  expect(trackingUrl(` ${carrier.toLowerCase()}`, number)).toBe(address);
  expect(looksLike(carrier, number)).toBe(true);
  expect(looksLike(carrier, "F10023"), "an order's number in the wrong field").toBe(false);
});

test("what a number holds stays within its address", () => {
  expect(trackingUrl("DPD", `"><a href='//x'>&b=1`)).toBe(
    "https://track.dpd.co.uk/search?reference=%22%3E%3CAHREF%3D'%2F%2FX'%3E%26B%3D1",
  );
});

test("a carrier that is not known has no page", () => {
  for (const name of ["Cousin Bob", "constructor", "__proto__", ""])
    expect(trackingUrl(name, "1")).toBeNull();
  expect(carriers.map(carrierOf)).toEqual(carriers);
});

test("a number is kept without the blanks between its groups", () => {
  expect(tidyTracking(" ab 1234 5678 9gb\n")).toBe("AB123456789GB");
});
