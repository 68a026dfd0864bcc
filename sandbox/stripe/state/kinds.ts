import type Stripe from "stripe";

/** The version whose shapes are reproduced. A newer SDK does not compile until this is looked at again. */
export const apiVersion: Stripe.LatestApiVersion = "2026-10-28.endive";

/** The SDK turns decimal strings into its Decimal class on arrival; on the wire they are strings. */
export type WirePrice = Omit<Stripe.Price, "unit_amount_decimal"> & { unit_amount_decimal: string | null };
export type WireLineItem = Omit<Stripe.LineItem, "price"> & { price: WirePrice | null };

/** Every kind of object that is kept, with the SDK's own type of it. */
export type Kinds = {
  "checkout.session": Stripe.Checkout.Session;
  payment_intent: Stripe.PaymentIntent;
  payment_method: Stripe.PaymentMethod;
  charge: Stripe.Charge;
  customer: Stripe.Customer;
  refund: Stripe.Refund;
  coupon: Stripe.Coupon;
  promotion_code: Stripe.PromotionCode;
  dispute: Stripe.Dispute;
  event: Stripe.EventBase;
  product: Stripe.Product;
  price: WirePrice;
  shipping_rate: Stripe.ShippingRate;
};
export type Kind = keyof Kinds;

/** What a session needs to remember and does not show. */
export type SessionHidden = {
  lineItems: WireLineItem[];
  intent: {
    description: string | null;
    metadata: Stripe.Metadata;
    receiptEmail: string | null;
    statementDescriptor: string | null;
    statementDescriptorSuffix: string | null;
  };
};

export type PaymentIntentHidden = {
  /** A card and its holder while he is asked to approve: only test cards ever ask. */
  awaiting: { card: CardOnFile; buyer: Buyer } | null;
  /** The bank account that a payment under way is taken from. */
  account?: AccountOnFile;
};

export type CardOnFile = { number: string; expMonth: number; expYear: number; paymentMethod: string };

/** A British bank account; both numbers in digits only. */
export type AccountOnFile = { sortCode: string; accountNumber: string; paymentMethod: string };

/** What is paid with. */
export type Means = CardOnFile | AccountOnFile;

export function isCard(means: Means): means is CardOnFile {
  return "number" in means;
}

/** Whose money it is, as far as it is known. */
export type Payer = {
  email: string | null;
  name: string | null;
  phone: string | null;
  billing: Stripe.Address;
};

/** Who pays on the hosted page, and where it goes. */
export type Buyer = Payer & {
  email: string;
  name: string;
  /** Null when the session asked for no delivery address. */
  shipping: Stripe.Address | null;
};

export type Hidden = {
  "checkout.session": SessionHidden;
  payment_intent: PaymentIntentHidden;
  /** The whole number of a card, which only test cards have here; null for an account. */
  payment_method: { number: string | null };
};
