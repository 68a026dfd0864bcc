/** Where each carrier shows what became of a parcel, by its name in small letters. */
const pages: Readonly<Record<string, (number: string) => string>> = {
  "royal mail": (number) => `https://www.royalmail.com/track-your-item#/tracking-results/${number}`,
  parcelforce: (number) => `https://www.parcelforce.com/track-trace?trackNumber=${number}`,
  dpd: (number) => `https://track.dpd.co.uk/search?reference=${number}`,
  evri: (number) => `https://www.evri.com/track/parcel/${number}`,
  ups: (number) => `https://www.ups.com/track?tracknum=${number}`,
  dhl: (number) => `https://www.dhl.com/gb-en/home/tracking.html?tracking-id=${number}`,
};

/** The carrier's own page about a parcel; null for a carrier whose pages are not known here. */
export function trackingUrl(carrier: string, trackingNumber: string): string | null {
  const name = carrier.trim().toLowerCase();
  if (!Object.hasOwn(pages, name)) return null;
  return pages[name]?.(encodeURIComponent(trackingNumber.replaceAll(/\s/g, ""))) ?? null;
}
