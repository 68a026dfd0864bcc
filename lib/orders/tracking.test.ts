import { expect, test } from "vitest";
import { trackingUrl } from "./tracking";

test("a parcel is followed on its carrier's own page", () => {
  expect(trackingUrl("Royal Mail", "AB 1234 5678 9GB")).toBe(
    "https://www.royalmail.com/track-your-item#/tracking-results/AB123456789GB",
  );
  expect(trackingUrl("evri", "H00")).toBe("https://www.evri.com/track/parcel/H00");
});

test("a number stays a number, whatever was typed, and an unknown carrier has no page", () => {
  expect(trackingUrl("DPD", `"><a href='//x'>&b=1`)).toBe(
    "https://track.dpd.co.uk/search?reference=%22%3E%3Cahref%3D'%2F%2Fx'%3E%26b%3D1",
  );
  for (const name of ["Cousin Bob", "constructor", "__proto__", ""])
    expect(trackingUrl(name, "1")).toBeNull();
});
