/** Where parcels go, as couriers part the country by price and days. */
export const zones = ["mainland", "highlands-islands", "northern-ireland", "channel-islands"] as const;

export type Zone = (typeof zones)[number];

/** As they stand in a sentence: "To the Channel Islands." */
export const zoneNames: Readonly<Record<Zone, string>> = {
  mainland: "the UK mainland",
  "highlands-islands": "the Highlands and Islands",
  "northern-ireland": "Northern Ireland",
  "channel-islands": "the Channel Islands",
};

/** What the charge of an order rests on: the zone of its postcode, or that nothing is sent. */
export type OrderZone = Zone | "collect";

/** The shape that Royal Mail gives a UK postcode: area, district, sector, unit. */
const postcodeShape = /^([A-Z]{1,2})(\d[A-Z\d]?)(\d[ABD-HJLNP-UW-Z]{2})$/;

/** "ls14dy" becomes "LS1 4DY"; null for what is no postcode. */
export function spelledPostcode(typed: string): string | null {
  const bare = typed.toUpperCase().replace(/\s+/g, "");
  return bare === "GIR0AA" || postcodeShape.test(bare) ? `${bare.slice(0, -3)} ${bare.slice(-3)}` : null;
}

/**
 * Highlands and Islands by postcode district: the rows "Northern Highlands", "Orkney Shetland" and "Argyll" of DPD's list as Shiptheory
 * publishes it (support.shiptheory.com, article 24000056882), and Arran, Cumbrae, Man and Scilly, which every courier counts among them.
 * A whole area has no districts here.
 */
const highlandDistricts: Readonly<Record<string, readonly (readonly [from: number, to: number])[] | null>> = {
  HS: null,
  IM: null,
  IV: null,
  KW: null,
  ZE: null,
  AB: [
    [36, 38],
    [55, 56],
  ],
  FK: [[17, 21]],
  KA: [[27, 28]],
  PA: [[20, 78]],
  PH: [[19, 50]],
  TR: [[21, 25]],
};

/** "AB36 to AB38": every district of the Highlands and Islands, for the page that tells the charges. */
export function highlandNames(): string[] {
  return Object.entries(highlandDistricts).flatMap(([area, ranges]) =>
    ranges === null ? [area] : ranges.map(([from, to]) => `${area}${from} to ${area}${to}`),
  );
}

/** Forces post (BF), Gibraltar (GX), and what stands in no street (BX): no courier of ours goes there. */
const unserved = /^(BF|BX|GX|GIR)/;

/** The zone whose charge a postcode gets, in whatever spelling; null where the shop does not deliver. */
export function zoneOf(postcode: string): Zone | null {
  const bare = postcode.toUpperCase().replace(/\s+/g, "");
  const [, area = "", district = ""] = postcodeShape.exec(bare) ?? [];
  if (area === "" || unserved.test(bare)) return null;
  if (area === "BT") return "northern-ireland";
  if (area === "JE" || area === "GY") return "channel-islands";
  const ranges = highlandDistricts[area];
  if (ranges === undefined) return "mainland";
  const number = Number(district);
  return ranges === null || ranges.some(([from, to]) => number >= from && number <= to)
    ? "highlands-islands"
    : "mainland";
}

/** Whether what goes there leaves the country that UK VAT is charged in. Man and Northern Ireland do not: HMRC, VATPOSG2300. */
export function isOutsideVat(zone: string): boolean {
  return zone === "channel-islands";
}
