const names = new Intl.DisplayNames(["en-GB"], { type: "region" });

/** The countries a buyer may choose when the session names none. */
export const ordinaryCountries: readonly string[] = [
  "GB",
  "IE",
  "FR",
  "DE",
  "ES",
  "IT",
  "NL",
  "BE",
  "PT",
  "AT",
  "CH",
  "DK",
  "NO",
  "SE",
  "FI",
  "PL",
  "US",
  "CA",
  "AU",
  "NZ",
];

/** A country's name in English, from its two-letter code. */
export function countryName(code: string): string {
  return names.of(code) ?? code;
}
