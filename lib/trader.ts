import { env, shopMailbox } from "@/lib/env";
import { addressLines } from "@/lib/trader-shapes";

/** Who sells: what the law wants said wherever the shop speaks for itself. */
export interface Trader {
  /** The name in the companies register; "Fettle" is what it trades as. */
  readonly name: string;
  /** The registered office, line by line. */
  readonly address: readonly string[];
  readonly email: string;
  /** Null when nobody answers a telephone. */
  readonly phone: string | null;
  readonly companyNumber: string;
  /** The part of the United Kingdom in whose register the company is. */
  readonly registeredIn: "England and Wales" | "Scotland" | "Northern Ireland";
  readonly vatNumber: string;
}

/** The trader's identity, from the settings. */
export function trader(): Trader {
  const { TRADER_NAME, TRADER_ADDRESS, TRADER_COMPANY_NUMBER, TRADER_VAT_NUMBER, TRADER_PHONE } = env();
  const companyNumber = TRADER_COMPANY_NUMBER.replaceAll(" ", "").toUpperCase();
  return {
    name: TRADER_NAME,
    address: addressLines(TRADER_ADDRESS),
    email: shopMailbox(),
    phone: TRADER_PHONE ?? null,
    companyNumber,
    registeredIn: registerOf(companyNumber),
    vatNumber: spaced(TRADER_VAT_NUMBER),
  };
}

/** The number's letters name the register. */
function registerOf(companyNumber: string): Trader["registeredIn"] {
  if (/^S[CFLOP]/.test(companyNumber)) return "Scotland";
  return /^(?:N[CFILOP]|R)/.test(companyNumber) ? "Northern Ireland" : "England and Wales";
}

const unbroken = "\u00a0";

/** "GB 123 4567 82", as it is printed on invoices, and never over two lines. */
function spaced(vatNumber: string): string {
  const digits = vatNumber.replaceAll(/\D/g, "");
  return ["GB", digits.slice(0, 3), digits.slice(3, 7), digits.slice(7)].join(unbroken);
}

/** An address in one line, whose postcode is never parted. */
export function addressInline(address: readonly string[]): string {
  return [...address.slice(0, -1), (address.at(-1) ?? "").replaceAll(" ", unbroken)].join(", ");
}

/** All of it in two sentences, for the foot of a letter. */
export function traderWords({ name, address, companyNumber, registeredIn, vatNumber }: Trader): string {
  return `Fettle is a trading name of ${name}, ${addressInline(address)}. Registered in ${registeredIn}, company number ${companyNumber}. VAT number ${vatNumber}.`;
}
