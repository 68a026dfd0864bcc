import type { ParameterType } from "./parameter-types";

/** The values that Stripe takes where the SDK's types only say that it is a text. */

/** Every currency that Stripe charges in (docs.stripe.com/currencies). */
const currencies = new Set(
  (
    "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp " +
    "cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr " +
    "isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk mxn " +
    "myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp sle " +
    "sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx usd uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw"
  ).split(" "),
);

const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

type ClosedList = { has: (value: string) => boolean; code: string; refusal: (value: string) => string };

const currencyList: ClosedList = {
  has: (value) => currencies.has(value.toLowerCase()),
  code: "currency_not_supported",
  refusal: (value) =>
    `Invalid currency: ${value.toLowerCase()}. Stripe currently supports these currencies: ${[...currencies].join(", ")}`,
};

const countryList: ClosedList = {
  has: (value) => /^[A-Z]{2}$/.test(value) && regions.of(value) !== undefined,
  code: "country_code_invalid",
  refusal: (value) => `Country '${value}' is unknown. Use its two capital letters, such as 'GB'.`,
};

const taxCodeList: ClosedList = {
  has: (value) => /^txcd_\d{8}$/.test(value),
  code: "resource_missing",
  refusal: (value) => `No such tax code: '${value}'`,
};

function eventList(eventTypes: readonly string[]): ClosedList {
  return {
    has: (value) =>
      value === "*" ||
      (value.endsWith(".*")
        ? eventTypes.some((type) => type.startsWith(value.slice(0, -1)))
        : eventTypes.includes(value)),
    code: "parameter_invalid",
    refusal: (value) => `Invalid event type: ${value} is not a type of event.`,
  };
}

/** The list that a text of this name is held to; undefined when any will do. */
export function closedListFor(
  type: ParameterType,
  name: string,
  eventTypes: readonly string[],
): ClosedList | undefined {
  if (name === "currency" || name.endsWith("_currency")) return currencyList;
  if (name === "country") return countryList;
  if (name === "tax_code") return taxCodeList;
  if (type === "EventListParams" && (name === "type" || name === "types")) return eventList(eventTypes);
  return undefined;
}
