/** The carriers that parcels leave with, by the names that people read and the database keeps. */
export const carriers = ["Royal Mail", "Parcelforce", "DPD", "Evri", "DHL"] as const;
export type Carrier = (typeof carriers)[number];

interface CarrierFacts {
  /** The carrier's own page about a parcel. */
  readonly page: (number: string) => string;
  /** What its numbers usually look like. Shapes come and go: one of another shape is asked about, never refused. */
  readonly shape: RegExp;
}

/** Two letters, nine digits and a country: what the post offices of all countries give (UPU S10). */
const postal = "[A-Z]{2}\\d{9}[A-Z]{2}";

const facts: Record<Carrier, CarrierFacts> = {
  "Royal Mail": {
    page: (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
    // The square barcode of a label holds a longer one than the line of letters and digits below it.
    shape: new RegExp(`^(${postal}|[0-9A-F]{16}|\\d{11,21})$`),
  },
  Parcelforce: {
    page: (number) => `https://www.parcelforce.com/track-trace?trackNumber=${number}`,
    shape: new RegExp(`^(${postal}|[A-Z]{2}\\d{7}(\\d{3})?)$`),
  },
  DPD: {
    page: (number) => `https://track.dpd.co.uk/search?reference=${number}`,
    shape: /^(\d{10}|\d{14}[0-9A-Z]?)$/,
  },
  Evri: {
    page: (number) => `https://www.evri.com/track/parcel/${number}`,
    shape: /^[0-9A-Z]{16}$/,
  },
  DHL: {
    page: (number) => `https://www.dhl.com/gb-en/home/tracking.html?tracking-id=${number}`,
    shape: /^(\d{10}|\d{14}|JJ?D[0-9A-Z]{16,22})$/,
  },
};

/** A carrier by its name, however it is written; null for one that has no place in the table. */
export function carrierOf(name: string): Carrier | null {
  const written = name.trim().toLowerCase();
  return carriers.find((carrier) => carrier.toLowerCase() === written) ?? null;
}

/** The carrier's own page about a parcel; null for a carrier whose pages are not known here. */
export function trackingUrl(carrier: string, trackingNumber: string): string | null {
  const known = carrierOf(carrier);
  return known && facts[known].page(encodeURIComponent(tidyTracking(trackingNumber)));
}

/** A tracking number as it is kept: in capitals, without the blanks that labels print between its groups. */
export function tidyTracking(typed: string): string {
  return typed.replaceAll(/\s/g, "").toUpperCase();
}

/** Whether a tidied number looks like one of the carrier's: what is said when it does not is a warning, not a refusal. */
export function looksLike(carrier: Carrier, trackingNumber: string): boolean {
  return facts[carrier].shape.test(trackingNumber);
}
