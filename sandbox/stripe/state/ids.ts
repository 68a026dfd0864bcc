import { randomBytes } from "node:crypto";

const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

function letters(length: number): string {
  // 248 is the largest multiple of 62 that a byte holds: higher bytes would favour the first letters.
  let text = "";
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < 248 && text.length < length) text += alphabet[byte % 62] ?? "";
    }
  }
  return text;
}

/** A new id that looks like Stripe's for the same thing. */
export const newId = {
  session: () => `cs_test_a1${letters(56)}`,
  paymentIntent: () => `pi_3${letters(23)}`,
  charge: () => `ch_3${letters(23)}`,
  /** A charge that is no card's: Stripe calls it a payment. */
  payment: () => `py_3${letters(23)}`,
  refund: () => `re_3${letters(23)}`,
  paymentRefund: () => `pyr_1${letters(23)}`,
  mandate: () => `mandate_1${letters(23)}`,
  event: () => `evt_1${letters(23)}`,
  lineItem: () => `li_1${letters(23)}`,
  customer: () => `cus_${letters(14)}`,
  price: () => `price_1${letters(23)}`,
  product: () => `prod_${letters(14)}`,
  shippingRate: () => `shr_1${letters(23)}`,
  coupon: () => letters(8),
  promotionCode: () => `promo_1${letters(23)}`,
  dispute: () => `du_1${letters(23)}`,
  paymentMethod: () => `pm_1${letters(23)}`,
  request: () => `req_${letters(14)}`,
  secret: (of: string) => `${of}_secret_${letters(25)}`,
};
