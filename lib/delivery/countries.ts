import type { Zone } from "./zones";

/** Stripe's and everybody's codes of the countries that a zone reaches into. */
export const countriesOf = {
  mainland: ["GB"],
  "highlands-islands": ["GB", "IM"],
  "northern-ireland": ["GB"],
  "channel-islands": ["JE", "GG"],
} as const satisfies Readonly<Record<Zone, readonly string[]>>;

/** The country that a postcode lies in. */
export function countryOf(postcode: string): "GB" | "IM" | "JE" | "GG" {
  const area = postcode.slice(0, 2).toUpperCase();
  if (area === "IM" || area === "JE") return area;
  return area === "GY" ? "GG" : "GB";
}
