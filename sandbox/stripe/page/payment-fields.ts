import type Stripe from "stripe";
import { passesLuhn } from "@/sandbox/stripe/checkout/cards";
import type { Order } from "@/sandbox/stripe/checkout/payment";
import { ordinaryCountries } from "./countries";

export const fieldNames = [
  "email",
  "phone",
  "name",
  "line1",
  "line2",
  "town",
  "postcode",
  "country",
  "rate",
  "method",
  "sortCode",
  "accountNumber",
  "number",
  "expiry",
  "cvc",
] as const;
export type FieldName = (typeof fieldNames)[number];

/** What stands in the fields of the form, as typed. */
export type Typed = Record<FieldName, string>;
export type FieldErrors = Partial<Record<FieldName, string>>;

/** Which parts of the form a session asks for. */
export type Asked = {
  address: boolean;
  phone: boolean;
  /** How the buyer may pay; empty when there is nothing to pay. */
  methods: readonly string[];
  countries: readonly string[];
};

export function askedBy(session: Stripe.Checkout.Session): Asked {
  // With several delivery options, one may be free and another not.
  const costs =
    session.amount_total !== 0 || session.shipping_options.some(({ shipping_amount: amount }) => amount > 0);
  return {
    address:
      session.shipping_address_collection !== null || session.billing_address_collection === "required",
    phone: session.phone_number_collection?.enabled === true,
    methods: costs ? session.payment_method_types : [],
    countries: session.shipping_address_collection?.allowed_countries ?? ordinaryCountries,
  };
}

/** The form as it first appears: the email that the shop passed, its country, the first delivery option. */
export function freshForm(session: Stripe.Checkout.Session): Typed {
  const { countries, methods } = askedBy(session);
  const rate = session.shipping_cost?.shipping_rate;
  return {
    ...blank,
    email: session.customer_email ?? session.customer_details?.email ?? "",
    country: countries.includes("GB") ? "GB" : (countries[0] ?? "GB"),
    rate: typeof rate === "string" ? rate : "",
    method: methods[0] ?? "",
  };
}

const blank: Typed = {
  email: "",
  phone: "",
  name: "",
  line1: "",
  line2: "",
  town: "",
  postcode: "",
  country: "",
  rate: "",
  method: "",
  sortCode: "",
  accountNumber: "",
  number: "",
  expiry: "",
  cvc: "",
};

export function readForm(body: string): Typed {
  const sent = new URLSearchParams(body);
  const typed = { ...blank };
  for (const name of fieldNames) typed[name] = (sent.get(name) ?? "").trim().slice(0, 300);
  return typed;
}

/** Month and year of `12/34`, `12 / 2034` or `1234`. */
function readExpiry(text: string): { month: number; year: number } | undefined {
  const match =
    /^(0?[1-9]|1[0-2])\s*[/-]\s*(\d{2}|\d{4})$/.exec(text) ?? /^(0[1-9]|1[0-2])(\d{2}|\d{4})$/.exec(text);
  const [, month, year] = match ?? [];
  if (month === undefined || year === undefined) return undefined;
  return { month: Number(month), year: year.length === 2 ? 2000 + Number(year) : Number(year) };
}

function digitsOf(number: string): string {
  return number.replaceAll(/[\s-]/g, "");
}

/** What is wrong with each field, in words for the buyer; empty when the form can be charged. `nowMs` is the session's time. */
export function checkForm(session: Stripe.Checkout.Session, typed: Typed, nowMs: number): FieldErrors {
  const asked = askedBy(session);
  const errors: FieldErrors = {};
  const need = (name: FieldName, message: string): void => {
    if (typed[name] === "") errors[name] = message;
  };
  need("name", "Enter your name.");
  need("postcode", "Enter your postcode.");
  if (asked.phone) need("phone", "Enter your phone number.");
  if (asked.address) {
    need("line1", "Enter the first line of your address.");
    need("town", "Enter your town.");
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed.email)) {
    errors.email = "Enter your email address, like name@example.com.";
  }
  if (!asked.countries.includes(typed.country)) errors.country = "Choose your country from the list.";
  const british = /^[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}$/i;
  if (typed.country === "GB" && typed.postcode !== "" && !british.test(typed.postcode)) {
    errors.postcode = "Enter a full UK postcode, like LS1 4AP.";
  }
  const rates = session.shipping_options.map(({ shipping_rate: rate }) => rate);
  if (rates.length > 0 && !rates.includes(typed.rate)) errors.rate = "Choose how it should be delivered.";
  switch (methodOf(asked, typed)) {
    case undefined:
      return errors;
    case "card":
      return { ...errors, ...checkCard(typed, nowMs) };
    case "bacs_debit":
      return { ...errors, ...checkAccount(typed) };
    default:
      return { ...errors, method: "Choose how to pay." };
  }
}

/** How the buyer chose to pay; with one way to pay there is nothing to choose. Undefined when there is nothing to pay. */
function methodOf({ methods }: Asked, typed: Typed): string | undefined {
  const [first] = methods;
  if (first === undefined || typed.method === "" || methods.length === 1) return first;
  return methods.includes(typed.method) ? typed.method : "";
}

function checkAccount(typed: Typed): FieldErrors {
  const errors: FieldErrors = {};
  if (!/^\d{6}$/.test(digitsOf(typed.sortCode))) errors.sortCode = "Enter the 6-digit sort code.";
  if (!/^\d{8}$/.test(digitsOf(typed.accountNumber))) {
    errors.accountNumber = "Enter the 8-digit account number.";
  }
  return errors;
}

function checkCard(typed: Typed, nowMs: number): FieldErrors {
  const errors: FieldErrors = {};
  const number = digitsOf(typed.number);
  if (number === "") errors.number = "Enter your card number.";
  else if (!/^\d{12,19}$/.test(number) || !passesLuhn(number)) errors.number = "Your card number is invalid.";

  const expiry = readExpiry(typed.expiry);
  const now = new Date(nowMs);
  if (!expiry) {
    errors.expiry = "Enter month and year, like 12/34.";
  } else if (expiry.year * 12 + expiry.month < now.getUTCFullYear() * 12 + now.getUTCMonth() + 1) {
    errors.expiry = "Your card's expiry date is in the past.";
  } else if (expiry.year > now.getUTCFullYear() + 50) {
    errors.expiry = "Your card's expiry year is too far in the future.";
  }

  const digits = /^3[47]/.test(number) ? 4 : 3;
  if (!new RegExp(`^\\d{${digits}}$`).test(typed.cvc))
    errors.cvc = `Enter the ${digits}-digit security code.`;
  return errors;
}

/** What a form that passed `checkForm` asks for. */
export function orderFrom(session: Stripe.Checkout.Session, typed: Typed): Order {
  const asked = askedBy(session);
  const address: Stripe.Address = {
    city: typed.town || null,
    country: typed.country,
    line1: typed.line1 || null,
    line2: typed.line2 || null,
    postal_code: typed.country === "GB" ? typed.postcode.toUpperCase() : typed.postcode,
    state: null,
  };
  return {
    buyer: {
      email: typed.email,
      name: typed.name,
      phone: asked.phone ? typed.phone : null,
      billing: address,
      shipping: session.shipping_address_collection ? address : null,
    },
    means: meansFrom(methodOf(asked, typed), typed),
    shippingRate: typed.rate || null,
  };
}

function meansFrom(method: string | undefined, typed: Typed): Order["means"] {
  if (method === "bacs_debit") {
    return { sortCode: digitsOf(typed.sortCode), accountNumber: digitsOf(typed.accountNumber) };
  }
  const expiry = readExpiry(typed.expiry);
  return method === "card" && expiry
    ? { number: digitsOf(typed.number), expMonth: expiry.month, expYear: expiry.year }
    : null;
}
