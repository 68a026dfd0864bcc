import { z } from "zod";

/** The least that can be charged, in the currency's smallest unit (docs.stripe.com/currencies#minimum-and-maximum-charge-amounts). */
export const leastCharge = {
  aud: 50,
  cad: 50,
  chf: 50,
  czk: 1_500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  jpy: 50,
  nok: 300,
  nzd: 50,
  pln: 200,
  sek: 300,
  usd: 50,
} as const;

export type Currency = keyof typeof leastCharge;

/** The most that can be charged, in the smallest unit. */
export const greatestCharge = 99_999_999;

function isCurrency(value: string): value is Currency {
  return Object.hasOwn(leastCharge, value);
}

/** The currency of something that is kept already. */
export function keptCurrency(code: string): Currency {
  if (isCurrency(code)) return code;
  throw new Error(`${code} is kept, and is no currency`);
}

/** A currency code in any case; kept in small letters. */
export function currency() {
  return z.string().transform((value, context) => {
    const code = value.toLowerCase();
    if (isCurrency(code)) return code;
    context.addIssue({
      code: "custom",
      message: `Stripe knows the currency ${code}, but this stand-in takes only ${Object.keys(leastCharge).join(", ")}.`,
      params: { code: "currency_not_supported" },
    });
    return z.NEVER;
  });
}

/** `£34.00`, from a whole number of the smallest unit. */
export function money(amount: number, code: string): string {
  const format = new Intl.NumberFormat("en-GB", { style: "currency", currency: code });
  return format.format(amount / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}
